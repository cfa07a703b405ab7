import type { HandlerOf, StageOf } from '../compose';
import type { WebSocketExchange } from './exchange';
import type { Payload } from '../mapping/payload';

/**
 * What comes of an event on a connection.
 */
export interface WebSocketAnswer {
  /**
   * Status of the integration. A client whose `$connect` has another than 2xx is not let in.
   */
  readonly status: number;

  /**
   * Message that the client gets; bytes are sent as they are.
   *
   * @default - none
   */
  readonly message?: Payload;

  /**
   * The one of the client's subprotocols that `$connect` chose: the `Sec-WebSocket-Protocol` that a function answered.
   *
   * @default - none
   */
  readonly subprotocol?: string;
}

/**
 * Answers an event on a connection.
 */
export type WebSocketHandler = HandlerOf<WebSocketExchange, WebSocketAnswer>;

/**
 * One step of an event's way through a WebSocket API.
 *
 * @throws GatewayFault to end it with an error message of the gateway itself, or to refuse a handshake
 */
export type WebSocketStage = StageOf<WebSocketExchange, WebSocketAnswer>;
