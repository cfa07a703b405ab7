import type { Reply } from './answer/reply';
import type { Exchange } from './exchange';

/**
 * Answers what stands for one request on its way, of whatever kind of API.
 */
export type HandlerOf<E, R = Reply> = (exchange: E) => R | Promise<R>;

/**
 * One step of a request's way: it answers by itself, or lets the next step answer and may look at what it says.
 *
 * @throws GatewayFault to end the request with a gateway response
 */
export type StageOf<E, R = Reply> = (exchange: E, next: HandlerOf<E, R>) => R | Promise<R>;

/**
 * Answers an exchange of a REST API.
 */
export type Handler = HandlerOf<Exchange>;

/**
 * One step of a REST request's way.
 */
export type Stage = StageOf<Exchange>;

/**
 * Joins stages in the order of a request, with the handler that ends the way. What a route has no need of is undefined and costs nothing.
 */
export function compose<E, R>(stages: readonly (StageOf<E, R> | undefined)[], last: HandlerOf<E, R>): HandlerOf<E, R> {
  return stages.reduceRight<HandlerOf<E, R>>((next, stage) => stage ? (exchange) => stage(exchange, next) : next, last);
}
