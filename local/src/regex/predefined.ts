import { basicSetOf, complement, setOf, type CodePointSet } from './code-point-set';
import type { Flags } from './flags';

/**
 * The characters that end a line.
 */
export const LINE_FEED = 0x0a;
export const CARRIAGE_RETURN = 0x0d;

/**
 * Whether a code unit is one of Java's line terminators.
 */
export function isLineTerminator(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN || code === 0x85 || code === 0x2028 || code === 0x2029;
}

/**
 * The set of what an expression for one character accepts.
 */
export function matching(expression: RegExp): CodePointSet {
  return setOf((codePoint) => expression.test(String.fromCodePoint(codePoint)));
}

/**
 * The set of what an expression accepts that takes basic characters only.
 */
export function matchingBasic(expression: RegExp): CodePointSet {
  return basicSetOf((codePoint) => expression.test(String.fromCodePoint(codePoint)));
}

export const DIGIT = matchingBasic(/^[0-9]$/);
export const WORD = matchingBasic(/^[0-9A-Za-z_]$/);
export const SPACE = matchingBasic(/^[ \t\n\f\r\v]$/);
export const UNICODE_DIGIT = matching(/^\p{Nd}$/u);
export const UNICODE_WORD = matching(/^[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}]$/u);
export const UNICODE_SPACE = matching(/^\p{White_Space}$/u);

const HORIZONTAL_SPACE = matchingBasic(/^[ \t\u00a0\u1680\u180e\u2000-\u200a\u202f\u205f\u3000]$/);
const VERTICAL_SPACE = matchingBasic(/^[\n\v\f\r\u0085\u2028\u2029]$/);

/**
 * The set behind `\d`, `\w`, `\s`, `\h`, `\v` and their negations in capitals, or undefined for other letters.
 */
export function predefinedSet(letter: string, flags: Flags): CodePointSet | undefined {
  const set = positiveSet(letter.toLowerCase(), flags.unicodeClasses);
  return set && letter !== letter.toLowerCase() ? complement(set) : set;
}

/**
 * What the dot accepts.
 */
export function dotSet(flags: Flags): CodePointSet {
  if (flags.dotAll) {
    return setOf(() => true);
  }
  return flags.unixLines ? setOf((codePoint) => codePoint !== LINE_FEED) : setOf((codePoint) => !isLineTerminator(codePoint));
}

function positiveSet(letter: string, unicode: boolean): CodePointSet | undefined {
  switch (letter) {
    case 'd':
      return unicode ? UNICODE_DIGIT : DIGIT;
    case 'w':
      return unicode ? UNICODE_WORD : WORD;
    case 's':
      return unicode ? UNICODE_SPACE : SPACE;
    case 'h':
      return HORIZONTAL_SPACE;
    case 'v':
      return VERTICAL_SPACE;
    default:
      return undefined;
  }
}
