/**
 * A `java.math.BigDecimal`: `unscaled * 10^-scale`, keeping every digit it was written with.
 */
export class JavaDecimal {
  /**
   * Reads decimal notation, as `new BigDecimal(String)`.
   *
   * @throws RangeError when the text is not a decimal number
   */
  static parse(text: string): JavaDecimal {
    const parts = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text);
    const digits = (parts?.[2] ?? '') + (parts?.[3] ?? '');
    if (!parts || digits === '') {
      throw new RangeError(`'${text}' is not a decimal number`);
    }
    const magnitude = BigInt(digits);
    const scale = (parts[3] ?? '').length - Number(parts[4] ?? 0);
    return new JavaDecimal(parts[1] === '-' ? -magnitude : magnitude, scale);
  }

  constructor(readonly unscaled: bigint, readonly scale: number) {}

  /**
   * The text of `BigDecimal.toString`: plain while the scale is not negative and the number not smaller than 1E-6.
   */
  toString(): string {
    const sign = this.unscaled < 0n ? '-' : '';
    const digits = this.unscaled.toString().slice(sign.length);
    const exponent = digits.length - 1 - this.scale;
    if (this.scale >= 0 && exponent >= -6) {
      return sign + plain(digits, this.scale);
    }
    const mantissa = digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : digits;
    const exponentSign = exponent > 0 ? '+' : '';
    return exponent === 0 ? sign + mantissa : `${sign}${mantissa}E${exponentSign}${exponent}`;
  }
}

function plain(digits: string, scale: number): string {
  if (scale === 0) {
    return digits;
  }
  const padded = digits.padStart(scale + 1, '0');
  return `${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
}
