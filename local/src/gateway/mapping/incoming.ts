import type { BackendAnswer } from '../../backends/backend';
import { HeaderBag } from '../../http/header-bag';
import { EMPTY_BODY } from '../answer/reply';

/**
 * What an integration answered.
 */
export interface Incoming {
  readonly status: number;
  readonly headers: HeaderBag;
  readonly body: Buffer;

  /**
   * What the patterns of integration responses are matched against.
   *
   * @default - nothing: only a response without a pattern fits
   */
  readonly selection?: string;
}

/**
 * Reads the answer of a service or an HTTP endpoint.
 */
export function incomingFrom(answer: BackendAnswer): Incoming {
  const status = answer.status ?? 200;
  return {
    status,
    headers: HeaderBag.from(answer.headers ?? {}),
    body: answerBody(answer),
    selection: String(status),
  };
}

/**
 * Bytes of an answer's body.
 */
export function answerBody(answer: BackendAnswer): Buffer {
  if (answer.body === undefined || answer.body === null) {
    return EMPTY_BODY;
  }
  return typeof answer.body === 'string' ? Buffer.from(answer.body) : Buffer.from(answer.body);
}
