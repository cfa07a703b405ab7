import { UnsupportedFeatureError } from '../../../errors';
import type { HttpRouteModel } from '../../../template/http-api-model';
import type { HttpDeployment } from '../deployment';
import { HttpFault } from '../http-fault';
import type { HttpHandler } from '../http-stage';

/**
 * Makes what runs the integration of a route.
 *
 * @throws UnsupportedFeatureError at a request, when the integration is not emulated
 */
export function runHttpIntegration({ integration, routeKey }: HttpRouteModel, { api }: HttpDeployment): HttpHandler {
  if (!integration) {
    return () => {
      throw new HttpFault('API_CONFIGURATION_ERROR', { reason: `the route '${routeKey}' has no integration` });
    };
  }
  const kind = integration.subtype ?? integration.type;
  return () => {
    throw new UnsupportedFeatureError(`the integration ${kind} of the route '${routeKey}' of '${api.logicalId}' is not emulated`);
  };
}
