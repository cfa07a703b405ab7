import { JavaMap, type JavaList, type JavaValue } from './model';

/**
 * The text of Java's `toString`: a map prints as `{a=b}`, a list as compact JSON with everything in it.
 */
export function toJavaString(value: JavaValue): string {
  if (value instanceof JavaMap) {
    return mapToString(value);
  }
  if (Array.isArray(value)) {
    return listToString(value);
  }
  return String(value);
}

function mapToString(map: JavaMap): string {
  const entries: string[] = [];
  for (const [key, value] of map) {
    entries.push(`${key}=${toJavaString(value)}`);
  }
  return `{${entries.join(', ')}}`;
}

function listToString(list: JavaList): string {
  return `[${list.map(insideList).join(',')}]`;
}

function insideList(value: JavaValue): string {
  if (typeof value === 'string') {
    return quote(value);
  }
  if (value instanceof JavaMap) {
    const entries: string[] = [];
    for (const [key, entry] of value) {
      entries.push(`${quote(key)}:${insideList(entry)}`);
    }
    return `{${entries.join(',')}}`;
  }
  return toJavaString(value);
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'], ['\\', '\\\\'], ['/', '\\/'],
  ['\b', '\\b'], ['\f', '\\f'], ['\n', '\\n'], ['\r', '\\r'], ['\t', '\\t'],
]);

function quote(text: string): string {
  return `"${text.replace(/["\\/\p{Cc}\u2000-\u20ff]/gu, escapeCharacter)}"`;
}

function escapeCharacter(character: string): string {
  return ESCAPES.get(character) ?? `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
