import { fixed, raisable } from './quota';
import type { Quota } from './quota';

const PAGE = 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html';
const ROUTE_PAGE = 'https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-routes.html';
const MODEL_PAGE = 'https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-models.html';
const INTEGRATION_PAGE = 'https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-integrations.html';

const KIB = 1024;

/**
 * The quotas of WebSocket APIs that this library checks or shows, as on AWS's pages.
 */
export const WEBSOCKET_LIMITS = {
  webSocketRoutes: raisable('api', 300, 'routes', PAGE),
  webSocketIntegrations: raisable('api', 300, 'integrations', PAGE),
  webSocketOperationNameCharacters: fixed('api', 64, 'characters', ROUTE_PAGE),
  webSocketModelCharacters: fixed('api', 32 * KIB, 'characters', MODEL_PAGE),

  webSocketMinTimeoutMillis: fixed('method', 50, 'ms', INTEGRATION_PAGE),
  webSocketMaxTimeoutMillis: fixed('method', 29_000, 'ms', INTEGRATION_PAGE),
  webSocketTemplateCharacters: fixed('method', 32 * KIB, 'characters', INTEGRATION_PAGE),

  webSocketFrameBytes: fixed('request', 32 * KIB, 'bytes', PAGE),
  webSocketMessageBytes: fixed('request', 128 * KIB, 'bytes', PAGE),
} satisfies { [id: string]: Quota };

/**
 * Name of a quota.
 */
export type WebSocketLimit = keyof typeof WEBSOCKET_LIMITS;
