import { UnsupportedFeatureError } from '../../errors';
import { JavaArray } from '../../java/values';
import { JavaRegex } from '../../regex';
import { JavaError } from '../errors';
import { print } from '../printing';
import { JavaCharacter } from '../values';
import { ANY, BOOLEAN, COLLECTION, INTEGER, TEXT } from './parameters';
import { methodsOf, MethodTable } from './table';

const method = methodsOf<string>();

const LAST_CODE_POINT = 0x10ffff;

/** Methods of Java 8's String that exist but give what templates cannot hold. */
const NOT_EMULATED = ['getBytes', 'toCharArray', 'chars', 'codePoints'];

/** Methods that String has since Java 11. Which Java runs API Gateway's templates is not known. */
const SINCE_JAVA_11 = ['isBlank', 'lines', 'strip', 'stripLeading', 'stripTrailing'];

/**
 * Methods of `java.lang.String` in Java 8, its static ones included, which templates reach through any instance.
 *
 * @see https://docs.oracle.com/javase/8/docs/api/java/lang/String.html
 */
export const TEXT_METHODS = new MethodTable<string>([
  method('length', [], (text) => BigInt(text.length)),
  method('isEmpty', [], (text) => text === ''),
  method('charAt', [INTEGER], (text, index) => new JavaCharacter(text[checkRange(text, index, index + 1)])),
  method('codePointAt', [INTEGER], (text, index) => BigInt(text.codePointAt(checkRange(text, index, index + 1)) ?? 0)),
  method('codePointCount', [INTEGER, INTEGER], (text, from, to) => BigInt([...text.slice(checkRange(text, from, to), to)].length)),
  method('compareTo', [TEXT], (text, other) => BigInt(compare(text, other))),
  method('compareToIgnoreCase', [TEXT], (text, other) => BigInt(compare(foldCase(text), foldCase(other)))),
  method('concat', [TEXT], (text, other) => text + other),
  method('contains', [TEXT], (text, other) => text.includes(other)),
  method('contentEquals', [TEXT], (text, other) => text === other),
  method('startsWith', [TEXT], (text, prefix) => text.startsWith(prefix)),
  method('startsWith', [TEXT, INTEGER], (text, prefix, from) => from >= 0 && text.length - from >= prefix.length && text.startsWith(prefix, from)),
  method('endsWith', [TEXT], (text, suffix) => text.endsWith(suffix)),
  method('equalsIgnoreCase', [ANY], (text, other) => typeof other === 'string' && foldCase(text) === foldCase(other)),
  method('indexOf', [TEXT], (text, other) => BigInt(text.indexOf(other))),
  method('indexOf', [TEXT, INTEGER], (text, other, from) => BigInt(text.indexOf(other, from))),
  method('indexOf', [INTEGER], (text, codePoint) => find(codePoint, (character) => text.indexOf(character))),
  method('indexOf', [INTEGER, INTEGER], (text, codePoint, from) => find(codePoint, (character) => text.indexOf(character, from))),
  method('lastIndexOf', [TEXT], (text, other) => BigInt(text.lastIndexOf(other))),
  method('lastIndexOf', [TEXT, INTEGER], (text, other, from) => BigInt(lastIndexOf(text, other, from))),
  method('lastIndexOf', [INTEGER], (text, codePoint) => find(codePoint, (character) => text.lastIndexOf(character))),
  method('intern', [], (text) => text),
  method('regionMatches', [INTEGER, TEXT, INTEGER, INTEGER], (text, from, other, otherFrom, length) =>
    regionMatches(text, from, other, otherFrom, length)),
  method('regionMatches', [BOOLEAN, INTEGER, TEXT, INTEGER, INTEGER], (text, ignoreCase, from, other, otherFrom, length) =>
    (ignoreCase
      ? regionMatches(foldCase(text), from, foldCase(other), otherFrom, length)
      : regionMatches(text, from, other, otherFrom, length))),
  method('matches', [TEXT], (text, pattern) => JavaRegex.compile(pattern).matches(text)),
  method('replace', [TEXT, TEXT], (text, target, replacement) => replace(text, target, replacement)),
  method('replaceAll', [TEXT, TEXT], (text, pattern, replacement) => JavaRegex.compile(pattern).replaceAll(text, replacement)),
  method('replaceFirst', [TEXT, TEXT], (text, pattern, replacement) => JavaRegex.compile(pattern).replaceFirst(text, replacement)),
  method('split', [TEXT], (text, pattern) => JavaArray.holding(JavaRegex.compile(pattern).split(text))),
  method('split', [TEXT, INTEGER], (text, pattern, limit) => JavaArray.holding(JavaRegex.compile(pattern).split(text, limit))),
  method('substring', [INTEGER], (text, from) => text.slice(checkRange(text, from, text.length))),
  method('substring', [INTEGER, INTEGER], (text, from, to) => text.slice(checkRange(text, from, to), to)),
  method('subSequence', [INTEGER, INTEGER], (text, from, to) => text.slice(checkRange(text, from, to), to)),
  method('toLowerCase', [], (text) => text.toLowerCase()),
  method('toUpperCase', [], (text) => text.toUpperCase()),
  // Java trims every character up to the space, control characters included, and no other whitespace
  method('trim', [], (text) => text.replace(/^[\0- ]+|(?<![\0- ])[\0- ]+$/g, '')),
  method('valueOf', [ANY], (_text, value) => print(value)),
  method('join', [TEXT, COLLECTION], (_text, delimiter, elements) => Array.from(elements, (element) => print(element)).join(delimiter)),
  ...NOT_EMULATED.map((name) => method(name, [], () => refuse(`${name}() of a string`))),
  ...SINCE_JAVA_11.map((name) => method(name, [], () => refuse(`${name}(), which strings have since Java 11 only,`))),
  method('repeat', [INTEGER], (_text, _times) => refuse('repeat(), which strings have since Java 11 only,')),
]);

