import type { IConstruct } from 'constructs';
import { placeholdersOf } from './http-url';
import type { BoundRoute, RestIntegrationBindOptions } from './route-integration';
import type { WebSocketIntegrationBindOptions } from './websocket-integration';
import { MappingTarget, ParameterMapping, parameterMapping, webSocketParameterMapping } from '../mapping/parameter-mapping';
import { RequestValue } from '../mapping/request-value';
import { ValidationError } from '../private/errors';

/**
 * Where the parameters of a call to an HTTP backend come from.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-parameter-mapping.html
 */
export interface HttpParameters {
  /**
   * Values for the placeholders of the URL: path variables, stage variables, constants, and context that no caller writes, which an
   * HTTP API cannot put there.
   *
   * @default - each placeholder is the path variable of its name
   */
  readonly path?: { [placeholder: string]: RequestValue };

  /**
   * Query parameters, from any value of the request; joined ones on HTTP APIs only. A value that is not there is left out.
   *
   * @default - none but those that the integration passes on by itself
   */
  readonly query?: { [name: string]: RequestValue };

  /**
   * Headers: from headers, path variables, context, stage variables and constants. A value that is not there is left out.
   *
   * On an HTTP API from no path variables, which come decoded there, and none of the headers that it reserves.
   *
   * @default - none but those that the integration passes on by itself
   */
  readonly headers?: { [name: string]: RequestValue };
}

/** Headers that API Gateway sets itself: mapping one fails every call, or changes nothing. */
const FORBIDDEN_HEADERS = ['connection', 'content-length', 'expect', 'proxy-authenticate', 'te', 'trailer', 'transfer-encoding', 'upgrade'];
const HEADER = /^[A-Za-z0-9!#$%&*+.^_`|~-]+$/;

/**
 * Parameter mappings, and what the method must declare for them.
 */
export interface MappedParameters {
  readonly requestParameters: { [target: string]: string };
  readonly methodParameters: { [name: string]: boolean };
}

/**
 * Refuses what could never be mapped. Throws where the parameters were written.
 */
export function checkHttpParameters(url: string, parameters: HttpParameters): void {
  const placeholders = placeholdersOf(url);
  const unknown = Object.keys(parameters.path ?? {}).find((name) => !placeholders.includes(name));
  if (unknown !== undefined) {
    throw new ValidationError(`'path' names '${unknown}', which is no placeholder of '${url}'; write {${unknown}} into the URL, or use 'query'`);
  }
  for (const name of Object.keys(parameters.headers ?? {})) {
    if (!HEADER.test(name)) throw new ValidationError(`a header needs a name like X-Tenant, got '${name}'`);
    if (FORBIDDEN_HEADERS.includes(name.toLowerCase())) {
      throw new ValidationError(`API Gateway does not let the header '${name}' be mapped: every call would fail with status 500; leave it out`);
    }
  }
  mapped({ path: unjoined(parameters.path), query: unjoined(parameters.query), headers: unjoined(parameters.headers) });
}

/**
 * The mappings for one route.
 */
export function httpParameters(url: string, parameters: HttpParameters, { route, scope }: RestIntegrationBindOptions): MappedParameters {
  const own = Object.fromEntries(placeholdersOf(url).map((name) => [name, parameters.path?.[name] ?? pathVariable(name, url, route, scope)]));
  return mapped({ ...parameters, path: own });
}

/**
 * The mappings for one route of a WebSocket API.
 */
export function webSocketHttpParameters(
  url: string, { path = {}, query = {}, headers = {} }: HttpParameters, { routeKey, scope }: WebSocketIntegrationBindOptions,
): { [target: string]: string } {
  const missing = placeholdersOf(url).find((name) => !(name in path));
  if (missing !== undefined) {
    throw new ValidationError(`the placeholder {${missing}} of '${url}' has no value: a WebSocket route has no path variables; say in 'path' where its value comes from`, scope);
  }
  const mapping = (value: RequestValue, target: MappingTarget) => webSocketParameterMapping(value, target, routeKey);
  return Object.fromEntries([
    ...Object.entries(path).map(([name, value]) => [`integration.request.path.${name}`, mapping(value, 'path')]),
    ...Object.entries(query).map(([name, value]) => [`integration.request.querystring.${name}`, mapping(value, 'query')]),
    ...Object.entries(headers).map(([name, value]) => [`integration.request.header.${name}`, mapping(value, 'header')]),
  ]);
}

/**
 * Joined values are for HTTP APIs: the others refuse them when they are bound.
 */
function unjoined(values: { [name: string]: RequestValue } = {}): { [name: string]: RequestValue } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value._source.kind !== 'join'));
}

function pathVariable(name: string, url: string, route: BoundRoute, scope: IConstruct): RequestValue {
  if (route.pathVariables.includes(name)) return RequestValue.path(name);
  throw new ValidationError(`the placeholder {${name}} of '${url}' is no path variable of '${route.method} ${route.path}'; say in 'path' where its value comes from`, scope);
}

function mapped({ path = {}, query = {}, headers = {} }: HttpParameters): MappedParameters {
  const mappings = [
    ...mappingsOf('path', 'path', path),
    ...mappingsOf('query', 'querystring', query),
    ...mappingsOf('header', 'header', headers),
  ];
  return {
    requestParameters: Object.fromEntries(mappings.map(([target, { expression }]) => [target, expression])),
    methodParameters: Object.fromEntries(mappings.flatMap(([, { declares }]) => (declares ? [[declares.name, declares.required]] : []))),
  };
}

function mappingsOf(target: MappingTarget, location: string, values: { [name: string]: RequestValue }): [string, ParameterMapping][] {
  return Object.entries(values).map(([name, value]) => [`integration.request.${location}.${name}`, parameterMapping(value, target)]);
}
