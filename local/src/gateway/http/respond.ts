import type { HttpExchange } from './exchange';
import type { Reply } from '../answer/reply';
import type { InvokeAnswer } from '../answer/respond';
import { httpTime } from '../time-texts';

/**
 * Finishes an answer with what every answer of an HTTP API carries.
 */
export function respondHttp({ ids }: Pick<HttpExchange, 'ids'>, { headers, body, status }: Reply): InvokeAnswer {
  headers.set('Date', httpTime(ids.time));
  headers.set('Content-Length', String(body.length));
  headers.set('Apigw-Requestid', ids.requestId);
  return { status, headers: headers.toValues(), body };
}
