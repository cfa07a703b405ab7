import { UnsupportedFeatureError } from '../../../errors';
import type { WebSocketRouteModel } from '../../../template/websocket-api-model';
import { configurationFault } from '../../fault';
import type { WebSocketDeployment } from '../deployment';
import type { WebSocketHandler } from '../websocket-stage';

/**
 * Makes what runs the integration of a route.
 *
 * @throws UnsupportedFeatureError at an event, when the integration is not emulated
 */
export function runWebSocketIntegration({ integration, routeKey }: WebSocketRouteModel, { api }: WebSocketDeployment): WebSocketHandler {
  if (!integration) {
    return () => {
      throw configurationFault(`the route '${routeKey}' has no integration`);
    };
  }
  return () => {
    throw new UnsupportedFeatureError(`the integration ${integration.type} of the route '${routeKey}' of '${api.logicalId}' is not emulated`);
  };
}
