import { request as httpRequest, type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { signCall, type SignedCall } from './sign-call';
import type { BackendAnswer, BackendCall } from '../../local/src/backends/backend';
import { GatewayFault } from '../../local/src/gateway/fault';

/**
 * A call to an AWS service, not signed yet.
 */
export type ServiceCall = Pick<BackendCall, 'method' | 'url' | 'path' | 'query' | 'headers' | 'body'> & {
  readonly service: string;
  readonly region: string;
};

/**
 * Sends a call, which must be answered in time.
 *
 * @throws GatewayFault when the service cannot be reached, or takes too long
 */
export type SendCall = (call: ServiceCall, timeoutMillis: number) => Promise<BackendAnswer>;

/**
 * Sends calls to AWS with the rights of the function. Connections stay open for the next call.
 */
export const sendToAws: SendCall = async (call, timeoutMillis) => {
  const signal = AbortSignal.timeout(Math.max(timeoutMillis, 0));
  try {
    const signed = await signCall(call, process.env);
    return await exchange(call, signed, signal).catch((error: unknown) => {
      if (error instanceof StaleConnection) {
        return exchange(call, signed, signal);
      }
      throw error;
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new GatewayFault(signal.aborted ? 'INTEGRATION_TIMEOUT' : 'INTEGRATION_FAILURE', { reason: `the service failed: ${reason}` });
  }
};

/**
 * The service had closed the connection before the request came to it: a frozen function learns of that when it is too late.
 *
 * @see https://nodejs.org/api/http.html#requestreusedsocket
 */
class StaleConnection extends Error {}

function exchange({ body, method }: ServiceCall, { headers, origin, path }: SignedCall, signal: AbortSignal): Promise<BackendAnswer> {
  const { hostname, port, protocol } = new URL(origin);
  const send = protocol === 'http:' ? httpRequest : httpsRequest;
  // the path stands apart, for a URL as an object takes dots out of it
  const options: RequestOptions = { hostname, port, path, method, headers: { ...headers, 'content-length': body.length }, signal };
  return new Promise((resolve, reject) => {
    const outgoing = send(options, (message) => {
      answerOf(message).then(resolve, reject);
    });
    outgoing.on('error', (error) => reject(isStale(outgoing, error) ? new StaleConnection(error.message) : error));
    outgoing.end(body);
  });
}

function isStale(outgoing: ClientRequest, error: NodeJS.ErrnoException): boolean {
  return outgoing.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
}

async function answerOf(message: IncomingMessage): Promise<BackendAnswer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message as AsyncIterable<Buffer>) {
    chunks.push(chunk);
  }
  return { status: message.statusCode, headers: message.headers as Record<string, string | string[]>, body: Buffer.concat(chunks) };
}
