import type { ListedRoute } from './listed-route';
import { DEFAULT_ROUTE_KEY } from '../template/http-route-reader';

const WITH_BODY = ['PATCH', 'POST', 'PUT'];

/**
 * A command line to copy that calls an API: its simplest route, and whatever that needs.
 *
 * @returns nothing for an API without routes
 */
export function curlLine(routes: readonly ListedRoute[], url: string): string | undefined {
  const [route] = [...routes].sort((left, right) => effort(left) - effort(right));
  return route && ['curl', ...verb(route), ...headers(route), ...body(route), `'${url}${samplePath(route)}'`].join(' ');
}

/*
 * How much a reader has to know, and this machine to have, before a call of a route can succeed.
 */
function effort({ httpMethod, path, access, apiKey, answersItself }: ListedRoute): number {
  const hurdles = [
    httpMethod === 'OPTIONS',
    access === 'token',
    httpMethod !== 'GET',
    path.includes('{'),
    apiKey !== undefined,
    !answersItself,
    access !== 'open',
  ];
  return hurdles.reduce((sum, isThere) => sum * 2 + Number(isThere), 0);
}

function verb({ httpMethod }: ListedRoute): string[] {
  switch (httpMethod) {
    case 'ANY':
    case 'GET': return [];
    case 'HEAD': return ['--head'];
    default: return ['-X', httpMethod];
  }
}

function headers({ httpMethod, access, apiKey }: ListedRoute): string[] {
  return [
    ...apiKey === undefined ? [] : ['-H', `'x-api-key: ${apiKey}'`],
    ...access === 'token' ? ['-H', '\'Authorization: TOKEN\''] : [],
    ...WITH_BODY.includes(httpMethod) ? ['-H', '\'Content-Type: application/json\''] : [],
  ];
}

function body({ httpMethod }: ListedRoute): string[] {
  return WITH_BODY.includes(httpMethod) ? ['-d', '\'{}\''] : [];
}

function samplePath({ path }: ListedRoute): string {
  return path === DEFAULT_ROUTE_KEY ? '/' : path.replaceAll(/\{[^}]+\+\}/g, 'a/b').replaceAll(/\{[^}]+\}/g, '1');
}
