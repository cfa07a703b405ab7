import { range, single, union, type CodePointSet, setOf, basicSetOf } from './code-point-set';
import type { Flags } from './flags';

const LAST_ASCII = 0x7f;

/**
 * `Character.toUpperCase(int)`: characters whose upper case is more than one character stay as they are.
 */
export function toUpper(codePoint: number): number {
  return onlyCodePoint(String.fromCodePoint(codePoint).toUpperCase(), codePoint);
}

/**
 * `Character.toLowerCase(int)`.
 */
export function toLower(codePoint: number): number {
  return onlyCodePoint(String.fromCodePoint(codePoint).toLowerCase(), codePoint);
}

/**
 * Whether two code points are the same under the flags of a pattern.
 */
export function sameUnder(flags: Flags, left: number, right: number): boolean {
  if (left === right) {
    return true;
  }
  if (!flags.ignoreCase) {
    return false;
  }
  if (flags.unicodeCase) {
    return fold(left) === fold(right);
  }
  return left <= LAST_ASCII && right <= LAST_ASCII && toLower(left) === toLower(right);
}

/**
 * One character of a pattern, in all the cases that the flags allow.
 */
export function singleUnder(flags: Flags, codePoint: number): CodePointSet {
  if (!flags.ignoreCase) {
    return single(codePoint);
  }
  if (flags.unicodeCase) {
    const folded = fold(codePoint);
    return hasCases(codePoint) ? setOf((other) => other === codePoint || fold(other) === folded) : single(codePoint);
  }
  return codePoint <= LAST_ASCII ? union(single(toLower(codePoint)), single(toUpper(codePoint))) : single(codePoint);
}

/**
 * A range of a character class, in all the cases that the flags allow.
 */
export function rangeUnder(flags: Flags, first: number, last: number): CodePointSet {
  const plain = range(first, last);
  if (!flags.ignoreCase) {
    return plain;
  }
  const has = (codePoint: number) => plain.has(codePoint)
    || ((flags.unicodeCase || codePoint <= LAST_ASCII) && (plain.has(toUpper(codePoint)) || plain.has(toLower(codePoint))));
  return plain.basic && !flags.unicodeCase ? basicSetOf(has) : setOf(has);
}

function hasCases(codePoint: number): boolean {
  return toUpper(codePoint) !== codePoint || toLower(codePoint) !== codePoint;
}

function fold(codePoint: number): number {
  return toLower(toUpper(codePoint));
}

function onlyCodePoint(text: string, fallback: number): number {
  const codePoint = text.codePointAt(0) ?? fallback;
  return String.fromCodePoint(codePoint).length === text.length ? codePoint : fallback;
}
