import { JavaDecimal, JavaDouble, JavaThrowable, type JavaValue } from '../java/values';

const NUMBER = /-?[0-9]*(\.[0-9]*)?([eE]([+-]?[0-9]*)?)?/y;

/** From this length on a fraction is kept as a decimal rather than rounded to a double. */
const DECIMAL_LENGTH = 19;

/**
 * The text of a number that begins at an offset, which may turn out to be malformed.
 */
export function scanNumber(text: string, start: number): string {
  NUMBER.lastIndex = start;
  return NUMBER.exec(text)?.[0] ?? '';
}

/**
 * The value of a scanned number: integers of any size, doubles, decimals where a double would lose digits.
 *
 * @throws JavaThrowable when the text is no number
 */
export function readNumber(text: string): JavaValue {
  if (/^-?[0-9]*$/.test(text)) {
    return text === '-' ? 0n : BigInt(text);
  }
  if (text.length >= DECIMAL_LENGTH) {
    return JavaDecimal.parse(text);
  }
  const value = Number(text);
  if (Number.isNaN(value)) {
    throw new JavaThrowable('NumberFormatException', `'${text}' is not a number`);
  }
  return new JavaDouble(value);
}
