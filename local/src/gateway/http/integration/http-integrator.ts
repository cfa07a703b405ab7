import type { Reply } from '../../answer/reply';
import type { HttpExchange } from '../exchange';

/**
 * Calls what answers a route.
 *
 * @throws HttpFault when it cannot be called, or what it answers cannot be read
 */
export type HttpIntegrator = (exchange: HttpExchange) => Promise<Reply>;
