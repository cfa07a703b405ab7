import type { WebSocketExchange } from './exchange';
import { JavaMap } from '../../java/values';

/**
 * Makes `$context` of an event on a connection.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-mapping-template-reference.html
 */
export function newWebSocketContext({ connection, deployment: { api, stage }, event, ids, routeKey }: WebSocketExchange): JavaMap {
  return new JavaMap()
    .set('routeKey', routeKey ?? null)
    .set('eventType', event.eventType)
    .set('stage', stage.name)
    .set('apiId', api.id)
    .set('connectionId', connection.connectionId)
    .set('requestId', ids.requestId)
    .set('domainName', connection.domainName);
}
