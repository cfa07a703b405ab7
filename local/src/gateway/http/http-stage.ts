import type { HttpExchange } from './exchange';
import type { HandlerOf, StageOf } from '../compose';

/**
 * Answers a request to an HTTP API.
 */
export type HttpHandler = HandlerOf<HttpExchange>;

/**
 * One step of a request's way through an HTTP API.
 *
 * @throws HttpFault to end the request with an answer of the gateway itself
 */
export type HttpStage = StageOf<HttpExchange>;
