import type { ConnectionClient, ConnectionEnd } from './connections/live-connection';
import type { AnsweredMessage } from './event-outcome';
import type { InvokeAnswer } from '../answer/respond';
import type { Payload } from '../mapping/payload';

/**
 * What comes of a client's wish to connect.
 */
export type Handshake = AcceptedHandshake | RefusedHandshake;

export interface AcceptedHandshake {
  readonly connectionId: string;

  /**
   * The one of the client's subprotocols that was chosen.
   *
   * @default - none
   */
  readonly subprotocol?: string;
  readonly refusal?: undefined;

  /**
   * Connects the client.
   */
  open(client: ConnectionClient): OpenConnection;
}

export interface RefusedHandshake {
  /**
   * What the client gets in place of a connection.
   */
  readonly refusal: InvokeAnswer;
}

/**
 * What a client does on its connection.
 */
export interface OpenConnection {
  /**
   * Resolves when the connection is over and its `$disconnect` has run.
   */
  readonly ended: Promise<ConnectionEnd>;

  /**
   * Takes a message, and resolves when it is answered.
   *
   * @param longestFrame bytes of the longest of the frames that it came in
   * @returns nothing when the connection is over, or ends by it
   * @throws LocalGatewayError when the message meets what the engine cannot do
   */
  receive(message: Payload, longestFrame: number): Promise<AnsweredMessage | undefined>;

  /**
   * The client has closed the connection, or is gone.
   */
  close(end: ConnectionEnd): void;
}
