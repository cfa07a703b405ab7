import type { HttpIntegrator } from './http-integrator';
import { runHttpBackend } from './run-http-backend';
import { runHttpFunction } from './run-http-function';
import { runHttpService } from './run-http-service';
import type { HttpApiModel, HttpIntegrationModel, HttpRouteModel } from '../../../template/http-api-model';
import { GatewayFault } from '../../fault';
import type { HttpDeployment } from '../deployment';
import { HttpFault } from '../http-fault';
import type { HttpHandler } from '../http-stage';
import { AnswerChanges } from '../mapping/answer-changes';

/**
 * Makes what runs the integration of a route.
 *
 * @throws TemplateError for what API Gateway refuses
 */
export function runHttpIntegration({ integration, routeKey }: HttpRouteModel, { api }: Pick<HttpDeployment, 'api'>): HttpHandler {
  if (!integration) {
    return () => {
      throw new HttpFault('API_CONFIGURATION_ERROR', { reason: `the route '${routeKey}' has no integration` });
    };
  }
  const changes = new AnswerChanges(integration);
  const integrate = integratorOf(integration, api);
  return async (exchange) => {
    try {
      return changes.apply(exchange, await integrate(exchange));
    } catch (error) {
      if (error instanceof GatewayFault) {
        exchange.outcomes.integration = { ...exchange.outcomes.integration, error: error.reason };
      }
      throw error;
    }
  };
}

function integratorOf(integration: HttpIntegrationModel, api: HttpApiModel): HttpIntegrator {
  if (integration.type === 'HTTP_PROXY') {
    return runHttpBackend(integration);
  }
  return integration.subtype === undefined ? runHttpFunction(integration) : runHttpService(integration, integration.subtype, api);
}
