import { LocalGatewayError } from '../errors';
import type { GatewayResponses } from './answer/gateway-responses';
import type { Reply } from './answer/reply';
import type { Handler } from './compose';
import type { Exchange } from './exchange';
import { GatewayFault } from './fault';
import { contextText } from './request-context';
import { writeReply } from '../logging/reply-lines';

/**
 * Takes a request to its answer, that of the API or that of the gateway itself.
 *
 * @throws LocalGatewayError when the request meets what the engine cannot do; it names the route
 */
export async function runExchange(exchange: Exchange, handler: Handler, responses: GatewayResponses): Promise<Reply> {
  try {
    const reply = await handler(exchange);
    writeReply(exchange, reply);
    return reply;
  } catch (error) {
    if (error instanceof LocalGatewayError) {
      error.during(routeOf(exchange), exchange.journal.lines.map(({ message }) => message));
    }
    if (!(error instanceof GatewayFault)) {
      throw error;
    }
    exchange.fault = error;
    exchange.log(`${error.type}: ${error.reason}`);
    return responses.answer(exchange, error);
  }
}

function routeOf({ request, context }: Exchange): string {
  return `${request.method} ${contextText(context, 'resourcePath') ?? request.path}`;
}
