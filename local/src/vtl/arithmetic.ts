import * as decimals from './decimals';
import type { VtlValue } from './values';
import { JavaDecimal, JavaDouble } from '../java/values';

/**
 * A Java number: bigint stands for Integer, Long and BigInteger.
 */
export type JavaNumber = bigint | JavaDouble | JavaDecimal;

/**
 * A calculation with two numbers; null where Velocity has no result.
 */
export type Arithmetic = (left: JavaNumber, right: JavaNumber) => JavaNumber | null;

/** How one operator calculates with whole numbers, doubles and decimals. */
interface Operator {
  readonly integers: (left: bigint, right: bigint) => bigint;
  readonly doubles: (left: number, right: number) => number;
  readonly decimals: (left: JavaDecimal, right: JavaDecimal) => JavaDecimal;
}

export function isNumber(value: VtlValue): value is JavaNumber {
  return typeof value === 'bigint' || value instanceof JavaDouble || value instanceof JavaDecimal;
}

/** Whether a whole number is too large for a Java long. */
export function isBigInteger(value: JavaNumber): boolean {
  return typeof value === 'bigint' && BigInt.asIntN(64, value) !== value;
}

/** Whether two numbers are calculated with as decimals: one is, or one is a double and the other no long. */
export function needDecimals(left: JavaNumber, right: JavaNumber): boolean {
  return left instanceof JavaDecimal || right instanceof JavaDecimal
    || (left instanceof JavaDouble && isBigInteger(right)) || (right instanceof JavaDouble && isBigInteger(left));
}

export function toDouble(value: JavaNumber): number {
  return value instanceof JavaDouble ? value.value : Number(value.toString());
}

export const add = arithmetic({
  integers: (left, right) => left + right,
  doubles: (left, right) => left + right,
  decimals: decimals.add,
});

export const subtract = arithmetic({
  integers: (left, right) => left - right,
  doubles: (left, right) => left - right,
  decimals: decimals.subtract,
});

export const multiply = arithmetic({
  integers: (left, right) => left * right,
  doubles: (left, right) => left * right,
  decimals: decimals.multiply,
});

export const divide = unlessZero(arithmetic({
  integers: (left, right) => left / right,
  doubles: (left, right) => left / right,
  decimals: decimals.divide,
}));

export const modulo = unlessZero(arithmetic({
  integers: integerModulo,
  doubles: (left, right) => left % right,
  decimals: decimals.modulo,
}));

function arithmetic(operator: Operator): Arithmetic {
  return (left, right) => {
    if (typeof left === 'bigint' && typeof right === 'bigint') {
      return operator.integers(left, right);
    }
    if (needDecimals(left, right)) {
      return operator.decimals(decimals.toDecimal(left), decimals.toDecimal(right));
    }
    return new JavaDouble(operator.doubles(toDouble(left), toDouble(right)));
  };
}

function unlessZero(calculate: Arithmetic): Arithmetic {
  return (left, right) => (toDouble(right) === 0 ? null : calculate(left, right));
}

/** The remainder has the sign of the left side, except that `BigInteger.mod` is never negative. */
function integerModulo(left: bigint, right: bigint): bigint {
  const remainder = left % right;
  const neverNegative = isBigInteger(left) || isBigInteger(right);
  return neverNegative && remainder < 0n ? remainder + right : remainder;
}
