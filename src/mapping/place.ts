import { Token } from 'aws-cdk-lib';
import { NUMBER_PATTERN } from './idioms';
import type { MappedValue } from './mapped-value';
import { spelled } from './spelled';
import { ValidationError } from '../private/errors';

/**
 * What a place takes, and how to say so.
 */
export interface Place {
  readonly pattern: string;
  readonly what: string;
}

export const NUMBER: Place = { pattern: NUMBER_PATTERN, what: "a number such as '12.5'" };
export const BOOLEAN: Place = { pattern: 'true|false', what: "'true' or 'false'" };
export const BASE64_TEXT: Place = {
  pattern: '(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?',
  what: "base64 with its padding such as 'aGk='",
};

/**
 * The constant of a value that its place does not take, if it has one: what the value is, or what takes its place where it is not there.
 */
export function misplacedConstant({ _source: source, _presence: presence }: MappedValue, place: Place): string | undefined {
  const constant = source.kind === 'literal' ? source.text : presence.kind === 'fallback' ? presence.text : undefined;
  if (constant === undefined || Token.isUnresolved(constant)) return undefined;
  return new RegExp(`^(?:${place.pattern})$`).test(constant) ? undefined : constant;
}

/**
 * Throws for a value that can be no JSON but a string.
 */
export function checkOfBody(value: MappedValue): void {
  if (value._source.kind === 'body' || value._source.kind === 'element') return;
  throw new ValidationError(`only the body holds JSON, got ${spelled(value)}; use RequestValue.body() or RequestValue.wholeBody()`);
}

/**
 * Throws for a constant that its place does not take.
 */
export function checkConstant(value: MappedValue, place: Place): void {
  const wrong = misplacedConstant(value, place);
  if (wrong !== undefined) throw new ValidationError(`${spelled(value)} must be ${place.what} here, got '${wrong}'`);
}
