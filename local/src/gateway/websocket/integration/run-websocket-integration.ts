import { runCustomEvent } from './run-custom-event';
import { runFunctionEvent } from './run-function-event';
import type { WebSocketRouteModel } from '../../../template/websocket-api-model';
import { configurationFault } from '../../fault';
import type { WebSocketHandler } from '../websocket-stage';

/**
 * Makes what runs the integration of a route.
 *
 * @throws TemplateError when a selection expression is none
 */
export function runWebSocketIntegration(route: WebSocketRouteModel): WebSocketHandler {
  const { integration, routeKey } = route;
  if (!integration) {
    return () => {
      throw configurationFault(`the route '${routeKey}' has no integration`);
    };
  }
  return integration.type === 'AWS_PROXY' ? runFunctionEvent(route, integration) : runCustomEvent(route, integration);
}
