import { bodyValue } from './body-value';
import type { MappedExchange } from './mapped-exchange';
import type { HeaderBag } from '../../http/header-bag';
import { own } from '../../own';
import { configurationFault, GatewayFault } from '../fault';
import { contextText } from '../request-context';

/**
 * Where a mapped value may come from besides the request.
 */
export interface MappingScope {
  readonly exchange: MappedExchange;

  /**
   * The integration's answer.
   *
   * @default - none yet
   */
  readonly answer?: { readonly headers: HeaderBag; readonly body: Buffer };
}

/**
 * Finds the values of a mapping; undefined when its source is absent.
 */
export type ParameterSource = (scope: MappingScope) => readonly string[] | undefined;

/*
 * Of a REST API, and of a WebSocket API.
 */
const REQUEST = /^(?:method|route)\.request\./;
const ANSWER = 'integration.response.';

/**
 * Reads the right side of a parameter mapping.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
 */
export function parameterSource(expression: string): ParameterSource {
  if (expression.length > 1 && expression.startsWith("'") && expression.endsWith("'")) {
    const literal = [expression.slice(1, -1)];
    return () => literal;
  }
  if (REQUEST.test(expression)) {
    return requestSource(expression);
  }
  if (expression.startsWith(ANSWER)) {
    return answerSource(expression.slice(ANSWER.length));
  }
  if (expression.startsWith('context.')) {
    const name = expression.slice('context.'.length);
    return ({ exchange }) => single(contextText(exchange.context, name));
  }
  if (expression.startsWith('stageVariables.')) {
    const name = expression.slice('stageVariables.'.length);
    return ({ exchange }) => single(own(exchange.stageVariables, name));
  }
  return unknownSource(expression);
}

function requestSource(expression: string): ParameterSource {
  const [location, name] = splitOnce(expression.replace(REQUEST, ''));
  switch (location) {
    case 'body': return ({ exchange }) => single(bodyValue(exchange.request.body, name, badRequestBody));
    case 'header': return ({ exchange }) => single(exchange.request.headers.get(name));
    case 'multivalueheader': return ({ exchange }) => joined(exchange.request.headers.all(name));
    case 'multivaluequerystring': return ({ exchange }) => many(exchange.request.query.get(name));
    case 'path': return ({ exchange }) => single(exchange.pathParameters.get(name));
    case 'querystring': return ({ exchange }) => single(exchange.request.query.get(name)?.at(-1));
    default: return unknownSource(expression);
  }
}

function answerSource(expression: string): ParameterSource {
  const [location, name] = splitOnce(expression);
  switch (location) {
    case 'body': return ({ answer }) => single(answer && bodyValue(answer.body, name, badAnswerBody));
    case 'header': return ({ answer }) => single(answer?.headers.get(name));
    case 'multivalueheader': return ({ answer }) => many(answer?.headers.all(name));
    default: return unknownSource(`${ANSWER}${expression}`);
  }
}

function unknownSource(expression: string): ParameterSource {
  return () => {
    throw configurationFault(`the mapping expression '${expression}' is not known`);
  };
}

function badRequestBody(reason: string): GatewayFault {
  return new GatewayFault('BAD_REQUEST_BODY', { message: 'Invalid JSON in request body', reason });
}

function badAnswerBody(reason: string): GatewayFault {
  return configurationFault(`the body of the integration's answer is not JSON: ${reason}`);
}

function splitOnce(expression: string): readonly [string, string] {
  const dot = expression.indexOf('.');
  return dot < 0 ? [expression, ''] : [expression.slice(0, dot), expression.slice(dot + 1)];
}

function single(value: string | undefined): readonly string[] | undefined {
  return value === undefined ? undefined : [value];
}

function joined(values: readonly string[]): readonly string[] | undefined {
  return values.length === 0 ? undefined : [values.join(',')];
}

function many(values: readonly string[] | undefined): readonly string[] | undefined {
  return values === undefined || values.length === 0 ? undefined : values;
}
