/**
 * A `java.lang.Double`: a number that prints its fraction (`2.0`), unlike an integer.
 */
export class JavaDouble {
  constructor(readonly value: number) {}

  /**
   * The text of `Double.toString`: plain digits from 1.0E-3 up to 1.0E7, scientific notation elsewhere.
   *
   * The digits are the fewest that mean this number, as in Java 19 and later. Java 17 and earlier print more of a few numbers,
   * `1.9999999999999998E23` for `2.0E23`; which Java runs API Gateway's templates is not known.
   */
  toString(): string {
    if (Number.isNaN(this.value)) {
      return 'NaN';
    }
    if (!Number.isFinite(this.value)) {
      return this.value > 0 ? 'Infinity' : '-Infinity';
    }
    const sign = this.value < 0 || Object.is(this.value, -0) ? '-' : '';
    return sign + printMagnitude(Math.abs(this.value));
  }
}

function printMagnitude(value: number): string {
  if (value === 0) {
    return '0.0';
  }
  const [mantissa, exponentText] = shortestDigits(value).split('e');
  const exponent = Number(exponentText);
  if (exponent < -3 || exponent >= 7) {
    return `${withFraction(mantissa)}E${exponent}`;
  }
  return withFraction(String(value));
}

/**
 * The shortest digits that mean this double, but at least two where those come closer: 4.9E-324, not 5.0E-324.
 */
function shortestDigits(value: number): string {
  const twoDigits = value.toExponential(1);
  return Number(twoDigits) === value ? twoDigits : value.toExponential();
}

function withFraction(digits: string): string {
  return digits.includes('.') ? digits : `${digits}.0`;
}
