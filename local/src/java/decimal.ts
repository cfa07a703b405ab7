import { JavaThrowable } from './java-throwable';

/** The largest exponent and scale: those of a Java int. */
const MAX_SCALE = 0x7fffffff;

const NOTATION = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;

/** The most zeros that are written out to calculate; Java would go on until its memory is full. */
const MAX_ZEROS = 10_000;

/**
 * A `java.math.BigDecimal`: `unscaled * 10^-scale`, keeping every digit it was written with.
 *
 * Calculations throw a `JavaThrowable` when they would have to write out more than 10,000 zeros.
 */
export class JavaDecimal {
  /**
   * Reads decimal notation, as `new BigDecimal(String)`.
   *
   * @throws JavaThrowable when the text is not a decimal number, or its exponent no int
   */
  static parse(text: string): JavaDecimal {
    const [, sign, whole, fraction = '', exponentText = '0'] = NOTATION.exec(text) ?? [];
    const exponent = Number(exponentText);
    const scale = fraction.length - exponent;
    if (sign === undefined || whole + fraction === '' || Math.max(Math.abs(exponent), Math.abs(scale)) > MAX_SCALE) {
      throw new JavaThrowable('NumberFormatException', `'${text}' is not a decimal number`);
    }
    const unsigned = BigInt(whole + fraction);
    return new JavaDecimal(sign === '-' ? -unsigned : unsigned, scale);
  }

  /**
   * The exact value of a double, as `new BigDecimal(double)`: 0.1 has 55 digits.
   *
   * @throws JavaThrowable for NaN and the infinities
   */
  static ofDouble(value: number): JavaDecimal {
    if (!Number.isFinite(value)) {
      throw new JavaThrowable('NumberFormatException', `${value} has no decimal value`);
    }
    let mantissa = value;
    let scale = 0;
    while (!Number.isInteger(mantissa)) {
      mantissa *= 2;
      scale += 1;
    }
    return new JavaDecimal(BigInt(mantissa) * 5n ** BigInt(scale), scale);
  }

  constructor(readonly unscaled: bigint, readonly scale: number) {}

  /**
   * The power of ten of the first digit.
   */
  private get exponent(): number {
    return magnitude(this.unscaled).toString().length - 1 - this.scale;
  }

  plus(other: JavaDecimal): JavaDecimal {
    const scale = Math.max(this.scale, other.scale);
    return new JavaDecimal(this.unscaledAt(scale) + other.unscaledAt(scale), scale);
  }

  /**
   * Negative, zero or positive; 1.0 and 1.00 are the same.
   */
  compareTo(other: JavaDecimal): number {
    const sign = signOf(this.unscaled);
    if (sign !== signOf(other.unscaled)) {
      return sign < signOf(other.unscaled) ? -1 : 1;
    }
    // Numbers of different size are told apart without writing out their zeros, of which there may be billions.
    if (sign !== 0 && this.exponent !== other.exponent) {
      return sign * Math.sign(this.exponent - other.exponent);
    }
    return sign === 0 ? 0 : signOf(this.plus(other.negated()).unscaled);
  }

  negated(): JavaDecimal {
    return new JavaDecimal(-this.unscaled, this.scale);
  }

  times(other: JavaDecimal): JavaDecimal {
    return new JavaDecimal(this.unscaled * other.unscaled, this.scale + other.scale);
  }

  /**
   * Divides at this number's own scale; a remainder of exactly half rounds towards zero. The divisor is not zero.
   */
  dividedBy(other: JavaDecimal): JavaDecimal {
    const dividend = this.unscaled * powerOfTen(Math.max(other.scale, 0));
    const divisor = other.unscaled * powerOfTen(Math.max(-other.scale, 0));
    return new JavaDecimal(divideHalfDown(dividend, divisor), this.scale);
  }

  /**
   * The whole number in front of the point, as `toBigInteger`.
   */
  truncated(): bigint {
    return this.exponent < 0 ? 0n : this.unscaled * powerOfTen(Math.max(-this.scale, 0)) / powerOfTen(Math.max(this.scale, 0));
  }

  /**
   * The text of `BigDecimal.toString`: plain while the scale is not negative and the number not smaller than 1E-6.
   */
  toString(): string {
    const sign = this.unscaled < 0n ? '-' : '';
    const digits = this.unscaled.toString().slice(sign.length);
    const { exponent } = this;
    if (this.scale >= 0 && exponent >= -6) {
      return sign + plain(digits, this.scale);
    }
    const mantissa = digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : digits;
    const exponentSign = exponent > 0 ? '+' : '';
    return exponent === 0 ? sign + mantissa : `${sign}${mantissa}E${exponentSign}${exponent}`;
  }

  private unscaledAt(scale: number): bigint {
    return this.unscaled * powerOfTen(scale - this.scale);
  }
}

function powerOfTen(exponent: number): bigint {
  if (exponent > MAX_ZEROS) {
    throw new JavaThrowable('ArithmeticException', `numbers more than ${MAX_ZEROS} digits apart are not calculated with`);
  }
  return 10n ** BigInt(exponent);
}

function divideHalfDown(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  const remainder = dividend % divisor;
  if (2n * magnitude(remainder) <= magnitude(divisor)) {
    return quotient;
  }
  return dividend < 0n === divisor < 0n ? quotient + 1n : quotient - 1n;
}

function signOf(value: bigint): number {
  if (value === 0n) {
    return 0;
  }
  return value < 0n ? -1 : 1;
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function plain(digits: string, scale: number): string {
  if (scale === 0) {
    return digits;
  }
  const padded = digits.padStart(scale + 1, '0');
  return `${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
}
