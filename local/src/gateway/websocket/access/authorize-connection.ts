import { admit } from './admit';
import { authorizeByFunction } from './authorize-by-function';
import { UnsupportedFeatureError } from '../../../errors';
import type { WebSocketRouteModel } from '../../../template/websocket-api-model';
import { INVOKE } from '../../access/access-request';
import { GatewayFault } from '../../fault';
import type { WebSocketDeployment } from '../deployment';
import { CONNECT } from '../routing/route-selector';
import type { WebSocketStage } from '../websocket-stage';

/**
 * Lets in who may connect; nothing where everybody may. AWS authorizes when a client connects, and no message after that.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-route-keys-connect-disconnect.html
 */
export function authorizeConnection(route: WebSocketRouteModel, deployment: WebSocketDeployment): WebSocketStage | undefined {
  if (route.routeKey !== CONNECT || route.authorizationType === 'NONE') {
    return undefined;
  }
  return route.authorizationType === 'AWS_IAM' ? authorizeByIam : authorizeByFunction(route, deployment) ?? refuse(route, deployment);
}

const authorizeByIam: WebSocketStage = async (exchange, next) => {
  const { connection, deployment, ids, outcomes } = exchange;
  const { domainName, request } = connection;
  try {
    connection.caller = await admit({ domainName, ids, request }, deployment, { action: INVOKE, resource: CONNECT });
  } catch (error) {
    if (error instanceof GatewayFault) {
      outcomes[error.type === 'ACCESS_DENIED' ? 'authorize' : 'authenticate'] = { status: error.status, error: error.message };
    }
    throw error;
  }
  outcomes.authenticate = { status: 200 };
  outcomes.authorize = { status: 200 };
  return next(exchange);
};

function refuse({ authorizerId, routeKey }: WebSocketRouteModel, { api }: WebSocketDeployment): WebSocketStage {
  const authorizer = authorizerId === undefined ? 'without an authorizer' : `by the authorizer '${authorizerId}', which is not in the template`;
  return () => {
    throw new UnsupportedFeatureError(`authorization ${authorizer} of ${routeKey} of '${api.logicalId}' is not emulated`);
  };
}
