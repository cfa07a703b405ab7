import { Token } from 'aws-cdk-lib';
import { httpContext } from './http-context';
import { HttpPlace, refusedAt } from './http-place';
import type { MappedValue } from './mapped-value';
import { spelled, spelledSource } from './spelled';
import type { ValueSource } from './value-source';

/**
 * Refuses joined values of which two different requests could give the same text.
 *
 * A parameter mapping tests nothing, so the parts must be sound by themselves: all of them always there, at most one that may hold any
 * text, and none of the others able to hold a character of the separator. Then the text can be taken apart again from both ends.
 */
export function checkHttpJoin(value: MappedValue, place: HttpPlace): void {
  const { _source: source } = value;
  if (source.kind !== 'join') return;
  const refuse = (reason: string) => refusedAt(place, `cannot be ${spelled(value)} on an HTTP API: ${reason}; use a REST API, or put a function in between, such as ThroughFunction`);
  const missing = source.parts.find((part) => !isPresent(part));
  if (missing !== undefined) throw refuse(`${spelledSource(missing)} may be missing, and AWS does not say what would stand in its place`);
  const free = source.parts.filter((part) => !isClosed(part, source.separator));
  if (free.length > 1) throw refuse(`${free.map(spelledSource).join(' and ')} could run into each other, so that two requests give the same text`);
}

function isPresent(part: ValueSource): boolean {
  return part.kind === 'literal' || part.kind === 'path' || (part.kind === 'context' && httpContext(part.name).certain);
}

/**
 * Whether the ends of the part can be told: a constant has always the same, others hold no character of the separator.
 */
function isClosed(part: ValueSource, separator: string): boolean {
  if (part.kind === 'literal') return true;
  if (part.kind !== 'context' || separator === '' || Token.isUnresolved(separator)) return false;
  const { alphabet } = httpContext(part.name);
  return alphabet !== undefined && ![...separator].some((character) => new RegExp(alphabet).test(character));
}
