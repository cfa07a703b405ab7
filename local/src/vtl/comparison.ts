import { print } from './printing';
import { JavaCharacter, JavaObject, type VtlValue } from './values';
import { compare, isNumber } from '../java/numbers';
import { javaEquals } from '../java/values';

/**
 * The template operator `==`: numbers by value, values of one class by `equals`, everything else by its text.
 */
export function looselyEqual(left: VtlValue, right: VtlValue): boolean {
  if (isNumber(left) && isNumber(right)) {
    return compare(left, right) === 0;
  }
  if (left === null || right === null) {
    return left === right;
  }
  return kind(left) === kind(right) ? areEqual(left, right) : print(left) === print(right);
}

/**
 * Java's `equals`; objects that are no data are equal to themselves only, characters to the same ones.
 */
export function areEqual(left: VtlValue, right: VtlValue): boolean {
  if (left instanceof JavaCharacter && right instanceof JavaCharacter) {
    return left.text === right.text;
  }
  if (left instanceof JavaObject || right instanceof JavaObject) {
    return left === right;
  }
  return javaEquals(left, right);
}

function kind(value: VtlValue): unknown {
  if (Array.isArray(value)) {
    return Array;
  }
  return typeof value === 'object' && value !== null ? value.constructor : typeof value;
}
