import type { WebSocketApiModel, WebSocketRouteModel } from '../../../template/websocket-api-model';
import { GatewayFault } from '../../fault';
import { spendUsage } from '../../traffic/check-usage';
import type { Connection } from '../connection';
import type { WebSocketDeployment } from '../deployment';
import type { WebSocketStage } from '../websocket-stage';

const FROM_AUTHORIZER = '$context.authorizer.usageIdentifierKey';

/**
 * Checks the API key that a client connected with, and the throttle and quota of its usage plan; nothing for a route that asks for no key.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-selection-expressions.html
 */
export function checkApiKey(route: WebSocketRouteModel, { api, stage, usagePlans }: WebSocketDeployment): WebSocketStage | undefined {
  if (!route.apiKeyRequired) {
    return undefined;
  }
  const accesses = usagePlans.accessesTo(api.id, stage.name);
  return (exchange, next) => {
    const { connection } = exchange;
    const access = accesses.get(sentKey(connection, api) ?? '');
    if (!access) {
      throw new GatewayFault('INVALID_API_KEY', { reason: `the client has no API key that opens stage '${stage.name}' of '${api.logicalId}'` });
    }
    connection.apiKey = access.key;
    spendUsage(exchange.ids.time, access);
    return next(exchange);
  };
}

function sentKey({ request, usageIdentifierKey }: Connection, { apiKeySelectionExpression }: WebSocketApiModel): string | undefined {
  return apiKeySelectionExpression === FROM_AUTHORIZER ? usageIdentifierKey : request.headers.get('x-api-key');
}
