import type { IncomingMessage } from 'node:http';
import { BODY_LIMIT } from './frontend-answer';
import type { RequestHead } from './request-head';

export type ReceivedBody = Buffer | 'TOO_LARGE' | 'ABORTED';

const NO_BODY = Buffer.alloc(0);

/**
 * Receives a request's body. What is larger than API Gateway takes is not kept: it ends as soon as that is known.
 */
export function readBody(message: IncomingMessage, head: RequestHead): ReceivedBody | Promise<ReceivedBody> {
  if (!head.hasBody) {
    return NO_BODY;
  }
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    message.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > BODY_LIMIT) {
        chunks.length = 0;
        resolve('TOO_LARGE');
      } else {
        chunks.push(chunk);
      }
    });
    message.on('end', () => resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)));
    message.on('error', () => resolve('ABORTED'));
    message.on('close', () => resolve('ABORTED'));
  });
}
