import { isNumber, needDecimals, toDouble, type JavaNumber } from './arithmetic';
import * as decimals from './decimals';
import { print } from './printing';
import { JavaCharacter, type VtlValue } from './values';
import { JavaDecimal, JavaDouble, JavaMap } from '../java/values';

/**
 * The order of two numbers of any kind: negative, zero or positive. NaN compares as equal, as Velocity has it.
 */
export function compareNumbers(left: JavaNumber, right: JavaNumber): number {
  if (typeof left === 'bigint' && typeof right === 'bigint') {
    return Number(left > right) - Number(left < right);
  }
  if (needDecimals(left, right)) {
    return decimals.compare(decimals.toDecimal(left), decimals.toDecimal(right));
  }
  const first = toDouble(left);
  const second = toDouble(right);
  return Number(first > second) - Number(first < second);
}

/**
 * The template operator `==`: numbers by value, values of one class by `equals`, everything else by its text.
 */
export function looselyEqual(left: VtlValue, right: VtlValue): boolean {
  if (isNumber(left) && isNumber(right)) {
    return compareNumbers(left, right) === 0;
  }
  if (left === null || right === null) {
    return left === right;
  }
  return kind(left) === kind(right) ? javaEquals(left, right) : print(left) === print(right);
}

/**
 * Java's `equals`: false across classes; lists and maps by what they hold.
 */
export function javaEquals(left: VtlValue, right: VtlValue): boolean {
  if (left === right) {
    return true;
  }
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((element, index) => javaEquals(element, right[index]));
  }
  if (left instanceof JavaMap && right instanceof JavaMap) {
    return equalMaps(left, right);
  }
  if (left instanceof JavaDouble && right instanceof JavaDouble) {
    return Object.is(left.value, right.value);
  }
  if (left instanceof JavaDecimal && right instanceof JavaDecimal) {
    return left.unscaled === right.unscaled && left.scale === right.scale;
  }
  return left instanceof JavaCharacter && right instanceof JavaCharacter && left.text === right.text;
}

function equalMaps(left: JavaMap, right: JavaMap): boolean {
  if (left.size !== right.size) {
    return false;
  }
  for (const [key, value] of left) {
    if (!right.has(key) || !javaEquals(value, right.get(key) ?? null)) {
      return false;
    }
  }
  return true;
}

function kind(value: VtlValue): unknown {
  if (Array.isArray(value)) {
    return Array;
  }
  return typeof value === 'object' && value !== null ? value.constructor : typeof value;
}
