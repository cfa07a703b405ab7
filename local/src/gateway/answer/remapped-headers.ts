import type { HeaderBag } from '../../http/header-bag';

const REMAPPED = new Set([
  'authorization', 'connection', 'content-length', 'content-md5', 'date', 'expect', 'host', 'max-forwards', 'proxy-authenticate', 'server',
  'trailer', 'upgrade', 'user-agent', 'www-authenticate',
]);
const REMAPPED_FROM_ENDPOINTS = new Set([...REMAPPED, 'x-amzn-requestid']);

/**
 * Renames the headers that an integration may not set, and drops Transfer-Encoding.
 *
 * @param fromEndpoint whether the headers are those of an HTTP endpoint, whose request id is renamed as well
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
export function remapHeaders(headers: HeaderBag, fromEndpoint: boolean): void {
  headers.delete('Transfer-Encoding');
  for (const { name, values } of headers.among(fromEndpoint ? REMAPPED_FROM_ENDPOINTS : REMAPPED)) {
    headers.delete(name);
    headers.set(`x-amzn-Remapped-${name}`, ...values);
  }
}
