import type { WebSocketExchange } from './exchange';
import type { WebSocketAnswer } from './websocket-stage';
import { HeaderBag } from '../../http/header-bag';
import { respond, type InvokeAnswer } from '../answer/respond';
import { payloadBytes } from '../mapping/payload';

/**
 * What a client gets in place of a connection: the status of the integration, or of the gateway's own refusal.
 */
export function refuseHandshake({ fault, ids }: WebSocketExchange, { message = '', status }: WebSocketAnswer): InvokeAnswer {
  const headers = HeaderBag.from({ 'Content-Type': 'application/json', ...fault && { 'x-amzn-ErrorType': fault.exception } });
  return respond({ ids }, { status: status < 300 || status > 599 ? 500 : status, headers, body: payloadBytes(message), traced: false });
}
