import type { WebSocketRouteModel } from '../../../template/websocket-api-model';
import { CONNECT, DISCONNECT } from '../routing/route-selector';

/**
 * Whether clients get an answer to their messages on a route: it has a route response. Those of `$connect` and `$disconnect` reach nobody.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-route-response.html
 */
export function returnsAnswer({ routeKey, routeResponses }: WebSocketRouteModel): boolean {
  return routeResponses.length > 0 && routeKey !== CONNECT && routeKey !== DISCONNECT;
}
