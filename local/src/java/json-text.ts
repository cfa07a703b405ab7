import { JavaMap, type JavaList, type JavaValue } from './model';
import type { NestedText } from './nested-text';

/**
 * A value that holds no others.
 */
export type JavaLeaf = Exclude<JavaValue, JavaList | JavaMap>;

/**
 * Appends compact JSON.
 *
 * @param writeLeaf the JSON of strings, keys among them, and of other leaves, in which libraries differ
 */
export function appendJson(value: JavaValue, text: NestedText, writeLeaf: (leaf: JavaLeaf) => string): void {
  if (Array.isArray(value)) {
    appendList(value, text, writeLeaf);
  } else if (value instanceof JavaMap) {
    appendMap(value, text, writeLeaf);
  } else {
    text.append(writeLeaf(value));
  }
}

function appendList(list: JavaList, text: NestedText, writeLeaf: (leaf: JavaLeaf) => string): void {
  text.open('[');
  let separator = '';
  for (const element of list) {
    text.append(separator);
    appendJson(element, text, writeLeaf);
    separator = ',';
  }
  text.close(']');
}

function appendMap(map: JavaMap, text: NestedText, writeLeaf: (leaf: JavaLeaf) => string): void {
  text.open('{');
  let separator = '';
  for (const [key, value] of map) {
    text.append(`${separator}${writeLeaf(key)}:`);
    appendJson(value, text, writeLeaf);
    separator = ',';
  }
  text.close('}');
}
