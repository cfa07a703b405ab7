import type { MappedBody } from './mapped-body';
import type { MappingScope } from './mapping-scope';
import { decodePercent } from '../../../http/query';
import { JsonPath, JsonPathError } from '../../../jsonpath';
import { own } from '../../../own';
import { contextVariable } from '../context-variables';

/**
 * Finds the value of an expression; undefined when its source is absent.
 */
export type Variable = (scope: MappingScope) => string | undefined;

/**
 * A form of variable, an example of it, and what makes the variable from the name in it.
 */
export type VariableForm = readonly [form: RegExp, example: string, make: (name: string) => Variable];

/**
 * A path of which AWS does not evaluate every step.
 */
export class UnsupportedPath extends Error {}

/*
 * AWS allows no other special characters in the names of context variables.
 */
const EVERYWHERE: readonly VariableForm[] = [
  [/^context\.([\w.]+)$/, '$context.requestId', (name) => {
    const variable = contextVariable(name);
    return ({ exchange }) => variable(exchange);
  }],
  [/^stageVariables\.(\w+)$/, '$stageVariables.name', (name) => ({ exchange }) => own(exchange.stageVariables, name)],
];

/**
 * What requests are mapped from. Several values of a header or query parameter are joined by commas.
 *
 * The path is the one below the stage, without percent-encoding like path parameters, which is an assumption.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
 */
export const REQUEST_VARIABLES: readonly VariableForm[] = [
  [/^request\.header\.([\w!#%&'*+.^`|~-]+)$/, '$request.header.name', (name) => ({ exchange }) => joined(exchange.request.headers.all(name))],
  [/^request\.querystring\.(.+)$/s, '$request.querystring.name', (name) => ({ exchange }) => joined(exchange.request.query.get(name))],
  [/^request\.path()$/, '$request.path', () => ({ exchange }) => decodePercent(exchange.request.path)],
  [/^request\.path\.([\w.:-]+)$/, '$request.path.name', (name) => ({ exchange }) => exchange.pathParameters.get(name)],
  [/^request\.body()$/, '$request.body', () => ({ body }) => body.text],
  [/^request\.body([.[].+)$/s, '$request.body.name', (path) => inBody(path, ({ body }) => body)],
  ...EVERYWHERE,
];

/**
 * What answers are mapped from.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
 */
export const RESPONSE_VARIABLES: readonly VariableForm[] = [
  [/^response\.header\.([\w!#%&'*+.^`|~-]+)$/, '$response.header.name', (name) => ({ answer }) => joined(answer?.headers.all(name))],
  [/^response\.body([.[].+)$/s, '$response.body.name', (path) => inBody(path, ({ answer }) => answer?.body)],
  [/^response\.statuscode()$/, '$response.statuscode', () => ({ answer }) => answer && String(answer.status)],
  ...EVERYWHERE,
];

function inBody(path: string, bodyOf: (scope: MappingScope) => MappedBody | undefined): Variable {
  const compiled = compilePath(`$${path}`);
  return (scope) => bodyOf(scope)?.find(compiled);
}

function compilePath(text: string): JsonPath {
  const path = parsePath(text);
  if (path.has('scan') || path.has('filter') || path.has('function')) {
    throw new UnsupportedPath('has \'..\', a filter or a function, which API Gateway does not evaluate in mappings');
  }
  return path;
}

function parsePath(text: string): JsonPath {
  try {
    return JsonPath.compile(text);
  } catch (error) {
    throw error instanceof JsonPathError ? new UnsupportedPath(`has a path that cannot be read: ${error.message}`) : error;
  }
}

function joined(values: readonly string[] = []): string | undefined {
  return values.length === 0 ? undefined : values.join(',');
}
