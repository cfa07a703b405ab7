import type { WebSocketExchange } from './exchange';
import type { WebSocketAnswer } from './websocket-stage';

/**
 * An event with what came of it.
 */
export interface EventOutcome {
  readonly exchange: WebSocketExchange;
  readonly answer: WebSocketAnswer;
}
