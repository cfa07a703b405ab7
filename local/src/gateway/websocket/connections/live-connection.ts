import type { JavaMap } from '../../../java/values';
import type { ApiKeyModel } from '../../../template/template-model';
import type { Caller, GatewayRequest } from '../../entry/request';
import type { Payload } from '../../mapping/payload';
import type { Connection } from '../connection';

/**
 * The client's end of a connection, in this process or behind a socket.
 */
export interface ConnectionClient {
  send(message: Payload): void;

  /**
   * Tells the client that the connection is over.
   */
  close(end: ConnectionEnd): void;
}

/**
 * How a connection ended.
 */
export interface ConnectionEnd {
  /**
   * Close code.
   *
   * @see https://www.rfc-editor.org/rfc/rfc6455#section-7.4
   */
  readonly code: number;
  readonly reason: string;
}

/*
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html
 */
const IDLE_MILLIS = 10 * 60 * 1000;
const LIFETIME_MILLIS = 2 * 60 * 60 * 1000;

/**
 * A connection of a client that was let in, or asks to be.
 *
 * Messages in either direction keep it from being idle; AWS does not say whether pings do, so here they do not.
 */
export class LiveConnection implements Connection {
  public caller?: Caller;
  public authorizer?: JavaMap;
  public usageIdentifierKey?: string;
  public apiKey?: ApiKeyModel;
  public lastActiveAt: number;

  private client?: ConnectionClient;

  constructor(
    public readonly connectionId: string,
    public readonly connectedAt: Date,
    public readonly domainName: string,
    public readonly request: GatewayRequest,
  ) {
    this.caller = request.caller;
    this.lastActiveAt = connectedAt.getTime();
  }

  public open(client: ConnectionClient): void {
    this.client = client;
  }

  /**
   * Notes that a message came or goes.
   */
  public touch(now: number): void {
    this.lastActiveAt = now;
  }

  /**
   * Whether the connection has been idle, or has lived, for longer than AWS allows.
   */
  public isOver(now: number): boolean {
    return now - this.lastActiveAt >= IDLE_MILLIS || now - this.connectedAt.getTime() >= LIFETIME_MILLIS;
  }

  public send(message: Payload, now: number): void {
    this.touch(now);
    this.client?.send(message);
  }

  /**
   * Tells the client that the connection is over.
   */
  public hangUp(end: ConnectionEnd): void {
    this.client?.close(end);
  }
}
