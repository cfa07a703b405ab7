import { fixed, KIB, raisable } from './quota';
import type { Quota } from './quota';

const PAGE = 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html';
const ROUTE_PAGE = 'https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-routes.html';
const MODEL_PAGE = 'https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-models.html';
const INTEGRATION_PAGE = 'https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-integrations.html';

/**
 * The quotas of WebSocket APIs that this library checks or shows, as on AWS's pages.
 */
export const WEBSOCKET_LIMITS = {
  webSocketConnectionRate: raisable('account', 500, 'new connections a second', PAGE),

  webSocketRoutes: raisable('api', 300, 'routes', PAGE),
  webSocketIntegrations: raisable('api', 300, 'integrations', PAGE),
  webSocketStages: raisable('api', 10, 'stages', PAGE),
  webSocketAuthorizers: raisable('api', 10, 'authorizers', PAGE),
  webSocketOperationNameCharacters: fixed('api', 64, 'characters', ROUTE_PAGE),
  webSocketModelCharacters: fixed('api', 32 * KIB, 'characters', MODEL_PAGE),

  webSocketMinTimeoutMillis: fixed('method', 50, 'ms', INTEGRATION_PAGE),
  webSocketMaxTimeoutMillis: fixed('method', 29_000, 'ms', INTEGRATION_PAGE),
  webSocketTemplateCharacters: fixed('method', 32 * KIB, 'characters', INTEGRATION_PAGE),

  webSocketUrlCharacters: fixed('request', 4_096, 'characters of URL', PAGE),
  webSocketConnectionSeconds: fixed('request', 2 * 60 * 60, 'seconds of connection', PAGE),
  webSocketIdleSeconds: fixed('request', 10 * 60, 'seconds without a message', PAGE),
  webSocketFrameBytes: fixed('request', 32 * KIB, 'bytes', PAGE),
  webSocketMessageBytes: fixed('request', 128 * KIB, 'bytes', PAGE),
} satisfies { [id: string]: Quota };
