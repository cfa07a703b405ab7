import { EMPTY_TEMPLATE } from './empty-template';
import { MESSAGES, RETRY_AFTER } from './response-template';
import { ValidationError } from '../private/errors';

/** Where a template of a REST API puts the status of its answer. */
const STATUS = '$context.responseOverride.status';

/** The status that a request template gives when it refuses a call. */
const REFUSED = /#set\(\$context\.responseOverride\.status=\d+\)/g;

/** The beginning of a body that is not a success: only our own templates print the id without escaping it. */
const PROBLEM = /\{"message":"([^"]+)","requestId":"\$context\.extendedRequestId"/g;

const STATUSES = new Map(Object.entries(MESSAGES).map(([status, message]) => [message, status]));

/** The status of a problem that a template decides on. */
const DECIDED = { message: '$m', status: '$s' };

/** What only templates of REST APIs can do or read. */
const REST_ONLY = /\$context\.(?:requestOverride|responseOverride)\b|\$input\.params\(/;

const PARAMETERS = [
  { read: /\$input\.params\(\)\.path\.get\('([^']+)'\)/, factory: 'path' },
  { read: /\$input\.params\(\)\.querystring\.get\('([^']+)'\)/, factory: 'query' },
  { read: /\$name\.equalsIgnoreCase\('([^']+)'\)/, factory: 'header' },
];

/**
 * Our template of a request in the words of WebSocket APIs, where a template gives no status: the backend refuses what is sent instead.
 *
 * Throws for a value that a message has not.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-mapping-template-reference.html
 */
export function webSocketRequestTemplate(template: string): string {
  return checked(template.replaceAll(REFUSED, ''));
}

/**
 * Our template of an answer in the words of WebSocket APIs: the status is a variable, and stands in the body of every problem, because a
 * message has no other place for it. An answer without a body becomes one with its status.
 *
 * @param statusCode status of the answer on a REST API
 */
export function webSocketResponseTemplate(template: string, statusCode: string): string {
  if (template === EMPTY_TEMPLATE) return `{"statusCode":${statusCode}}`;
  return checked(template.replaceAll(RETRY_AFTER, '').replaceAll(STATUS, '$status').replaceAll(PROBLEM, (_text, message: string) =>
    `{"statusCode":${message === DECIDED.message ? DECIDED.status : STATUSES.get(message)},"message":"${message}","requestId":"$context.extendedRequestId"`));
}

function checked(template: string): string {
  for (const { read, factory } of PARAMETERS) {
    const name = read.exec(template)?.[1];
    if (name !== undefined) {
      throw new ValidationError(`RequestValue.${factory}('${name}') is not part of a WebSocket message; write RequestValue.body('${name}'), or RequestValue.context('authorizer.${name}') for what the authorizer of $connect hands on`);
    }
  }
  if (REST_ONLY.test(template)) throw new ValidationError('the call puts values into its path or headers, which no template of a WebSocket API can; put a function in between');
  return template;
}
