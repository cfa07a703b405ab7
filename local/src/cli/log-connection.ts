import { FAILED, type RequestLog } from './request-log';
import type { InvokeRequest } from '../gateway/entry/request';
import type { AcceptedHandshake, Handshake, OpenConnection } from '../gateway/websocket/handshake';

const SWITCHED = 101;
const NO_ROUTE = 'no route';

/**
 * Lets a client connect, and writes a line for that and for each of its messages.
 */
export async function logConnection(
  log: RequestLog, { path }: InvokeRequest, connect: () => Promise<Handshake | undefined>,
): Promise<Handshake | undefined> {
  const handshake = await log.follow(connect, (outcome) => outcome && { method: 'CONNECT', path, status: outcome.refusal?.status ?? SWITCHED });
  return handshake === undefined || handshake.refusal ? handshake : logged(log, handshake);
}

function logged(log: RequestLog, handshake: AcceptedHandshake): AcceptedHandshake {
  return {
    ...handshake,
    open: (client) => {
      const connection = handshake.open(client);
      return { ...connection, receive: (message, longestFrame) => receive(log, connection, message, longestFrame) };
    },
  };
}

function receive(log: RequestLog, connection: OpenConnection, ...message: Parameters<OpenConnection['receive']>): ReturnType<OpenConnection['receive']> {
  return log.follow(() => connection.receive(...message), (outcome) => (
    { method: 'MESSAGE', path: outcome?.routeKey ?? NO_ROUTE, status: outcome?.status ?? FAILED }
  ));
}
