import type { IConstruct } from 'constructs';
import type { AnswerChange } from './answer-change';
import type { HttpParameters } from './http-parameters';
import type { RequestChange } from './request-change';
import { ValidationError } from '../private/errors';

/**
 * What is changed on the way to an HTTP backend that is called as it is, and on the way back.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
 */
export interface ProxyChanges {
  /**
   * Changes to the request, beside `headers`, which overwrites, and `query`, which appends.
   *
   * REST and WebSocket APIs know `RequestChange.overwriteHeader()` and `RequestChange.appendQuery()`, and refuse the others.
   *
   * @default - none
   */
  readonly requestChanges?: RequestChange[];

  /**
   * Changes to the answer by the backend's status: `{ '404': [AnswerChange.overwriteStatus(410)] }`. HTTP APIs only.
   *
   * @default - none
   */
  readonly answerChanges?: { [statusCode: string]: AnswerChange[] };
}

/**
 * The changes that a REST or a WebSocket API can make, as the parameters that they are there.
 *
 * Throws for the others.
 */
export function withoutChanges<T extends HttpParameters>(parameters: T & ProxyChanges, scope: IConstruct): T {
  const { requestChanges = [], answerChanges } = parameters;
  if (answerChanges) throw new ValidationError("'answerChanges' are for HTTP APIs: use HttpCustom, which writes the answers of a REST API", scope);
  const other = requestChanges.find(({ _operation, _location }) => `${_operation} ${_location}` !== 'overwrite header' && `${_operation} ${_location}` !== 'append querystring');
  if (other) {
    throw new ValidationError(`'requestChanges' has one that is for HTTP APIs, got ${other._operation} ${other._location} '${other._name}'; a REST or WebSocket API can overwrite headers and append to the query`, scope);
  }
  return {
    ...parameters,
    headers: { ...parameters.headers, ...valuesOf(requestChanges, 'header') },
    query: { ...parameters.query, ...valuesOf(requestChanges, 'querystring') },
  };
}

function valuesOf(changes: readonly RequestChange[], location: string): HttpParameters['headers'] {
  return Object.fromEntries(changes.flatMap(({ _location, _name, _value }) => (_location === location && _value ? [[_name, _value]] : [])));
}
