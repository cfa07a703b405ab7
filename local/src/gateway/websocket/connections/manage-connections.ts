import { isUtf8 } from 'node:buffer';
import type { Connections } from './connections';
import type { ConnectionEnd, LiveConnection } from './live-connection';
import { CLOSED_BY_BACKEND, MESSAGE_LIMIT } from './message-limits';
import { HeaderBag } from '../../../http/header-bag';
import { decodePercent } from '../../../http/query';
import type { SignedExchange } from '../../../signatures/signature-checker';
import { EMPTY_BODY, type Reply } from '../../answer/reply';
import { respond, type InvokeAnswer } from '../../answer/respond';
import { GatewayFault } from '../../fault';
import { timeOf } from '../../identifiers';
import { admit } from '../access/admit';
import type { WebSocketDeployment } from '../deployment';

/**
 * Answers requests about connections.
 */
export type ConnectionManager = (exchange: SignedExchange) => Promise<InvokeAnswer>;

type Action = (connection: LiveConnection, body: Buffer) => Reply;

const PATH = /^\/(?:@|%40)connections\/([^/]+)\/?$/i;

/**
 * Lets backends send to the client of a connection, ask about it, and disconnect it.
 *
 * What is sent is a text message, or, where it is no text, which AWS does not document, a binary one.
 *
 * @param hangUp ends a connection
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html
 */
export function manageConnections(
  deployment: WebSocketDeployment, connections: Connections, hangUp: (connection: LiveConnection, end: ConnectionEnd) => void,
): ConnectionManager {
  const actions: ReadonlyMap<string, Action> = new Map<string, Action>([
    ['DELETE', (connection) => {
      hangUp(connection, CLOSED_BY_BACKEND);
      return reply(204);
    }],
    ['GET', (connection) => reply(200, Buffer.from(describe(connection)))],
    ['POST', (connection, body) => {
      connection.send(isUtf8(body) ? body.toString('utf8') : body, timeOf(deployment.determinism));
      return reply(200);
    }],
  ]);
  const run = async (exchange: SignedExchange): Promise<Reply> => {
    const { body, method, path } = exchange.request;
    const action = actions.get(method);
    const [, encodedId] = PATH.exec(path) ?? [];
    if (!action || encodedId === undefined) {
      throw new GatewayFault('ACCESS_DENIED', { exception: 'ForbiddenException', reason: `WebSocket APIs do not answer ${method} ${path} over HTTP` });
    }
    const connectionId = decodePercent(encodedId);
    await admit(exchange, deployment, { action: 'execute-api:ManageConnections', resource: `${method}/@connections/${connectionId}` });
    if (body.length > MESSAGE_LIMIT) {
      throw new GatewayFault('REQUEST_TOO_LARGE', { exception: 'PayloadTooLargeException', message: 'Message too long' });
    }
    const connection = connections.find(connectionId);
    return connection ? action(connection, body) : failure(410, 'GoneException', '');
  };
  return async (exchange) => {
    try {
      return respond(exchange, await run(exchange));
    } catch (error) {
      if (!(error instanceof GatewayFault)) {
        throw error;
      }
      deployment.log({ requestId: exchange.ids.requestId, message: `${error.type}: ${error.reason}` });
      return respond(exchange, failure(error.status, error.exception, `{"${error.messageName}":${error.messageString}}`));
    }
  };
}

function describe({ connectedAt, lastActiveAt, request }: LiveConnection): string {
  return JSON.stringify({
    connectedAt: connectedAt.toISOString(),
    identity: { sourceIp: request.sourceIp, userAgent: request.headers.get('User-Agent') ?? '' },
    lastActiveAt: new Date(lastActiveAt).toISOString(),
  });
}

function reply(status: number, body = EMPTY_BODY): Reply {
  return { status, headers: HeaderBag.from({ 'Content-Type': 'application/json' }), body, traced: false };
}

function failure(status: number, exception: string, text: string): Reply {
  const { headers, ...rest } = reply(status, Buffer.from(text));
  headers.set('x-amzn-ErrorType', exception);
  return { ...rest, headers };
}
