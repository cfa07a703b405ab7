import { JavaError } from './errors';
import { JavaDecimal, JavaDouble } from '../java/values';

/** Longest scale that is calculated with, so that `1e999999999` cannot fill the memory. */
const LONGEST_SCALE = 10_000;

/**
 * The number as a `BigDecimal`; a double becomes the exact value of its bits, as `new BigDecimal(double)` makes it.
 *
 * @throws JavaError for NaN and infinities
 */
export function toDecimal(value: bigint | JavaDouble | JavaDecimal): JavaDecimal {
  if (value instanceof JavaDecimal) {
    return value;
  }
  return typeof value === 'bigint' ? new JavaDecimal(value, 0) : exact(value.value);
}

export function add(left: JavaDecimal, right: JavaDecimal): JavaDecimal {
  const scale = Math.max(left.scale, right.scale);
  return new JavaDecimal(unscaled(left, scale) + unscaled(right, scale), scale);
}

export function subtract(left: JavaDecimal, right: JavaDecimal): JavaDecimal {
  return add(left, new JavaDecimal(-right.unscaled, right.scale));
}

export function multiply(left: JavaDecimal, right: JavaDecimal): JavaDecimal {
  return new JavaDecimal(left.unscaled * right.unscaled, left.scale + right.scale);
}

/** The quotient at the scale of the left side, rounded to the nearest, halves towards zero. */
export function divide(left: JavaDecimal, right: JavaDecimal): JavaDecimal {
  const dividend = magnitude(left.unscaled) * power(Math.max(right.scale, 0));
  const divisor = magnitude(right.unscaled) * power(Math.max(-right.scale, 0));
  const rounded = dividend / divisor + (dividend % divisor * 2n > divisor ? 1n : 0n);
  const negative = left.unscaled < 0n !== right.unscaled < 0n;
  return new JavaDecimal(negative ? -rounded : rounded, left.scale);
}

/** Velocity has no modulo of decimals. */
export function modulo(): JavaDecimal {
  throw new JavaError('ArithmeticException', 'cannot calculate the modulo of decimals');
}

export function compare(left: JavaDecimal, right: JavaDecimal): number {
  const difference = subtract(left, right).unscaled;
  return Number(difference > 0n) - Number(difference < 0n);
}

function exact(value: number): JavaDecimal {
  if (!Number.isFinite(value)) {
    throw new JavaError('NumberFormatException', `${value} has no decimal notation`);
  }
  let scale = 0;
  let whole = value;
  while (!Number.isInteger(whole)) {
    whole *= 2;
    scale += 1;
  }
  return new JavaDecimal(BigInt(whole) * 5n ** BigInt(scale), scale);
}

function unscaled(value: JavaDecimal, scale: number): bigint {
  return value.unscaled * power(scale - value.scale);
}

function power(exponent: number): bigint {
  if (exponent > LONGEST_SCALE) {
    throw new JavaError('ArithmeticException', `numbers more than ${LONGEST_SCALE} digits apart are not calculated with`);
  }
  return 10n ** BigInt(exponent);
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}
