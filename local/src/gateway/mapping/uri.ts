import { encodeComponent, writeQuery, type Query } from '../../http/query';
import { own } from '../../own';
import { configurationFault } from '../fault';

/**
 * A URI ready to be called.
 */
export interface TargetUrl {
  readonly url: string;
  readonly path: string;
}

/**
 * Puts stage variables into a URI; one that is not set leaves nothing behind.
 */
export function withStageVariables(uri: string, variables: Readonly<Record<string, string>>): string {
  return uri.includes('${') ? uri.replace(/\$\{stageVariables\.([A-Za-z0-9_-]+)\}/g, (_whole, name: string) => own(variables, name) ?? '') : uri;
}

/**
 * Puts path values into a URI's placeholders. A placeholder without a value stays.
 *
 * Values go in as they are: a `?` or `#` in one of them ends the path, as it may on AWS.
 */
export function withPathValues(uri: string, values: ReadonlyMap<string, string>): string {
  return uri.includes('{') ? uri.replace(/\{([^{}]+?)\+?\}/g, (placeholder, name: string) => values.get(name) ?? placeholder) : uri;
}

/**
 * Joins a URI and query parameters to a URL; what may not stand in a URL is percent-encoded.
 *
 * @throws GatewayFault when the result has no host
 */
export function targetUrl(uri: string, query: Query): TargetUrl {
  return urlWith(uri, writeQuery(query));
}

/**
 * Joins a URI and a query string to a URL; what may not stand in a URL is percent-encoded.
 *
 * @throws GatewayFault when the result has no host
 */
export function urlWith(uri: string, query: string): TargetUrl {
  const [, origin, rest] = /^(https?:\/\/[^/?#]+)([^#]*)/i.exec(uri) ?? [];
  if (origin === undefined) {
    throw configurationFault(`the integration URI '${uri}' has no host`, 'Invalid endpoint address');
  }
  const mark = rest.indexOf('?');
  const path = encodeUnsafe(mark < 0 ? rest : rest.slice(0, mark)) || '/';
  const fixed = mark < 0 ? '' : encodeUnsafe(rest.slice(mark + 1));
  const search = [fixed, encodeUnsafe(query)].filter((part) => part !== '').join('&');
  return { url: `${origin}${path}${search === '' ? '' : `?${search}`}`, path };
}

function encodeUnsafe(text: string): string {
  return text.replace(/[^\x21-\x7e]+|["<>\\^`{|}]/g, encodeComponent);
}
