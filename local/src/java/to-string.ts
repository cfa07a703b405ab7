import { JavaThrowable } from './java-throwable';
import { appendJson, type JavaLeaf } from './json-text';
import { JavaArray, JavaArrayList } from './lists';
import { JavaMap, type JavaValue } from './model';
import { NestedText } from './nested-text';
import { unicodeEscape } from './unicode-escape';

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'], ['\\', '\\\\'], ['/', '\\/'],
  ['\b', '\\b'], ['\f', '\\f'], ['\n', '\\n'], ['\r', '\\r'], ['\t', '\\t'],
]);

/** What json-smart escapes, slashes and typographic marks among it. */
const ESCAPED = /["\\/\p{Cc}\u2000-\u20ff]/gu;

/**
 * The text of Java's `toString`: a map prints as `{a=b}`, a list out of JSON as compact JSON with everything in it, a list that a
 * template made as `[a, b]`.
 *
 * @throws JavaThrowable for a Java array, for more than 1,000 nested levels or 16,000,000 characters
 */
export function toJavaString(value: JavaValue): string {
  if (!(value instanceof JavaMap) && !Array.isArray(value)) {
    return String(value);
  }
  const text = new NestedText((reason) => new JavaThrowable('VirtualMachineError', reason));
  print(value, text);
  return text.toString();
}

function print(value: JavaValue, text: NestedText): void {
  if (value instanceof JavaMap) {
    printMap(value, text);
  } else if (value instanceof JavaArrayList) {
    printArrayList(value, text);
  } else if (Array.isArray(value)) {
    appendJson(value, text, jsonLeaf);
  } else {
    text.append(String(value));
  }
}

function printMap(map: JavaMap, text: NestedText): void {
  text.open('{');
  let separator = '';
  for (const [key, value] of map) {
    text.append(`${separator}${key}=`);
    print(value === map ? '(this Map)' : value, text);
    separator = ', ';
  }
  text.close('}');
}

function printArrayList(list: JavaArrayList, text: NestedText): void {
  if (list instanceof JavaArray) {
    throw new JavaThrowable('UnsupportedOperationException', 'an array prints as a memory address; loop over it, or take elements by index');
  }
  text.open('[');
  let separator = '';
  for (const element of list) {
    text.append(separator);
    print(element === list ? '(this Collection)' : element, text);
    separator = ', ';
  }
  text.close(']');
}

function jsonLeaf(leaf: JavaLeaf): string {
  return typeof leaf === 'string' ? `"${leaf.replace(ESCAPED, escape)}"` : String(leaf);
}

function escape(character: string): string {
  return ESCAPES.get(character) ?? unicodeEscape(character);
}
