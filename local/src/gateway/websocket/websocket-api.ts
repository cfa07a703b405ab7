import { randomUUID } from 'node:crypto';
import { Connections } from './connections/connections';
import { Ending } from './connections/ending';
import { LiveConnection, type ConnectionClient, type ConnectionEnd } from './connections/live-connection';
import { manageConnections, type ConnectionManager } from './connections/manage-connections';
import { BINARY_MESSAGE, GOING_AWAY, isTooLarge, TOO_LARGE } from './connections/message-limits';
import type { WebSocketDeployment } from './deployment';
import type { AnsweredMessage } from './event-outcome';
import type { Handshake, OpenConnection } from './handshake';
import { refuseHandshake } from './refuse-handshake';
import { RouteRunner } from './route-runner';
import { LocalGatewayError } from '../../errors';
import { StageLog } from '../../logging/stage-log';
import type { InvokeAnswer } from '../answer/respond';
import { defaultDoor, type Door } from '../entry/door';
import { receive, type GatewayRequest, type InvokeRequest } from '../entry/request';
import { newRequestIds, timeOf } from '../identifiers';
import type { Payload } from '../mapping/payload';
import type { ServedApi } from '../served-api';
import type { TestInvokeAnswer } from '../test-invoke';

/**
 * A stage of a WebSocket API with its connections.
 */
export class WebSocketApi implements ServedApi {
  /**
   * What the stage logs.
   */
  public readonly log = new StageLog();

  private readonly routes: RouteRunner;
  private readonly connections: Connections;
  private readonly manage: ConnectionManager;
  private readonly door: Door;
  private readonly endings = new Map<LiveConnection, Ending>();
  private readonly takenIds = new Set<string>();

  constructor(private readonly deployment: WebSocketDeployment) {
    const { api, stage, determinism } = deployment;
    this.door = defaultDoor(api, stage.name);
    this.routes = new RouteRunner(deployment, this.log);
    this.connections = new Connections(() => timeOf(determinism), (connection) => this.hangUp(connection, GOING_AWAY));
    this.manage = manageConnections(deployment, this.connections, (connection, end) => this.hangUp(connection, end));
  }

  /**
   * The API's own host.
   */
  public get host(): string {
    return this.door.domainName;
  }

  /**
   * Answers a request of a backend that sends to a client, asks about it or disconnects it; all others are forbidden.
   *
   * @param door where the request came in; by default at the API's own host
   */
  public handle(incoming: InvokeRequest, door = this.door): Promise<InvokeAnswer> {
    const ids = newRequestIds(this.deployment.determinism);
    return this.manage({ request: this.receive(incoming, door, ids.traceId), ids, domainName: door.domainName });
  }

  public testInvoke(): Promise<TestInvokeAnswer> {
    return Promise.reject(new LocalGatewayError(`'${this.deployment.api.logicalId}' is a WebSocket API; only REST APIs have test invocations, so use 'connect'`));
  }

  /**
   * Takes a client's wish to connect.
   *
   * @param door where it came in; by default at the API's own host
   * @throws LocalGatewayError when it meets what the engine cannot do
   */
  public async connect(incoming: InvokeRequest, door = this.door): Promise<Handshake> {
    const { traceId, time } = newRequestIds(this.deployment.determinism);
    const connection = new LiveConnection(this.newConnectionId(), time, door.domainName, this.receive(incoming, door, traceId));
    const { exchange, answer, error } = await this.routes.run(connection, { eventType: 'CONNECT' });
    const { connectionId } = connection;
    if (answer.status < 200 || answer.status > 299) {
      this.takenIds.delete(connectionId);
      if (error) {
        throw error;
      }
      return { refusal: refuseHandshake(exchange, answer) };
    }
    return { connectionId, subprotocol: answer.subprotocol, open: (client) => this.open(connection, client) };
  }

  /**
   * Ends every connection, and waits until their `$disconnect` has run.
   */
  public async close(): Promise<void> {
    const endings = [...this.endings.values()].map(({ promise }) => promise);
    this.connections.all.forEach((connection) => this.hangUp(connection, GOING_AWAY));
    await Promise.allSettled(endings);
  }

  private receive(incoming: InvokeRequest, door: Door, traceId: string): GatewayRequest {
    return receive(incoming, { door, traceId, origin: {} });
  }

  private open(connection: LiveConnection, client: ConnectionClient): OpenConnection {
    connection.open(client);
    this.connections.add(connection);
    const ending = new Ending();
    this.endings.set(connection, ending);
    return {
      ended: ending.promise,
      receive: (message, longestFrame) => this.take(connection, message, longestFrame),
      close: (end) => this.end(connection, end),
    };
  }

  private async take(connection: LiveConnection, message: Payload, longestFrame: number): Promise<AnsweredMessage | undefined> {
    if (!this.connections.find(connection.connectionId)) {
      return undefined;
    }
    if (typeof message !== 'string') {
      this.hangUp(connection, BINARY_MESSAGE);
      return undefined;
    }
    if (isTooLarge(message, longestFrame)) {
      this.hangUp(connection, TOO_LARGE);
      return undefined;
    }
    connection.touch(this.now());
    return this.answer(connection, message);
  }

  private async answer(connection: LiveConnection, message: string): Promise<AnsweredMessage> {
    const { extendedRequestId: messageId } = newRequestIds(this.deployment.determinism);
    const { exchange: { routeKey }, answer, error } = await this.routes.run(connection, { eventType: 'MESSAGE', messageId, message });
    if (answer.message !== undefined && this.connections.has(connection.connectionId)) {
      connection.send(answer.message, this.now());
    }
    if (error) {
      throw error;
    }
    return { routeKey, status: answer.status };
  }

  private hangUp(connection: LiveConnection, end: ConnectionEnd): void {
    if (this.connections.has(connection.connectionId)) {
      connection.hangUp(end);
      this.end(connection, end);
    }
  }

  private end(connection: LiveConnection, end: ConnectionEnd): void {
    const ending = this.endings.get(connection);
    if (!ending || !this.connections.remove(connection)) {
      return;
    }
    this.endings.delete(connection);
    this.takenIds.delete(connection.connectionId);
    ending.after(this.disconnect(connection, end), end);
  }

  private async disconnect(connection: LiveConnection, { code, reason }: ConnectionEnd): Promise<void> {
    const { error } = await this.routes.run(connection, { eventType: 'DISCONNECT', disconnectStatusCode: code, disconnectReason: reason });
    if (error) {
      throw error;
    }
  }

  private newConnectionId(): string {
    const { determinism } = this.deployment;
    let connectionId = newRequestIds(determinism).extendedRequestId;
    while (this.takenIds.has(connectionId)) {
      connectionId = newRequestIds({ ids: randomUUID }).extendedRequestId;
    }
    this.takenIds.add(connectionId);
    return connectionId;
  }

  private now(): number {
    return timeOf(this.deployment.determinism);
  }
}
