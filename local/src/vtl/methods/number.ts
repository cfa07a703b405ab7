import { compare, toDouble, type JavaNumber } from '../../java/numbers';
import { JavaDecimal, JavaDouble } from '../../java/values';
import { JavaError } from '../errors';
import { INTEGER, NUMBER, TEXT } from './parameters';
import { methodsOf, MethodTable, type Method } from './table';

const ofNumber = methodsOf<JavaNumber>();
const ofInteger = methodsOf<bigint>();
const ofDouble = methodsOf<JavaDouble>();

/** Methods of `java.lang.Number`, and the order that its subclasses share. */
const COMMON: ReadonlyArray<Method<JavaNumber>> = [
  ofNumber('intValue', [], (value) => BigInt.asIntN(32, truncate(value, 32))),
  ofNumber('longValue', [], (value) => BigInt.asIntN(64, truncate(value, 64))),
  ofNumber('shortValue', [], (value) => BigInt.asIntN(16, truncate(value, 32))),
  ofNumber('byteValue', [], (value) => BigInt.asIntN(8, truncate(value, 32))),
  ofNumber('doubleValue', [], (value) => new JavaDouble(toDouble(value))),
  ofNumber('compareTo', [NUMBER], (value, other) => BigInt(compare(value, other))),
];

/**
 * Methods of `java.lang.Integer`, its static ones included, which templates reach through any instance.
 *
 * @see https://docs.oracle.com/javase/8/docs/api/java/lang/Integer.html
 */
export const INTEGER_METHODS = new MethodTable<bigint>([
  ...COMMON,
  ...statics(32),
  ofInteger('parseInt', [TEXT], (_value, text) => parseInteger(text, 10, 32)),
  ofInteger('parseInt', [TEXT, INTEGER], (_value, text, radix) => parseInteger(text, radix, 32)),
]);

/**
 * Methods of `java.lang.Long`.
 *
 * @see https://docs.oracle.com/javase/8/docs/api/java/lang/Long.html
 */
export const LONG_METHODS = new MethodTable<bigint>([
  ...COMMON,
  ...statics(64),
  ofInteger('parseLong', [TEXT], (_value, text) => parseInteger(text, 10, 64)),
  ofInteger('parseLong', [TEXT, INTEGER], (_value, text, radix) => parseInteger(text, radix, 64)),
]);

/**
 * Methods of `java.lang.Double`.
 *
 * @see https://docs.oracle.com/javase/8/docs/api/java/lang/Double.html
 */
export const DOUBLE_METHODS = new MethodTable<JavaDouble>([
  ...COMMON,
  ofDouble('isNaN', [], (value) => Number.isNaN(value.value)),
  ofDouble('isInfinite', [], (value) => Math.abs(value.value) === Infinity),
  ofDouble('parseDouble', [TEXT], (_value, text) => parseDouble(text)),
  ofDouble('valueOf', [TEXT], (_value, text) => parseDouble(text)),
]);

/** Methods of `java.math.BigDecimal`, as far as they are those of every number. */
export const DECIMAL_METHODS = new MethodTable<JavaDecimal>([...COMMON]);

function statics(bits: number): ReadonlyArray<Method<bigint>> {
  return [
    ofInteger('valueOf', [TEXT], (_value, text) => parseInteger(text, 10, bits)),
    ofInteger('valueOf', [INTEGER], (_value, other) => BigInt(other)),
    ofInteger('toString', [INTEGER], (_value, other) => String(other)),
    ofInteger('toHexString', [INTEGER], (_value, other) => BigInt.asUintN(bits, BigInt(other)).toString(16)),
    ofInteger('toBinaryString', [INTEGER], (_value, other) => BigInt.asUintN(bits, BigInt(other)).toString(2)),
    ofInteger('max', [INTEGER, INTEGER], (_value, left, right) => BigInt(Math.max(left, right))),
    ofInteger('min', [INTEGER, INTEGER], (_value, left, right) => BigInt(Math.min(left, right))),
    ofInteger('sum', [INTEGER, INTEGER], (_value, left, right) => BigInt.asIntN(bits, BigInt(left) + BigInt(right))),
    ofInteger('signum', [INTEGER], (_value, other) => BigInt(Math.sign(other))),
  ];
}

/** A fraction loses its digits, and what is beyond the range becomes its end, as Java narrows a double. */
function truncate(value: JavaNumber, bits: number): bigint {
  if (typeof value === 'bigint') {
    return value;
  }
  if (value instanceof JavaDecimal) {
    return value.truncated();
  }
  const limit = 2 ** (bits - 1);
  if (Number.isNaN(value.value)) {
    return 0n;
  }
  if (value.value >= limit) {
    return BigInt(limit) - 1n;
  }
  return BigInt(Math.trunc(Math.max(value.value, -limit)));
}

function parseInteger(text: string, radix: number, bits: number): bigint {
  if (radix < 2 || radix > 36) {
    throw new JavaError('NumberFormatException', `radix ${radix} is not one of 2 to 36`);
  }
  const sign = text.startsWith('-') ? -1n : 1n;
  const digits = text.replace(/^[+-]/, '').toLowerCase();
  let value = 0n;
  for (const digit of digits) {
    const worth = /^[0-9a-z]$/.test(digit) ? parseInt(digit, 36) : radix;
    if (worth >= radix || value > 2n ** 64n) {
      throw notANumber(text);
    }
    value = value * BigInt(radix) + BigInt(worth);
  }
  if (digits === '' || BigInt.asIntN(bits, sign * value) !== sign * value) {
    throw notANumber(text);
  }
  return sign * value;
}

function parseDouble(text: string): JavaDouble {
  const trimmed = text.trim();
  if (!/^[+-]?(?:NaN|Infinity|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[fFdD]?)$/.test(trimmed)) {
    throw notANumber(text);
  }
  return new JavaDouble(Number(trimmed.replace(/[fFdD]$/, '')));
}

function notANumber(text: string): JavaError {
  return new JavaError('NumberFormatException', `for input string "${text}"`);
}
