import type { HeaderBag } from '../../../http/header-bag';

/*
 * Headers that are about one connection, and the length, which is counted anew.
 *
 * https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1
 */
const NOT_PASSED = [
  'Connection', 'Content-Length', 'Keep-Alive', 'Proxy-Authenticate', 'Proxy-Connection', 'TE', 'Trailer', 'Transfer-Encoding', 'Upgrade',
];

/**
 * Removes the headers of an answer that end at API Gateway; all others reach the client as they are.
 */
export function endConnectionHeaders(headers: HeaderBag): void {
  for (const name of NOT_PASSED) {
    headers.delete(name);
  }
}
