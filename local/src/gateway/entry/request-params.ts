import type { GatewayRequest } from './request';
import { JavaMap } from '../../java/values';

/**
 * What parameters of a request come from.
 */
export interface ParameterOwner {
  readonly request: GatewayRequest;
  readonly pathParameters: ReadonlyMap<string, string>;
}

/**
 * Makes the maps `path`, `querystring` and `header` that `$input.params()` gives, with the last value of each parameter.
 */
export function requestParams({ request, pathParameters }: ParameterOwner): JavaMap {
  const path = new JavaMap();
  for (const [name, value] of pathParameters) {
    path.set(name, value);
  }
  const querystring = new JavaMap();
  for (const [name, values] of request.query) {
    querystring.set(name, lastOf(values));
  }
  const header = new JavaMap();
  for (const { name, values } of request.headers) {
    header.set(name, lastOf(values));
  }
  return new JavaMap().set('path', path).set('querystring', querystring).set('header', header);
}

function lastOf(values: readonly string[]): string {
  return values[values.length - 1] ?? '';
}
