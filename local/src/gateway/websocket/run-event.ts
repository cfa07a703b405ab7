import { LocalGatewayError } from '../../errors';
import { GatewayFault } from '../fault';
import { errorMessage } from './error-message';
import type { WebSocketExchange } from './exchange';
import type { WebSocketAnswer, WebSocketHandler } from './websocket-stage';

/**
 * Takes an event to what comes of it: the answer of its route, or that of the gateway itself.
 *
 * @throws LocalGatewayError when the event meets what the engine cannot do; it names the route
 */
export async function runEvent(exchange: WebSocketExchange, handler: WebSocketHandler): Promise<WebSocketAnswer> {
  try {
    return await handler(exchange);
  } catch (error) {
    if (error instanceof LocalGatewayError) {
      error.during(`${exchange.routeKey}`, exchange.journal.lines.map(({ message }) => message));
    }
    if (!(error instanceof GatewayFault)) {
      throw error;
    }
    exchange.fault = error;
    exchange.log(`${error.type}: ${error.reason}`);
    return { status: error.status, message: errorMessage(exchange, error) };
  }
}
