import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { LocalGatewayError } from '../errors';
import type { InvokeAnswer } from '../gateway/answer/respond';

const BODILESS: readonly number[] = [204, 304];

/**
 * Writes an answer to a client, its headers as they are.
 *
 * @throws LocalGatewayError when the answer cannot travel over HTTP
 */
export function writeAnswer(response: ServerResponse, answer: InvokeAnswer, keepAlive: boolean): void {
  const { status, body, stream } = answer;
  if (status < 200 || status > 999) {
    throw new LocalGatewayError(`the status ${status} cannot end a request over HTTP; answer with one of 200 to 999`);
  }
  const isBodiless = BODILESS.includes(status);
  response.sendDate = false; // the answer has its own
  response.writeHead(status, headersOf(answer, isBodiless, keepAlive));
  if (stream && !isBodiless) {
    void send(stream, response);
  } else {
    response.end(isBodiless || response.req.method === 'HEAD' ? undefined : body);
  }
}

/*
 * A stream that breaks off takes the connection with it, so that the client knows; a client that goes away ends the stream.
 */
async function send(stream: AsyncIterable<Buffer>, response: ServerResponse): Promise<void> {
  try {
    await pipeline(Readable.from(stream, { objectMode: false }), response);
  } catch {
    response.destroy();
  }
}

/*
 * Header by header as Node takes them: name, value, name, value.
 */
function headersOf({ headers }: InvokeAnswer, isBodiless: boolean, keepAlive: boolean): string[] {
  const list: string[] = [];
  for (const name of Object.keys(headers)) {
    if (isBodiless && name === 'Content-Length') {
      continue;
    }
    const value = headers[name];
    for (const single of typeof value === 'string' ? [value] : value) {
      list.push(name, single);
    }
  }
  list.push('Connection', keepAlive ? 'keep-alive' : 'close');
  return list;
}
