import type { Exchange } from '../exchange';
import type { Reply } from './reply';
import { httpTime } from '../time-texts';

/**
 * What a client gets.
 */
export interface InvokeAnswer {
  /**
   * HTTP status.
   */
  readonly status: number;

  /**
   * Headers in AWS's casing, each found by its name in any casing; several values are a list.
   */
  readonly headers: Readonly<Record<string, string | string[]>>;

  /**
   * Body, empty when there is none.
   */
  readonly body: Buffer;

  /**
   * The body piece by piece, as the function behind the method makes it; `body` is then empty, and there is no `Content-Length`. It throws
   * when the function fails on the way or the integration's time is over, as AWS breaks off the connection.
   *
   * @default - the body is complete
   */
  readonly stream?: AsyncIterable<Buffer>;
}

/**
 * Finishes an answer with what every answer carries.
 */
export function respond({ ids }: Pick<Exchange, 'ids'>, reply: Reply): InvokeAnswer {
  const { headers, body, status, stream } = reply;
  if (!stream) {
    headers.set('Content-Length', String(body.length));
  }
  headers.set('Date', httpTime(ids.time));
  headers.set('x-amzn-RequestId', ids.requestId);
  headers.set('x-amz-apigw-id', ids.extendedRequestId);
  if (reply.traced) {
    headers.set('X-Amzn-Trace-Id', ids.traceId);
  }
  return { status, headers: headers.toValues(), body, ...stream && { stream } };
}
