import { UnsupportedFeatureError } from '../../../errors';
import type { WebSocketRouteModel } from '../../../template/websocket-api-model';
import { configurationFault } from '../../fault';
import type { WebSocketDeployment } from '../deployment';
import { runCustomEvent } from './run-custom-event';
import type { WebSocketHandler } from '../websocket-stage';

/**
 * Makes what runs the integration of a route.
 *
 * @throws TemplateError when a selection expression is none
 * @throws UnsupportedFeatureError at an event, when the integration is not emulated
 */
export function runWebSocketIntegration(route: WebSocketRouteModel, { api }: WebSocketDeployment): WebSocketHandler {
  const { integration, routeKey } = route;
  if (!integration) {
    return () => {
      throw configurationFault(`the route '${routeKey}' has no integration`);
    };
  }
  if (integration.type === 'AWS_PROXY') {
    return () => {
      throw new UnsupportedFeatureError(`the integration ${integration.type} of the route '${routeKey}' of '${api.logicalId}' is not emulated`);
    };
  }
  return runCustomEvent(route, integration);
}
