import type { WebSocketRouteModel } from '../../../template/websocket-api-model';
import { GatewayFault } from '../../fault';
import { routeBucket } from '../../traffic/route-settings';
import type { WebSocketDeployment } from '../deployment';
import { DISCONNECT } from '../routing/route-selector';
import type { WebSocketStage } from '../websocket-stage';

/**
 * Holds a route to the rate that its stage sets; nothing for a route that is not throttled. Each route has a bucket of its own. That a
 * client is gone is never kept from the integration.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-protect.html
 */
export function throttleRoute({ routeKey }: WebSocketRouteModel, { stage }: WebSocketDeployment): WebSocketStage | undefined {
  const bucket = routeKey === DISCONNECT ? undefined : routeBucket(stage, routeKey);
  return bucket && ((exchange, next) => {
    if (!bucket.take(exchange.ids.time.getTime())) {
      throw new GatewayFault('THROTTLED', { reason: `the throttle of stage '${stage.name}' refuses the route '${routeKey}'` });
    }
    return next(exchange);
  });
}
