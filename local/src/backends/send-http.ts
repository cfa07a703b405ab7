import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { BackendAnswer } from './backend';

/**
 * Sends an HTTP request as it is, redirects not followed.
 *
 * @param verified whether a public authority must have signed the endpoint's certificate
 * @throws Error when the endpoint cannot be reached
 */
export function sendHttp(
  url: string, method: string, headers: Readonly<Record<string, string>>, body: Buffer, verified = true,
): Promise<Required<Pick<BackendAnswer, 'status' | 'headers' | 'body'>>> {
  const send = url.startsWith('https:') ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const options = { method, headers: { ...headers, 'Content-Length': String(body.length) }, rejectUnauthorized: verified };
    const outgoing = send(url, options, (message) => {
      collect(message).then((collected) => resolve({
        status: message.statusCode ?? 200,
        headers: headersOf(message),
        body: collected,
      }), reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

async function collect(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

function headersOf(message: IncomingMessage): Record<string, string | string[]> {
  return Object.fromEntries(Object.entries(message.headers).filter((entry): entry is [string, string | string[]] => entry[1] !== undefined));
}
