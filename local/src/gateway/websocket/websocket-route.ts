import { authorizeConnection } from './access/authorize-connection';
import type { WebSocketDeployment } from './deployment';
import { runWebSocketIntegration } from './integration/run-websocket-integration';
import { requireParameters } from './require-parameters';
import { CONNECT, DISCONNECT } from './routing/route-selector';
import { checkApiKey } from './traffic/check-api-key';
import { throttleRoute } from './traffic/throttle-route';
import { validateMessage } from './validate-message';
import type { WebSocketHandler } from './websocket-stage';
import type { WebSocketRouteModel } from '../../template/websocket-api-model';
import { compose } from '../compose';

/*
 * Setting up an integration for what is no message is optional.
 */
const WITHOUT_MESSAGE = [CONNECT, DISCONNECT];

/**
 * Lets events through that nobody has a say in.
 */
export const accept: WebSocketHandler = () => ({ status: 200 });

/**
 * The way of an event through a route of a WebSocket API, put together at its first event.
 */
export function webSocketRoute(route: WebSocketRouteModel, deployment: WebSocketDeployment): WebSocketHandler {
  let handler: WebSocketHandler | undefined;
  return (exchange) => {
    handler ??= compose([
      authorizeConnection(route, deployment),
      checkApiKey(route, deployment),
      throttleRoute(route, deployment),
      requireParameters(route),
      validateMessage(route, deployment),
    ], integrationOf(route));
    return handler(exchange);
  };
}

function integrationOf(route: WebSocketRouteModel): WebSocketHandler {
  return route.integration === undefined && WITHOUT_MESSAGE.includes(route.routeKey) ? accept : runWebSocketIntegration(route);
}
