import { Token } from 'aws-cdk-lib';
import { toJsonPath } from './body-path';
import type { MappedValue } from './mapped-value';
import { spelled } from './spelled';
import { ValidationError } from '../private/errors';

/**
 * Where a value lands without a template: API Gateway copies it there.
 */
export type MappingTarget = 'path' | 'query' | 'header';

/**
 * A parameter mapping of a REST API.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-parameter-mapping.html
 */
export interface ParameterMapping {
  readonly expression: string;

  /** Parameter that the method must declare for it, and whether a call without it is refused. */
  readonly declares?: { readonly name: string; readonly required: boolean };
}

/** Context that no caller can fill with text of their own. */
const OWN_CONTEXT = /^(extendedRequestId|connectionId|connectedAt|messageId|eventType|routeKey|domainName|requestTimeEpoch|accountId|apiId|stage|identity\.(sourceIp|cognitoIdentityId|accountId)|authorizer\..+)$/;
const MAPPABLE_NAME = /^[A-Za-z0-9._$-]+$/;

/**
 * A value as a parameter mapping of a WebSocket API. Throws for what a mapping there cannot say, and for what it would copy unescaped
 * into a place where it may do harm.
 *
 * @param routeKey only `$connect` comes with query parameters and headers
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-data-mapping.html
 */
export function webSocketParameterMapping(value: MappedValue, target: MappingTarget, routeKey: string): string {
  const { _source: source } = value;
  const handshake = source.kind === 'query' || source.kind === 'header';
  if (source.kind === 'path' || (handshake && routeKey !== '$connect')) {
    throw new ValidationError(`${spelled(value)} is not part of a message of '${routeKey}'; use RequestValue.body(), or what the authorizer of $connect hands on`);
  }
  if (source.kind === 'rawBody') throw new ValidationError(`a parameter mapping of a WebSocket API takes members of the message, got ${spelled(value)}; write RequestValue.body()`);
  return parameterMapping(value, target).expression.replace(/^method\.request\./, 'route.request.');
}

/**
 * A value as a parameter mapping. Throws for what a mapping cannot say, and for what it would copy unescaped into a place where it may do harm.
 */
export function parameterMapping(value: MappedValue, target: MappingTarget): ParameterMapping {
  const { _source: source, _presence: presence } = value;
  if (presence.kind === 'fallback') {
    throw new ValidationError(`a parameter mapping has no or(), got ${spelled(value)}; leave it out and let the backend say what takes the place of a value that is not there`);
  }
  checkTarget(value, target);
  switch (source.kind) {
    case 'path': return declared(`method.request.path.${source.name}`, true);
    case 'query': return declared(`method.request.querystring.${mappable(source.name)}`, presence.kind === 'required');
    case 'header': return declared(`method.request.header.${mappable(source.name)}`, presence.kind === 'required');
    case 'context': return { expression: `context.${source.name}` };
    case 'stageVariable': return { expression: `stageVariables.${source.name}` };
    case 'literal': return { expression: constantMapping(source.text) };
    case 'rawBody': return { expression: 'method.request.body' };
    case 'body': return { expression: bodyMapping(source.path) };
    case 'responseHeader': throw new ValidationError(`a request has no headers of an answer, got ${spelled(value)}; use RequestValue`);
    default: throw new ValidationError(`a parameter mapping cannot join values, got ${spelled(value)}; pass its parts on one by one`);
  }
}

/**
 * A constant, in the quotes that a parameter mapping wants.
 */
export function constantMapping(text: string): string {
  if (!Token.isUnresolved(text) && /['\r\n]/.test(text)) {
    throw new ValidationError(`a constant of a parameter mapping cannot hold an apostrophe or a line break, got ${JSON.stringify(text)}`);
  }
  return `'${text}'`;
}

/**
 * Values of the path stay percent-encoded as they came; everything else that a caller writes comes decoded.
 */
function checkTarget(value: MappedValue, target: MappingTarget): void {
  const { _source: source } = value;
  if (target === 'query' || ['path', 'stageVariable', 'literal', 'join', 'element'].includes(source.kind)) return;
  if (source.kind === 'context' && OWN_CONTEXT.test(source.name)) return;
  if (target === 'header' && (source.kind === 'header' || source.kind === 'context')) return;
  const danger = target === 'path' ? "API Gateway would not escape '?', '#' and '..' in it" : 'a line break in it might begin another header';
  throw new ValidationError(`a ${target} parameter cannot be taken from ${spelled(value)}: ${danger}; use a path variable, a stage variable${target === 'header' ? ', a header' : ''} or a constant`);
}

function declared(name: string, required: boolean): ParameterMapping {
  return { expression: name, declares: { name, required } };
}

function mappable(name: string): string {
  if (!MAPPABLE_NAME.test(name)) throw new ValidationError(`a parameter mapping takes names of letters, digits and . _ $ -, got '${name}'`);
  return name;
}

function bodyMapping(path: readonly (string | number)[]): string {
  const jsonPath = toJsonPath(path).slice(1);
  if (jsonPath.includes('"')) throw new ValidationError(`a parameter mapping takes plain names of members, got ${jsonPath}`);
  return `method.request.body${jsonPath}`;
}
