import type { ApiKind } from '../private/api-kind';

/**
 * Fields of an access log, each to the variable of its value.
 */
export interface AccessLogFields {
  readonly requestId: string;
  readonly [name: string]: string;
}

const IDENTITY = {
  sourceIp: '$context.identity.sourceIp',
  caller: '$context.identity.caller',
  user: '$context.identity.user',
};

const REST: AccessLogFields = {
  requestId: '$context.requestId',
  extendedRequestId: '$context.extendedRequestId',
  requestTime: '$context.requestTime',
  httpMethod: '$context.httpMethod',
  path: '$context.path',
  resourcePath: '$context.resourcePath',
  protocol: '$context.protocol',
  stage: '$context.stage',
  status: '$context.status',
  responseLength: '$context.responseLength',
  responseLatency: '$context.responseLatency',
  integrationLatency: '$context.integrationLatency',
  integrationStatus: '$context.integrationStatus',
  integrationError: '$context.integrationErrorMessage',
  errorType: '$context.error.responseType',
  errorMessage: '$context.error.message',
  ...IDENTITY,
  principalId: '$context.authorizer.principalId',
  userAgent: '$context.identity.userAgent',
};

const HTTP: AccessLogFields = {
  requestId: '$context.requestId',
  requestTime: '$context.requestTime',
  httpMethod: '$context.httpMethod',
  path: '$context.path',
  routeKey: '$context.routeKey',
  protocol: '$context.protocol',
  stage: '$context.stage',
  status: '$context.status',
  responseLength: '$context.responseLength',
  responseLatency: '$context.responseLatency',
  integrationLatency: '$context.integrationLatency',
  integrationStatus: '$context.integration.status',
  integrationError: '$context.integrationErrorMessage',
  integrationRequestId: '$context.integration.requestId',
  authorizerError: '$context.authorizer.error',
  errorType: '$context.error.responseType',
  errorMessage: '$context.error.message',
  ...IDENTITY,
  userAgent: '$context.identity.userAgent',
};

const WEBSOCKET: AccessLogFields = {
  requestId: '$context.requestId',
  extendedRequestId: '$context.extendedRequestId',
  requestTime: '$context.requestTime',
  eventType: '$context.eventType',
  routeKey: '$context.routeKey',
  connectionId: '$context.connectionId',
  messageId: '$context.messageId',
  connectedAt: '$context.connectedAt',
  stage: '$context.stage',
  status: '$context.status',
  integrationLatency: '$context.integration.latency',
  integrationStatus: '$context.integration.status',
  integrationError: '$context.integration.error',
  integrationRequestId: '$context.integration.requestId',
  authorizerError: '$context.authorizer.error',
  errorType: '$context.error.responseType',
  errorMessage: '$context.error.message',
  validationError: '$context.error.validationErrorString',
  ...IDENTITY,
  principalId: '$context.authorizer.principalId',
  userAgent: '$context.identity.userAgent',
};

/**
 * What an access log says about a request, under the same names on all kinds of API as far as they have the values.
 *
 * No credentials and nothing derived from them: no API key, no token, no claim. The error message is the plain one within our
 * quotes, not `messageString` with its own: what AWS puts in place of that where there is no error is not documented.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-logging.html
 */
export const ACCESS_LOG_FIELDS: { readonly [kind in ApiKind]: AccessLogFields } = { REST, HTTP, WEBSOCKET };

const CALLER = `${IDENTITY.sourceIp} ${IDENTITY.caller} ${IDENTITY.user} [$context.requestTime]`;
const HTTP_REQUEST = '"$context.httpMethod $context.path $context.protocol" $context.status $context.responseLength';
const MESSAGE = '"$context.eventType $context.routeKey $context.connectionId" $context.status';

/**
 * The Common Log Format, as near as each kind of API comes to it.
 */
export const COMMON_LOG_FORMAT: { readonly [kind in ApiKind]: string } = {
  REST: `${CALLER} ${HTTP_REQUEST} $context.requestId $context.extendedRequestId`,
  HTTP: `${CALLER} ${HTTP_REQUEST} $context.requestId`,
  WEBSOCKET: `${CALLER} ${MESSAGE} $context.requestId $context.extendedRequestId`,
};
