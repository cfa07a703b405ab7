import type { WebSocketRouteModel } from '../../../template/websocket-api-model';
import type { WebSocketDeployment } from '../deployment';
import type { WebSocketStage } from '../websocket-stage';

/**
 * Lets in whom a Lambda authorizer lets in, and keeps what it hands on in the connection's `authorizer` and `usageIdentifierKey`; nothing
 * when the API has no such authorizer.
 */
export function authorizeByFunction(_route: WebSocketRouteModel, _deployment: WebSocketDeployment): WebSocketStage | undefined {
  return undefined;
}
