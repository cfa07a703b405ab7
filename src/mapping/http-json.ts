import { jsonCharacters } from './constants';
import { httpContext } from './http-context';
import { httpConstant } from './http-parameter-mapping';
import { HttpPlace, refusedAt } from './http-place';
import type { JsonTemplate } from './json-template';
import type { MappedValue } from './mapped-value';
import { spelled } from './spelled';

/**
 * The one value that a JSON document comes down to, since a parameter mapping writes no JSON around what a caller sends.
 *
 * Throws for a document that is more than one value.
 */
export function httpDocument(document: JsonTemplate, place: HttpPlace): MappedValue {
  const value = document._asValue();
  if (value !== undefined) return value;
  throw refusedAt(place, 'is written by a mapping template, which an HTTP API has not: give JsonTemplate.json(RequestValue.wholeBody()), JsonTemplate.json() of a member of the body, or constants alone; otherwise use a REST API, or put a function in between, such as ThroughFunction');
}

/**
 * Text inside a JSON string that the parameter mapping of an HTTP API writes: a constant, or what API Gateway itself makes of few characters.
 *
 * Throws for a value in which a caller might write a quote.
 */
export function httpJsonText(value: MappedValue, place: HttpPlace): string {
  const { _source: source } = value;
  if (source.kind === 'literal') return jsonCharacters(source.text);
  if (source.kind === 'context' && httpContext(source.name).alphabet !== undefined) return `\${context.${source.name}}`;
  throw refusedAt(place, `stands inside JSON, in which an HTTP API escapes nothing, got ${spelled(value)}; use a constant or a context variable such as extendedRequestId, or a REST API, or put a function in between, such as ThroughFunction`);
}

/**
 * Constants as a JSON list.
 */
export function httpJsonList(values: readonly string[], place: HttpPlace): string {
  return httpConstant(`[${values.map((value) => `"${jsonCharacters(value)}"`).join(',')}]`, place);
}
