import type { HttpFault } from './http-fault';
import { HeaderBag } from '../../http/header-bag';
import type { Reply } from '../answer/reply';

/**
 * What an HTTP API answers by itself.
 */
export function answerFault(fault: HttpFault): Reply {
  const headers = HeaderBag.from({ 'Content-Type': 'application/json' });
  if (fault.challenge !== undefined) {
    headers.set('WWW-Authenticate', fault.challenge);
  }
  return { status: fault.status, headers, body: Buffer.from(`{"message":${fault.messageString}}`), traced: false };
}
