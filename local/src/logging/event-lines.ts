import { faultLine } from './fault-line';
import { bodyText } from './log-text';
import { writeEndpointRequestId } from './reply-lines';
import type { GatewayFault } from '../gateway/fault';
import type { WebSocketExchange } from '../gateway/websocket/exchange';
import type { WebSocketAnswer } from '../gateway/websocket/websocket-stage';

/*
 * AWS documents no line of the execution logs of WebSocket APIs; these are worded like those of REST APIs.
 */

/**
 * Writes that a route starts, and with what.
 */
export function writeEvent({ event, ids, journal, routeKey }: WebSocketExchange): void {
  journal.info?.(`Starting execution for request: ${ids.requestId}`);
  journal.info?.(`WebSocket Request Route: [${routeKey}]`);
  if (event.eventType === 'MESSAGE') {
    journal.trace?.(`Method request body before transformations: ${bodyText(event.message)}`);
  }
}

/**
 * Writes how a route ended.
 */
export function writeEventAnswer(exchange: WebSocketExchange, { message, status }: WebSocketAnswer): void {
  const { journal } = exchange;
  if (message !== undefined) {
    journal.trace?.(`Method response body after transformations: ${bodyText(message)}`);
  }
  journal.info?.('Successfully completed execution');
  journal.info?.(`Method completed with status: ${status}`);
  writeEndpointRequestId(exchange);
}

/**
 * Writes why the gateway answers by itself.
 */
export function writeEventFault(exchange: WebSocketExchange, fault: GatewayFault): void {
  const { ids, journal } = exchange;
  journal.error?.(faultLine(fault, ids.requestId));
  journal.error?.(`Method completed with status: ${fault.status}`);
  writeEndpointRequestId(exchange);
}
