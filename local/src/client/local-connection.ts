import { MessageQueue } from './message-queue';
import { LocalGatewayError } from '../errors';
import type { ConnectionEnd } from '../gateway/websocket/connections/live-connection';
import { CLOSED_WITHOUT_CODE, FRAME_LIMIT } from '../gateway/websocket/connections/message-limits';
import type { AcceptedHandshake, OpenConnection } from '../gateway/websocket/handshake';

const PATIENCE_MILLIS = 5_000;

export interface SendOptions {
  /**
   * Whether the message travels in frames of 32 KB, the longest that AWS takes. Most clients send a message in one frame, whatever its length.
   *
   * @default false
   */
  readonly fragmented?: boolean;
}

export interface ReceiveOptions {
  /**
   * How long to wait for a message, in milliseconds.
   *
   * @default 5000
   */
  readonly timeoutMillis?: number;
}

/**
 * A client that is connected to a WebSocket API in the same process, without sockets.
 */
export class LocalConnection {
  /**
   * Connects a client that was let in.
   *
   * @internal
   */
  public static open(handshake: AcceptedHandshake): LocalConnection {
    return new LocalConnection(handshake);
  }

  /**
   * What `$context.connectionId` and the requests to `@connections` call it.
   */
  public readonly connectionId: string;

  /**
   * The one of the client's subprotocols that was chosen.
   *
   * @default - none
   */
  public readonly subprotocol?: string;

  /**
   * Resolves when the connection is over, whoever ended it, and its `$disconnect` has run.
   */
  public readonly closed: Promise<ConnectionEnd>;

  private readonly connection: OpenConnection;
  private readonly queue = new MessageQueue();
  private end?: ConnectionEnd;

  private constructor({ connectionId, open, subprotocol }: AcceptedHandshake) {
    this.connectionId = connectionId;
    this.subprotocol = subprotocol;
    this.connection = open({
      send: (message) => this.queue.add(message.toString()),
      close: (end) => this.over(end),
    });
    this.closed = this.connection.ended;
  }

  /**
   * Whether messages can be sent and come.
   */
  public get isOpen(): boolean {
    return this.end === undefined;
  }

  /**
   * Sends a message, and resolves when its route has answered it, or the connection has ended by it. Several may be sent at once. Bytes end
   * the connection, as AWS takes text alone.
   *
   * @throws LocalGatewayError when the connection is closed, or the message meets what the engine cannot do
   */
  public async send(message: string | Uint8Array, { fragmented = false }: SendOptions = {}): Promise<void> {
    if (this.end) {
      throw new LocalGatewayError(`nothing can be sent: ${reasonOf(this.end)}`);
    }
    const length = typeof message === 'string' ? Buffer.byteLength(message) : message.length;
    await this.connection.receive(typeof message === 'string' ? message : Buffer.from(message), fragmented ? Math.min(length, FRAME_LIMIT) : length);
  }

  /**
   * The next message that came or comes, in the order in which they are sent.
   *
   * @throws LocalGatewayError when none comes in time, or the connection is closed and none is left
   */
  public receive({ timeoutMillis = PATIENCE_MILLIS }: ReceiveOptions = {}): Promise<string> {
    return this.queue.next(timeoutMillis);
  }

  /**
   * Closes the connection, and resolves when its `$disconnect` has run.
   *
   * @param code close code
   * @throws LocalGatewayError when `$disconnect` meets what the engine cannot do
   */
  public close(code?: number, reason = ''): Promise<ConnectionEnd> {
    const end = code === undefined ? CLOSED_WITHOUT_CODE : { code, reason };
    this.over(end);
    this.connection.close(end);
    return this.closed;
  }

  private over(end: ConnectionEnd): void {
    if (!this.end) {
      this.end = end;
      this.queue.close(reasonOf(end));
    }
  }
}

function reasonOf({ code, reason }: ConnectionEnd): string {
  return `the connection is closed (${code}${reason === '' ? '' : ` ${reason}`})`;
}
