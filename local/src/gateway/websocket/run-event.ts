import { LocalGatewayError } from '../../errors';
import { writeEvent, writeEventAnswer, writeEventFault } from '../../logging/event-lines';
import { GatewayFault } from '../fault';
import { errorMessage } from './error-message';
import type { EventOutcome } from './event-outcome';
import type { WebSocketExchange } from './exchange';
import type { WebSocketHandler } from './websocket-stage';

/**
 * Takes an event to what comes of it: the answer of its route, or that of the gateway itself.
 */
export async function runEvent(exchange: WebSocketExchange, handler: WebSocketHandler): Promise<EventOutcome> {
  writeEvent(exchange);
  try {
    const answer = await handler(exchange);
    writeEventAnswer(exchange, answer);
    return { exchange, answer };
  } catch (error) {
    const fault = error instanceof GatewayFault ? error : engineFault(exchange, error as Error);
    exchange.fault = fault;
    exchange.log(`${fault.type}: ${fault.reason}`);
    writeEventFault(exchange, fault);
    const answer = { status: fault.status, message: errorMessage(exchange, fault) };
    return { exchange, answer, ...fault !== error && { error: error as Error } };
  }
}

/*
 * What stops an event names its route.
 */
function engineFault({ journal, routeKey = '' }: WebSocketExchange, error: Error): GatewayFault {
  if (error instanceof LocalGatewayError) {
    error.during(routeKey, journal.lines.map(({ message }) => message));
  }
  return new GatewayFault('API_CONFIGURATION_ERROR', { reason: error.message });
}
