import { toJsonPath } from './body-path';
import { mapLiterals } from './constants';
import { foreignContext } from './http-context';
import { checkHttpJoin } from './http-join';
import { HttpPlace, refusedAt } from './http-place';
import type { MappedValue } from './mapped-value';
import { spelled } from './spelled';
import type { BodyPath, ValueSource } from './value-source';

/** Characters of names that AWS's examples use in expressions. */
const NAME = /^[A-Za-z0-9._-]+$/;
const CONTEXT_NAME = /^[A-Za-z0-9._]+$/;

const LOCATIONS = { path: 'path', query: 'querystring', header: 'header' } as const;

/**
 * A value as the parameter mapping of an HTTP API: whatever it is, the caller's text arrives as this one parameter.
 *
 * Throws for what the language cannot say, and for what AWS does not promise.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-aws-services.html
 */
export function httpParameter(value: MappedValue, place: HttpPlace): string {
  const { _source: source, _presence: presence } = value;
  if (presence.kind === 'fallback') {
    throw refusedAt(place, `cannot have or() on an HTTP API, got ${spelled(value)}: a parameter mapping knows no constants for values that are not there; leave or() out`);
  }
  if (presence.kind === 'optional' && !place.mayMiss) {
    throw refusedAt(place, `cannot be optional() on an HTTP API, got ${spelled(value)}: a call without the value is answered with status 400; leave optional() out, or put a function in between, such as ThroughFunction`);
  }
  switch (source.kind) {
    case 'literal': return httpConstant(source.text, place);
    case 'join': {
      checkHttpJoin(value, place);
      const texts = source.parts.map((part) => (part.kind === 'literal' ? inert(part.text, place) : `\${${expression(part, place)}}`));
      return texts.join(inert(source.separator, place));
    }
    default: return `$${expression(source, place)}`;
  }
}

/**
 * A constant as the parameter mapping of an HTTP API.
 */
export function httpConstant(text: string, place: HttpPlace): string {
  if (text === '') throw refusedAt(place, 'cannot be an empty text on an HTTP API, where that means no parameter at all; leave it out');
  return inert(text, place);
}

/**
 * A text in which the language finds no expression.
 */
function inert(text: string, place: HttpPlace): string {
  return mapLiterals(text, (literal) => {
    if (!literal.includes('$')) return literal;
    throw refusedAt(place, `cannot hold a $ on an HTTP API, which would read it as an expression, got '${literal}'; put a function in between, such as ThroughFunction`);
  });
}

/**
 * A value without its `$`, for a place between braces.
 */
function expression(source: ValueSource, place: HttpPlace): string {
  switch (source.kind) {
    case 'path':
    case 'query':
    case 'header': return `request.${LOCATIONS[source.kind]}.${plainName(source.name, place)}`;
    case 'responseHeader': return `response.header.${source.name}`;
    case 'context': return `context.${contextName(source.name, place)}`;
    case 'stageVariable': return `stageVariables.${source.name}`;
    case 'rawBody': return 'request.body';
    case 'body': return `request.body${bodySteps(source.path, place)}`;
    default: throw refusedAt(place, 'is one value on an HTTP API, got an element of a list; use RequestValue');
  }
}

function plainName(name: string, place: HttpPlace): string {
  if (!NAME.test(name)) throw refusedAt(place, `takes names of letters, digits and . _ - on an HTTP API, got '${name}'; put a function in between, such as ThroughFunction`);
  return name;
}

function contextName(name: string, place: HttpPlace): string {
  const reason = foreignContext(name);
  if (reason !== undefined) throw refusedAt(place, `cannot be RequestValue.context('${name}') on an HTTP API: ${reason}`);
  if (!CONTEXT_NAME.test(name)) throw refusedAt(place, `takes context variables of letters, digits, . and _ on an HTTP API, got '${name}'; put a function in between, such as ThroughFunction`);
  return name;
}

function bodySteps(path: BodyPath, place: HttpPlace): string {
  const steps = toJsonPath(path).slice(1);
  if (steps.includes('"')) throw refusedAt(place, `takes members with names of letters, digits, _ and - on an HTTP API, got ${steps}; put a function in between, such as ThroughFunction`);
  return steps;
}
