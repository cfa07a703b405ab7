import { JavaDecimal } from './decimal';
import { JavaDouble } from './double';
import { JavaThrowable } from './java-throwable';

/**
 * A `java.lang.Number` as templates meet it.
 */
export type JavaNumber = bigint | JavaDouble | JavaDecimal;

/**
 * A calculation with two numbers; null where Velocity has no result.
 */
export type Calculate = (left: JavaNumber, right: JavaNumber) => JavaNumber | null;

interface Arithmetic {
  readonly integers: (left: bigint, right: bigint) => bigint;
  readonly doubles: (left: number, right: number) => number;
  readonly decimals: (left: JavaDecimal, right: JavaDecimal) => JavaDecimal;
}

const INT_BITS = 32;
const LONG_BITS = 64;

/** Size from which on results are refused; Java goes on to two billion bits. */
const MAX_BITS = 1_000_000;

const ADDITION: Arithmetic = {
  integers: (left, right) => left + right,
  doubles: (left, right) => left + right,
  decimals: (left, right) => left.plus(right),
};

const SUBTRACTION: Arithmetic = {
  integers: (left, right) => left - right,
  doubles: (left, right) => left - right,
  decimals: (left, right) => left.plus(right.negated()),
};

const MULTIPLICATION: Arithmetic = {
  integers: (left, right) => left * right,
  doubles: (left, right) => left * right,
  decimals: (left, right) => left.times(right),
};

const DIVISION: Arithmetic = {
  integers: (left, right) => left / right,
  doubles: (left, right) => left / right,
  decimals: (left, right) => left.dividedBy(right),
};

const MODULUS: Arithmetic = {
  integers: moduloOfIntegers,
  doubles: (left, right) => left % right,
  decimals: () => {
    throw new JavaThrowable('ArithmeticException', 'there is no modulo of decimals');
  },
};

/**
 * Whether a value is one of Java's numbers.
 */
export function isNumber(value: unknown): value is JavaNumber {
  return typeof value === 'bigint' || value instanceof JavaDouble || value instanceof JavaDecimal;
}

/**
 * Whether a number is zero of whatever sign.
 */
export function isZero(value: JavaNumber): boolean {
  if (typeof value === 'bigint') {
    return value === 0n;
  }
  return value instanceof JavaDouble ? value.value === 0 : value.unscaled === 0n;
}

/**
 * Adds as Velocity 1.7: integers stay integers, one double makes a double, one decimal a decimal.
 *
 * @throws JavaThrowable for a result of more than a million bits, and for NaN or an infinity beside a decimal
 */
export function add(left: JavaNumber, right: JavaNumber): JavaNumber {
  return apply(ADDITION, left, right);
}

/**
 * Subtracts as Velocity 1.7; types and errors as in `add`.
 */
export function subtract(left: JavaNumber, right: JavaNumber): JavaNumber {
  return apply(SUBTRACTION, left, right);
}

/**
 * Multiplies as Velocity 1.7; types and errors as in `add`.
 */
export function multiply(left: JavaNumber, right: JavaNumber): JavaNumber {
  return apply(MULTIPLICATION, left, right);
}

/**
 * Divides as Velocity 1.7: integers truncate, and division by zero is null.
 */
export function divide(left: JavaNumber, right: JavaNumber): JavaNumber | null {
  return isZero(right) ? null : apply(DIVISION, left, right);
}

/**
 * The remainder as Velocity 1.7 computes it: it takes the sign of the left side, and modulo zero is null.
 *
 * @throws JavaThrowable for decimals, and for a negative modulus beyond the range of a long
 */
export function modulo(left: JavaNumber, right: JavaNumber): JavaNumber | null {
  return isZero(right) ? null : apply(MODULUS, left, right);
}

/**
 * Compares as Velocity 1.7: negative, zero or positive. NaN is equal to every double.
 *
 * @throws JavaThrowable for NaN or an infinity beside a decimal
 */
export function compare(left: JavaNumber, right: JavaNumber): number {
  if (typeof left === 'bigint' && typeof right === 'bigint') {
    return order(left, right);
  }
  if (needsDecimals(left, right)) {
    return toDecimal(left).compareTo(toDecimal(right));
  }
  return order(toDouble(left), toDouble(right));
}

/**
 * The nearest double of a number, as `Number.doubleValue()`.
 */
export function toDouble(value: JavaNumber): number {
  return value instanceof JavaDouble ? value.value : Number(value.toString());
}

/**
 * Whether an integer fits a Java int, hence is an Integer.
 */
export function isInt(value: bigint): boolean {
  return BigInt.asIntN(INT_BITS, value) === value;
}

/**
 * Whether an integer lies beyond a Java long, hence is a BigInteger.
 */
export function isBigInteger(value: JavaNumber): boolean {
  return typeof value === 'bigint' && BigInt.asIntN(LONG_BITS, value) !== value;
}

function apply(operation: Arithmetic, left: JavaNumber, right: JavaNumber): JavaNumber {
  if (typeof left === 'bigint' && typeof right === 'bigint') {
    return bounded(operation.integers(left, right));
  }
  if (needsDecimals(left, right)) {
    const decimal = operation.decimals(toDecimal(left), toDecimal(right));
    return new JavaDecimal(bounded(decimal.unscaled), decimal.scale);
  }
  return new JavaDouble(operation.doubles(toDouble(left), toDouble(right)));
}

/** The integer itself, unless it has grown as only a loop without an end in mind lets it. */
function bounded(integer: bigint): bigint {
  if (BigInt.asIntN(MAX_BITS, integer) !== integer) {
    throw new JavaThrowable('ArithmeticException', `a number has more than ${MAX_BITS} bits`);
  }
  return integer;
}

function needsDecimals(left: JavaNumber, right: JavaNumber): boolean {
  return left instanceof JavaDecimal || right instanceof JavaDecimal || isBigInteger(left) || isBigInteger(right);
}

function toDecimal(value: JavaNumber): JavaDecimal {
  if (value instanceof JavaDecimal) {
    return value;
  }
  return isBigInteger(value) ? new JavaDecimal(BigInt(value.toString()), 0) : JavaDecimal.ofDouble(toDouble(value));
}

function moduloOfIntegers(left: bigint, right: bigint): bigint {
  const remainder = left % right;
  if (!isBigInteger(left) && !isBigInteger(right)) {
    return remainder;
  }
  if (right < 0n) {
    throw new JavaThrowable('ArithmeticException', 'the modulus of a big integer must be positive');
  }
  return remainder < 0n ? remainder + right : remainder;
}

function order<T extends bigint | number>(left: T, right: T): number {
  if (left < right) {
    return -1;
  }
  return left > right ? 1 : 0;
}
