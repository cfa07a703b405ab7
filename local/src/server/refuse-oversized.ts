import { BODY_LIMIT, FRONTEND_ANSWERS, frontendHeaders, HEAD_LIMIT, type FrontendAnswer } from './frontend-answer';
import type { Values } from '../backends/backend';
import type { InvokeRequest } from '../gateway/request';
import type { InvokeAnswer } from '../gateway/respond';
import { HeaderBag } from '../http/header-bag';

/*
 * No character takes more bytes in UTF-8.
 */
const BYTES_OF_CHARACTER = 3;

/**
 * What the front end answers to a request that is larger than it takes; undefined for all others.
 */
export function refuseOversized(request: InvokeRequest): InvokeAnswer | undefined {
  if (headSize(request) > HEAD_LIMIT) {
    return answerOf(FRONTEND_ANSWERS.HEAD_TOO_LARGE);
  }
  return isLarge(request.body) ? answerOf(FRONTEND_ANSWERS.BODY_TOO_LARGE) : undefined;
}

function headSize({ path, query, headers }: InvokeRequest): number {
  return path.length + sizeOf(query) + sizeOf(headers);
}

function sizeOf(values: Values = {}): number {
  let size = 0;
  for (const [name, value] of Object.entries(values)) {
    size += typeof value === 'string' ? name.length + value.length : value.reduce((sum, entry) => sum + name.length + entry.length, 0);
  }
  return size;
}

function isLarge(body: InvokeRequest['body']): boolean {
  if (typeof body !== 'string') {
    return body !== undefined && body.length > BODY_LIMIT;
  }
  return body.length * BYTES_OF_CHARACTER > BODY_LIMIT && Buffer.byteLength(body) > BODY_LIMIT;
}

function answerOf(answer: FrontendAnswer): InvokeAnswer {
  const headers = new HeaderBag();
  const pairs = frontendHeaders(answer);
  for (let index = 0; index < pairs.length; index += 2) {
    headers.set(pairs[index], pairs[index + 1]);
  }
  return { status: answer.status, headers: headers.toValues(), body: Buffer.from(answer.text) };
}
