import type { Reply } from './answer/reply';
import type { Exchange } from './exchange';

/**
 * Answers an exchange.
 */
export type Handler = (exchange: Exchange) => Reply | Promise<Reply>;

/**
 * One step of a request's way: it answers by itself, or lets the next step answer and may look at what it says.
 *
 * @throws GatewayFault to end the request with a gateway response
 */
export type Stage = (exchange: Exchange, next: Handler) => Reply | Promise<Reply>;

/**
 * Joins stages in the order of a request, with the handler that ends the way. What a route has no need of is undefined and costs nothing.
 */
export function compose(stages: readonly (Stage | undefined)[], last: Handler): Handler {
  return stages.reduceRight<Handler>((next, stage) => stage ? (exchange) => stage(exchange, next) : next, last);
}
