import { httpContext } from './http-context';
import { httpParameter } from './http-parameter-mapping';
import { HttpPlace, refusedAt } from './http-place';
import type { MappedValue } from './mapped-value';
import type { MappingTarget } from './parameter-mapping';
import { spelled } from './spelled';
import type { ValueSource } from './value-source';

/**
 * Where a value lands: in the request, or in a header of the answer.
 */
export type HttpTarget = MappingTarget | 'answer';

const RESERVED_PREFIXES = ['access-control-', 'apigw-', 'x-amz-', 'x-amzn-'];
const RESERVED_HEADERS = [
  'authorization', 'connection', 'content-encoding', 'content-length', 'content-location', 'forwarded', 'keep-alive', 'origin',
  'proxy-authenticate', 'proxy-authorization', 'te', 'trailers', 'transfer-encoding', 'upgrade', 'x-forwarded-for', 'x-forwarded-host',
  'x-forwarded-proto', 'via',
];

const SAFE: { readonly [target in HttpTarget]: (part: ValueSource) => boolean } = {
  query: ({ kind }) => kind !== 'responseHeader',
  header: ({ kind }) => ['header', 'context', 'stageVariable', 'literal'].includes(kind),
  answer: ({ kind }) => ['responseHeader', 'context', 'stageVariable', 'literal'].includes(kind),
  path: (part) => ['path', 'stageVariable', 'literal'].includes(part.kind) || (part.kind === 'context' && httpContext(part.name).alphabet !== undefined),
};

const REASONS: { readonly [target in HttpTarget]: string } = {
  query: 'a request has no headers of an answer; use RequestValue',
  header: 'a line break in it might begin another header; use a header, context, a stage variable or a constant',
  answer: 'use ResponseValue.header(), context, a stage variable or a constant',
  path: "API Gateway would not escape '?', '#' and '..' in it; use a path variable, a stage variable or a constant",
};

/**
 * A value for a header, the query or the path of a call to a backend. Where it is not there, nothing is set.
 *
 * Throws for what API Gateway might copy unescaped into a place where it may do harm: on HTTP APIs, values of the path come decoded.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
 */
export function httpTarget(value: MappedValue, target: HttpTarget, place: HttpPlace): string {
  const { _source: source } = value;
  const parts = source.kind === 'join' ? source.parts : [source];
  if (!parts.every(SAFE[target])) throw refusedAt(place, `cannot be taken from ${spelled(value)}: ${REASONS[target]}`);
  if ((source.kind === 'header' || source.kind === 'responseHeader') && isReservedHeader(source.name)) {
    throw refusedAt(place, `cannot be taken from ${spelled(value)}: HTTP APIs do not map this header`);
  }
  return httpParameter(value, { ...place, mayMiss: true });
}

/**
 * Whether HTTP APIs let a header be neither read nor written by parameter mappings.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html#http-api-mapping-reserved-headers
 */
export function isReservedHeader(name: string): boolean {
  const header = name.toLowerCase();
  return RESERVED_HEADERS.includes(header) || RESERVED_PREFIXES.some((prefix) => header.startsWith(prefix));
}
