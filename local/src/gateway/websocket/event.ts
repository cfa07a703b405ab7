/**
 * What happens on a connection.
 */
export type WebSocketEvent = ConnectEvent | MessageEvent | DisconnectEvent;

/**
 * A client wants to connect.
 */
export interface ConnectEvent {
  readonly eventType: 'CONNECT';
}

/**
 * A client sent a message.
 */
export interface MessageEvent {
  readonly eventType: 'MESSAGE';
  readonly messageId: string;

  /**
   * Text of the message; clients cannot send binary ones.
   */
  readonly message: string;
}

/**
 * A connection is over.
 */
export interface DisconnectEvent {
  readonly eventType: 'DISCONNECT';

  /**
   * Close code, for instance 1001.
   */
  readonly disconnectStatusCode: number;
  readonly disconnectReason: string;
}
