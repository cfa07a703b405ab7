import type { HeaderBag } from '../../../http/header-bag';
import type { HttpExchange } from '../exchange';

const GATEWAY = 'HTTP/1.1 AmazonAPIGateway';
const TRANSLATED = ['X-Forwarded-For', 'X-Forwarded-Host', 'X-Forwarded-Port', 'X-Forwarded-Proto'];
const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/;
const ADDRESS_V6 = /^[\da-f]*:[\da-f:.]+$/i;

/**
 * The headers of a request as a backend gets them: all that the client sent, but those of the connection and `Host`, which is the backend's.
 *
 * Who called is told by the standard header `Forwarded`, into which HTTP APIs translate `X-Forwarded-*`, and by `Via`. The address that
 * API Gateway calls from, `by=`, is left out, for there is none here.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
export function proxiedHeaders({ domainName, request }: HttpExchange): HeaderBag {
  const headers = request.headers.copy();
  const addresses = headers.all('X-Forwarded-For').flatMap((value) => value.split(',')).map((address) => `for=${forwardedNode(address.trim())}`);
  headers.set('Forwarded', [...headers.all('Forwarded'), `${addresses.join(', ')};host=${domainName};proto=https`].join(', '));
  headers.set('Via', [...headers.all('Via'), GATEWAY].join(', '));
  for (const name of ['Content-Length', 'Host', ...TRANSLATED]) {
    headers.delete(name);
  }
  return headers;
}

/*
 * https://www.rfc-editor.org/rfc/rfc7239#section-6
 */
function forwardedNode(address: string): string {
  if (TOKEN.test(address)) {
    return address;
  }
  return `"${ADDRESS_V6.test(address) ? `[${address}]` : address.replace(/["\\]/g, '\\$&')}"`;
}
