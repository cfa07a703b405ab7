import { actionInWords } from './in-words';
import { keyOf } from './list-rest-routes';
import type { ListedRoute } from './listed-route';
import type { TemplateModel } from '../template/template-model';
import type { WebSocketApiModel, WebSocketIntegrationModel, WebSocketRouteModel } from '../template/websocket-api-model';

const ACCESS: Readonly<Record<WebSocketRouteModel['authorizationType'], ListedRoute['access']>> = { NONE: 'open', AWS_IAM: 'signed', CUSTOM: 'token' };

/**
 * Lists the routes of a WebSocket API by their keys.
 */
export function listWebSocketRoutes(api: WebSocketApiModel, stageName: string, model: TemplateModel): readonly ListedRoute[] {
  return api.routes.map((route) => ({
    httpMethod: 'WS',
    path: route.routeKey,
    calls: integrationInWords(route.integration),
    callers: authorizationInWords(route, api),
    access: ACCESS[route.authorizationType],
    apiKey: route.apiKeyRequired ? keyOf(api, stageName, model) : undefined,
    answersItself: false,
  }));
}

function integrationInWords(integration: WebSocketIntegrationModel | undefined): string {
  if (!integration) {
    return 'nothing: it has no integration';
  }
  switch (integration.type) {
    case 'MOCK': return 'mock';
    case 'HTTP':
    case 'HTTP_PROXY': return `${integration.httpMethod ?? 'POST'} ${integration.uri}`;
    default: return actionInWords(integration);
  }
}

/*
 * Who may send was settled when the client connected.
 */
function authorizationInWords({ apiKeyRequired, authorizationType, authorizerId, routeKey }: WebSocketRouteModel, api: WebSocketApiModel): string {
  const authorizer = api.authorizers.get(authorizerId ?? '')?.name ?? authorizerId ?? '';
  const key = apiKeyRequired ? ', API key' : '';
  switch (authorizationType) {
    case 'NONE': return (routeKey === '$connect' ? 'open' : '') + key;
    case 'AWS_IAM': return `IAM${key}`;
    default: return `authorizer ${authorizer}${key}`;
  }
}
