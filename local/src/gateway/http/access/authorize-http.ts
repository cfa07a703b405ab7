import { authorizeHttpByIam } from './authorize-http-by-iam';
import { UnsupportedFeatureError } from '../../../errors';
import type { HttpRouteModel } from '../../../template/http-api-model';
import { GatewayFault } from '../../fault';
import type { HttpDeployment } from '../deployment';
import type { HttpStage } from '../http-stage';
import type { HttpAuthorizer } from './http-authorizer';

/**
 * Lets in who may call a route; nothing for a route that is open to all.
 *
 * @throws UnsupportedFeatureError when a request meets an authorizer that is not in the templates
 */
export function authorizeHttp(route: HttpRouteModel, { api, access }: HttpDeployment): HttpStage | undefined {
  switch (route.authorizationType) {
    case 'NONE': return undefined;
    case 'AWS_IAM': return authorizeHttpByIam;
    default: return authorizeBy(route, access.authorizers.get(route.authorizerId ?? '') ?? refuse(route, api.logicalId));
  }
}

function authorizeBy(route: HttpRouteModel, authorizer: HttpAuthorizer): HttpStage {
  return async (exchange, next) => {
    const { outcomes } = exchange;
    try {
      exchange.authorizer = await authorizer(exchange, route);
    } catch (error) {
      if (error instanceof GatewayFault) {
        outcomes.authorizer = { ...outcomes.authorizer, error: error.reason };
      }
      throw error;
    }
    return next(exchange);
  };
}

function refuse({ authorizationType, authorizerId, routeKey }: HttpRouteModel, logicalId: string): HttpAuthorizer {
  const authorizer = authorizerId === undefined ? 'without an authorizer' : `by the authorizer '${authorizerId}', which is not in the template`;
  return () => {
    throw new UnsupportedFeatureError(`authorization ${authorizationType} ${authorizer} of ${routeKey} of '${logicalId}' is not emulated`);
  };
}
