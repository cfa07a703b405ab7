import type { Lists } from './request-parts';
import type { HttpExchange } from '../gateway/http/exchange';
import type { MappedRequest } from '../gateway/http/mapping/mapped-request';
import { decodePercent } from '../http/query';

const TEXT_TYPE = /^(?:text\/|application\/(?:json|xml|javascript)\s*(?:;|$))/i;

/**
 * The body of a request as events carry it.
 */
export interface EventBody {
  /**
   * @default - none: the request has no body
   */
  readonly body?: string;
  readonly isBase64Encoded: boolean;
}

/**
 * Writes the body of a request into an event: as text where its content type says that it is some, else as base64.
 *
 * AWS documents that binary types are encoded, not which those are. Seen is that all are but text of any kind, JSON, XML and JavaScript;
 * forms and bodies without a type are encoded too.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function eventBody(body: Buffer, contentType: string | undefined): EventBody {
  if (body.length === 0) {
    return { isBase64Encoded: false };
  }
  const isText = TEXT_TYPE.test(contentType ?? '');
  return { body: body.toString(isText ? 'utf8' : 'base64'), isBase64Encoded: !isText };
}

/**
 * Headers of a request by their names in lower case, with all values of each.
 */
export function eventHeaders({ headers }: MappedRequest): Lists {
  return [...headers].map(({ name, values }) => [name.toLowerCase(), values]);
}

/**
 * Path of a request below the stage's own name, as payload 2.0 and private backends get it: without percent-encoding.
 *
 * AWS documents that it has no trace of a custom domain's mapping. That the stage's name stands in it there as well is an assumption.
 */
export function stagePath({ deployment, request }: HttpExchange, { path }: MappedRequest): string {
  const { name } = deployment.stage;
  return path ?? (name === '$default' ? '' : `/${name}`) + decodePercent(request.path);
}
