import { JsonError } from './json-error';
import { appendJson, type JavaLeaf } from '../java/json-text';
import { NestedText } from '../java/nested-text';
import { unicodeEscape } from '../java/unicode-escape';
import { JavaDouble, type JavaValue } from '../java/values';

const NEEDS_ESCAPE = /["\\]|(?![\u007f-\u009f])\p{Cc}/u;
const ESCAPED = new RegExp(NEEDS_ESCAPE, 'gu');

const SHORT_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'], ['\\', '\\\\'], ['\b', '\\b'], ['\f', '\\f'], ['\n', '\\n'], ['\r', '\\r'], ['\t', '\\t'],
]);

/**
 * Writes compact JSON as Jackson's ObjectMapper does: characters beyond ASCII as they are, lone surrogates too.
 *
 * @throws JsonError for more than 1,000 nested levels, which a value that holds itself has, or 16,000,000 characters
 */
export function writeJson(value: JavaValue): string {
  const text = new NestedText((reason) => new JsonError(reason));
  appendJson(value, text, writeLeaf);
  return text.toString();
}

function writeLeaf(leaf: JavaLeaf): string {
  if (typeof leaf === 'string') {
    return quote(leaf);
  }
  const text = String(leaf);
  return leaf instanceof JavaDouble && !Number.isFinite(leaf.value) ? quote(text) : text;
}

function quote(text: string): string {
  return `"${NEEDS_ESCAPE.test(text) ? text.replace(ESCAPED, escape) : text}"`;
}

function escape(character: string): string {
  return SHORT_ESCAPES.get(character) ?? unicodeEscape(character);
}
