import { isNumber } from '../java/numbers';
import { JavaDecimal, javaEquals, JavaMap, type JavaList, type JavaValue } from '../java/values';
import { JsonError, parseJson } from '../json';
import type { JavaRegex } from '../regex';
import { resolveEscapes } from './escapes';
import { JsonPathError } from './json-path-error';

/**
 * A side of a relation, as Jayway tells them apart.
 *
 * A `json` that stands as text in the path, or as a string in a list, keeps its text: it is equal to nothing parsed.
 * An `opaque` is a string in a list that reads like a path, which is equal to nothing.
 */
export type FilterValue =
  | { readonly kind: 'undefined' }
  | { readonly kind: 'null' }
  | { readonly kind: 'opaque' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'number'; readonly value: JavaDecimal }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'json'; readonly value: JavaList | JavaMap; readonly text?: string }
  | { readonly kind: 'pattern'; readonly regex: JavaRegex };

/**
 * What a path led to.
 */
export function valueOf(value: JavaValue | undefined): FilterValue {
  if (value === undefined) {
    return { kind: 'undefined' };
  }
  if (value === null) {
    return { kind: 'null' };
  }
  if (typeof value === 'boolean') {
    return { kind: 'boolean', value };
  }
  if (typeof value === 'string') {
    return { kind: 'string', value };
  }
  return isNumber(value) ? { kind: 'number', value: decimalOf(value.toString()) } : { kind: 'json', value };
}

/**
 * The JSON of a path's text.
 *
 * @throws JsonPathError when it is not JSON
 */
export function literalOf(text: string): FilterValue {
  try {
    const value = parseJson(text);
    return Array.isArray(value) || value instanceof JavaMap ? { kind: 'json', value, text } : valueOf(value);
  } catch (error) {
    throw new JsonPathError(error instanceof JsonError ? error.message : `'${text}' is not JSON`);
  }
}

/**
 * An element of a list that a relation looks through.
 *
 * @param isPath whether a text is a path
 * @throws JsonPathError for lists and objects, which Jayway cannot look for
 */
export function elementValueOf(value: JavaValue, isPath: (text: string) => boolean): FilterValue {
  if (Array.isArray(value) || value instanceof JavaMap) {
    throw new JsonPathError('a list of lists or objects cannot be looked through');
  }
  if (typeof value !== 'string') {
    return valueOf(value);
  }
  const trimmed = value.trim();
  if (/^[$@]/.test(trimmed) && isPath(trimmed)) {
    return { kind: 'opaque' };
  }
  return jsonInString(trimmed, value) ?? { kind: 'string', value: resolveEscapes(withoutQuotes(value)) };
}

/**
 * Whether two sides are the same: numbers and strings by what they say, lists and objects by content.
 */
export function areEqual(left: FilterValue, right: FilterValue): boolean {
  switch (left.kind) {
    case 'null':
      return right.kind === 'null';
    case 'boolean':
      return right.kind === 'boolean' && left.value === right.value;
    case 'string':
      return equalsText(left.value, right);
    case 'number':
      return equalsNumber(left.value, right);
    case 'json':
      return right.kind === 'json' && left.text === undefined && javaEquals(left.value, right.value);
    default:
      return false;
  }
}

/**
 * The decimal of a text.
 *
 * @throws JsonPathError when it is not a number
 */
export function decimalOf(text: string): JavaDecimal {
  try {
    return JavaDecimal.parse(text);
  } catch {
    throw new JsonPathError(`'${text}' cannot be compared`);
  }
}

function jsonInString(trimmed: string, text: string): FilterValue | undefined {
  if (!/^(?:\[[^]*\]|\{[^]*\})$/.test(trimmed)) {
    return undefined;
  }
  try {
    return literalOf(text);
  } catch {
    return undefined;
  }
}

function withoutQuotes(text: string): string {
  return /^(?:'[^]*'|"[^]*")$/.test(text) ? text.slice(1, -1) : text;
}

function equalsText(text: string, other: FilterValue): boolean {
  if (other.kind === 'number') {
    return text === other.value.toString();
  }
  return other.kind === 'string' && text === other.value;
}

function equalsNumber(number: JavaDecimal, other: FilterValue): boolean {
  if (other.kind === 'number') {
    return number.compareTo(other.value) === 0;
  }
  try {
    return other.kind === 'string' && number.compareTo(JavaDecimal.parse(other.value)) === 0;
  } catch {
    return false;
  }
}
