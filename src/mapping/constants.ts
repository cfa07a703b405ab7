import { Token, Tokenization } from 'aws-cdk-lib';

const TOKEN = /(\$\{Token\[[A-Za-z0-9:._-]+\]\})/;

/**
 * Applies a function to what a constant says itself, and leaves what only the deployment knows (ARNs, names) as it is.
 */
export function mapLiterals(text: string, map: (literal: string) => string): string {
  if (!Token.isUnresolved(text)) return map(text);
  return text.split(TOKEN).map((part) => (TOKEN.test(part) ? part : map(part))).join('');
}

/**
 * A constant inside a JSON string, without quotes: nothing in it means anything to Velocity, printed or in single quotes.
 */
export function jsonCharacters(text: string): string {
  return mapLiterals(text, (literal) => JSON.stringify(literal).slice(1, -1)
    .replace(/[$#']/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`));
}

/**
 * A constant as one side of a form field.
 */
export function formCharacters(text: string): string {
  return mapLiterals(text, (literal) => encodeURIComponent(literal)
    .replace(/[!'()*~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`));
}

/**
 * A constant as a Velocity expression: in single quotes, where nothing but an apostrophe means anything.
 */
export function vtlString(text: string): string {
  const pieces = text.split("'").flatMap((piece, index) => [...(index > 0 ? ['"\'"'] : []), ...(piece === '' ? [] : [`'${piece}'`])]);
  return pieces.length === 0 ? "''" : pieces.join('+');
}

/**
 * The digits of a number that may be known at deployment only.
 */
export function numberCharacters(value: number): string {
  return Token.isUnresolved(value) ? Tokenization.stringifyNumber(value) : String(value);
}
