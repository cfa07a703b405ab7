import { BODY_LIMIT, FRONTEND_ANSWERS, frontendHeaders, type FrontendAnswer } from './frontend-answer';
import type { InvokeAnswer } from '../gateway/answer/respond';
import type { InvokeRequest } from '../gateway/entry/request';
import { HeaderBag } from '../http/header-bag';

/*
 * No character takes more bytes in UTF-8.
 */
const BYTES_OF_CHARACTER = 3;

/**
 * What the front end answers to a request in process whose body is larger than it takes; undefined for all others.
 *
 * How long a request line and headers would be depends on how a client writes them, so their limit is the server's alone.
 */
export function refuseOversized(request: InvokeRequest): InvokeAnswer | undefined {
  return isLarge(request.body) ? answerOf(FRONTEND_ANSWERS.BODY_TOO_LARGE) : undefined;
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
