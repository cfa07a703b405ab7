import type { ServerResponse } from 'node:http';
import { LocalGatewayError } from '../errors';
import type { InvokeAnswer } from '../gateway/respond';

const BODILESS: readonly number[] = [204, 304];

/**
 * Writes an answer to a client, its headers as they are.
 *
 * @throws LocalGatewayError when the answer cannot travel over HTTP
 */
export function writeAnswer(response: ServerResponse, answer: InvokeAnswer, keepAlive: boolean): void {
  const { status, body } = answer;
  if (status < 200 || status > 999) {
    throw new LocalGatewayError(`the status ${status} cannot end a request over HTTP; answer with one of 200 to 999`);
  }
  const isBodiless = BODILESS.includes(status);
  response.sendDate = false; // the answer has its own
  response.writeHead(status, headersOf(answer, isBodiless, keepAlive));
  response.end(isBodiless || response.req.method === 'HEAD' ? undefined : body);
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
