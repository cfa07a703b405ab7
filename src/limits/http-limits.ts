import { fixed, KIB, MIB, raisable } from './quota';
import type { Quota } from './quota';

const PAGE = 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html';
const ROUTES_PAGE = 'https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-routes.html';
const INTEGRATIONS_PAGE = 'https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-integrations.html';

/**
 * The quotas of HTTP APIs that this library checks or shows, as on AWS's pages.
 */
export const HTTP_LIMITS = {
  httpVpcLinks: raisable('account', 10, 'VPC links', PAGE),
  httpVpcLinkSubnets: raisable('account', 10, 'subnets', PAGE),

  httpRoutes: raisable('api', 300, 'routes', PAGE),
  httpIntegrations: fixed('api', 300, 'integrations', PAGE),
  httpStages: raisable('api', 10, 'stages', PAGE),
  httpAuthorizers: raisable('api', 10, 'authorizers', PAGE),
  httpAuthorizerAudiences: fixed('api', 50, 'audiences', PAGE),

  httpOperationNameCharacters: fixed('method', 64, 'characters', ROUTES_PAGE),
  httpScopes: fixed('method', 10, 'scopes', PAGE),
  httpMinTimeoutMillis: fixed('method', 50, 'ms', INTEGRATIONS_PAGE),
  httpMaxTimeoutMillis: fixed('method', 30_000, 'ms', PAGE),

  httpPayloadBytes: fixed('request', 10 * MIB, 'bytes of payload', PAGE),
  httpHeaderBytes: fixed('request', 10 * KIB, 'bytes of request line and headers', PAGE),
} satisfies { [id: string]: Quota };
