import type { WebSocketExchange } from './exchange';
import type { WebSocketAnswer } from './websocket-stage';

/**
 * An event with what came of it.
 */
export interface EventOutcome {
  readonly exchange: WebSocketExchange;
  readonly answer: WebSocketAnswer;

  /**
   * What the engine could not do; the answer is then that of an API that fails.
   *
   * @default - nothing
   */
  readonly error?: Error;
}

/**
 * What became of a message, as logs tell it.
 */
export interface AnsweredMessage {
  /**
   * Key of the route that took it.
   *
   * @default - none did
   */
  readonly routeKey?: string;
  readonly status: number;
}