function replace(text: string, target: string, replacement: string): string {
  return target === '' ? text.replaceAll(target, () => replacement) : text.split(target).join(replacement);
}

function refuse(feature: string): undefined {
  throw new UnsupportedFeatureError(`${feature} in a mapping template`);
}

/** The start of a range of the text; Java throws where JavaScript clips. */
function checkRange(text: string, from: number, to: number): number {
  if (from < 0 || to > text.length || from > to) {
    throw new JavaError('StringIndexOutOfBoundsException', `characters ${from} to ${to} of a string of ${text.length}`);
  }
  return from;
}

/** Where a character is; what is no code point is nowhere. */
function find(codePoint: number, indexOf: (character: string) => number): bigint {
  const isCharacter = codePoint >= 0 && codePoint <= LAST_CODE_POINT;
  return BigInt(isCharacter ? indexOf(String.fromCodePoint(codePoint)) : -1);
}

/** The difference of the first characters that differ, else of the lengths. */
function compare(left: string, right: string): number {
  for (let index = 0; index < Math.min(left.length, right.length); index += 1) {
    const difference = left.charCodeAt(index) - right.charCodeAt(index);
    if (difference !== 0) {
      return difference;
    }
  }
  return left.length - right.length;
}

/** Java folds one UTF-16 unit at a time, so that no character changes its length. */
function foldCase(text: string): string {
  return text.replace(/[^\0-\x7f]|[A-Z]/g, (character) => {
    const upper = character.toUpperCase();
    const lower = (upper.length === 1 ? upper : character).toLowerCase();
    return lower.length === 1 ? lower : character;
  });
}

/** The last occurrence that begins at the given index or before. */
function lastIndexOf(text: string, other: string, from: number): number {
  return from < 0 ? -1 : text.lastIndexOf(other, from);
}

function regionMatches(text: string, from: number, other: string, otherFrom: number, length: number): boolean {
  if (from < 0 || otherFrom < 0 || from + length > text.length || otherFrom + length > other.length) {
    return false;
  }
  return length <= 0 || text.slice(from, from + length) === other.slice(otherFrom, otherFrom + length);
}
