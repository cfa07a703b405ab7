import { JsonError } from './json-error';
import { JavaDouble, JavaMap, type JavaValue } from '../java/values';

/** The deepest nesting Jackson writes. */
const MAX_DEPTH = 1000;

const NEEDS_ESCAPE = /["\\]|(?![\u007f-\u009f])\p{Cc}/u;
const ESCAPED = new RegExp(NEEDS_ESCAPE, 'gu');

const SHORT_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'], ['\\', '\\\\'], ['\b', '\\b'], ['\f', '\\f'], ['\n', '\\n'], ['\r', '\\r'], ['\t', '\\t'],
]);

/**
 * Writes compact JSON as Jackson's ObjectMapper does: characters beyond ASCII as they are, lone surrogates too.
 *
 * @throws JsonError for more than 1,000 nested levels
 */
export function writeJson(value: JavaValue): string {
  return write(value, 0);
}

function write(value: JavaValue, depth: number): string {
  if (typeof value === 'string') {
    return quote(value);
  }
  if (value instanceof JavaDouble) {
    return Number.isFinite(value.value) ? value.toString() : quote(value.toString());
  }
  if (value instanceof JavaMap || Array.isArray(value)) {
    return writeContainer(value, depth + 1);
  }
  return String(value);
}

function writeContainer(container: JavaMap | JavaValue[], depth: number): string {
  if (depth > MAX_DEPTH) {
    throw new JsonError(`nested deeper than ${MAX_DEPTH} levels`);
  }
  if (Array.isArray(container)) {
    return `[${container.map((item) => write(item, depth)).join(',')}]`;
  }
  const entries: string[] = [];
  for (const [key, value] of container) {
    entries.push(`${quote(key)}:${write(value, depth)}`);
  }
  return `{${entries.join(',')}}`;
}

function quote(text: string): string {
  return `"${NEEDS_ESCAPE.test(text) ? text.replace(ESCAPED, escape) : text}"`;
}

function escape(character: string): string {
  const short = SHORT_ESCAPES.get(character);
  return short ?? `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
