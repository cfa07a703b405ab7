import { VtlError } from './errors';
import { LIMITS } from './limits';
import { JavaArray, JavaArrayList, JavaObject, type VtlValue } from './values';
import { JavaMap, toJavaString, type JavaValue } from '../java/values';

/**
 * The text that a value renders as. Null, which Velocity never prints by itself, is `null` inside of others.
 *
 * @throws VtlError for a Java array, whose text is a memory address, and for what is nested too deeply
 */
export function print(value: VtlValue, depth = 0): string {
  if (typeof value === 'string') {
    return value;
  }
  if (depth > LIMITS.depth) {
    throw new VtlError(`cannot print a value nested deeper than ${LIMITS.depth} levels`);
  }
  if (value instanceof JavaMap) {
    return printMap(value, depth);
  }
  if (value instanceof JavaArray) {
    throw new VtlError('a Java array prints as a memory address; loop over it, or take elements by index');
  }
  if (value instanceof JavaArrayList) {
    return printList(value, depth);
  }
  return value instanceof JavaObject ? value.toString() : toJavaString(value);
}

function printMap(map: JavaMap, depth: number): string {
  const entries: string[] = [];
  for (const [key, value] of map) {
    entries.push(`${key}=${value === map ? '(this Map)' : print(value, depth + 1)}`);
  }
  return `{${entries.join(', ')}}`;
}

function printList(list: Iterable<JavaValue>, depth: number): string {
  const elements: string[] = [];
  for (const element of list) {
    elements.push(element === list ? '(this Collection)' : print(element, depth + 1));
  }
  return `[${elements.join(', ')}]`;
}
