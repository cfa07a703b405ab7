import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { FrameLengths } from './frame-lengths';
import type { ConnectionEnd } from '../gateway/websocket/connections/live-connection';
import { CLOSED_WITHOUT_CODE, GOING_AWAY, LOST, MESSAGE_LIMIT, TOO_LARGE } from '../gateway/websocket/connections/message-limits';
import type { AcceptedHandshake, OpenConnection } from '../gateway/websocket/handshake';

/**
 * Gets what the engine could not do.
 */
type Report = (error: unknown) => void;

const KEY = /^[+/0-9A-Za-z]{22}==$/;
const PROTOCOL_ERROR: ConnectionEnd = { code: 1002, reason: '' };

/*
 * What is wrong with the frames of a client, by the codes of errors.
 */
const BROKEN: ReadonlyMap<string, ConnectionEnd> = new Map([
  ['WS_ERR_INVALID_UTF8', { code: 1007, reason: '' }],
  ['WS_ERR_UNSUPPORTED_DATA_PAYLOAD_LENGTH', TOO_LARGE],
  ['WS_ERR_UNSUPPORTED_MESSAGE_LENGTH', TOO_LARGE],
]);

/**
 * Whether a request asks for a WebSocket as it should.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6455#section-4.2.1
 */
export function asksForWebSocket({ headers, method }: IncomingMessage): boolean {
  return method === 'GET' && headers.upgrade?.toLowerCase() === 'websocket' && KEY.test(headers['sec-websocket-key'] ?? '')
    && headers['sec-websocket-version'] === '13';
}

/**
 * The WebSockets of clients. Messages are not compressed.
 */
export class WebSockets {
  private readonly subprotocols = new WeakMap<IncomingMessage, string>();
  private readonly open = new Map<WebSocket, OpenConnection>();
  private readonly server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: MESSAGE_LIMIT,
    handleProtocols: (_offered, message) => this.subprotocols.get(message) ?? false,
  });

  /**
   * Connects a client that was let in.
   */
  public accept(handshake: AcceptedHandshake, message: IncomingMessage, socket: Duplex, head: Buffer, report: Report): void {
    if (handshake.subprotocol !== undefined) {
      this.subprotocols.set(message, handshake.subprotocol);
    }
    if (!socket.readable || !socket.writable) {
      handshake.open({ send: () => undefined, close: () => undefined }).close(LOST);
      return;
    }
    this.server.handleUpgrade(message, socket, head, (webSocket) => this.connect(webSocket, socket, handshake, report));
  }

  /**
   * Ends all of them, and waits until what runs behind that is done.
   */
  public async close(): Promise<void> {
    const ended = [...this.open].map(([webSocket, connection]) => {
      connection.close(GOING_AWAY);
      webSocket.close(GOING_AWAY.code, GOING_AWAY.reason);
      return connection.ended;
    });
    await Promise.allSettled(ended);
  }

  private connect(webSocket: WebSocket, socket: Duplex, handshake: AcceptedHandshake, report: Report): void {
    const frames = new FrameLengths();
    socket.prependListener('data', (chunk: Buffer) => frames.read(chunk));
    const connection = handshake.open({
      send: (message) => webSocket.send(message),
      close: ({ code, reason }) => webSocket.close(code, reason),
    });
    this.open.set(webSocket, connection);
    connection.ended.catch(report);
    webSocket.on('message', (data: RawData, isBinary: boolean) => {
      const bytes = data as Buffer; // fragments are put together
      connection.receive(isBinary ? bytes : bytes.toString('utf8'), frames.longest).catch(report);
    });
    webSocket.on('error', (error: NodeJS.ErrnoException) => connection.close(endOf(error)));
    webSocket.on('close', (code, reason) => {
      this.open.delete(webSocket);
      connection.close(code === CLOSED_WITHOUT_CODE.code ? CLOSED_WITHOUT_CODE : { code, reason: reason.toString('utf8') });
    });
  }
}

function endOf({ code = '' }: NodeJS.ErrnoException): ConnectionEnd {
  return BROKEN.get(code) ?? (code.startsWith('WS_ERR') ? PROTOCOL_ERROR : LOST);
}
