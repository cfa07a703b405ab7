import { callBackend } from './call-backend';
import type { CalledIntegration, IntegratedExchange, Integrator } from './integrate-http';
import { withinLimit } from './payload-limit';
import { serviceRequest } from './service-request';
import type { BackendCall } from '../../backends/backend';
import { tryParseServiceCall } from '../../services';
import type { IntegrationModel } from '../../template/rest-api-model';
import type { Exchange } from '../exchange';
import { incomingFrom } from '../mapping/incoming';
import type { Outgoing } from '../mapping/outgoing';
import { withStageVariables } from '../mapping/uri';

/**
 * What calls an AWS service: an integration or an authorizer.
 */
export type ServiceEndpoint = Pick<IntegrationModel, 'uri' | 'credentials'>;

/**
 * Calls an action of an AWS service.
 */
export function callService(integration: CalledIntegration): Integrator {
  return async (exchange, outgoing) => {
    const call = serviceCall(integration, exchange, outgoing);
    return withinLimit(incomingFrom(await callBackend(exchange, call, integration.timeoutMillis, 'INTEGRATION_FAILURE')), integration);
  };
}

/**
 * The role that API Gateway would assume.
 */
export function credentialsOf(integration: ServiceEndpoint, exchange: Pick<Exchange, 'stageVariables'>): string | undefined {
  return integration.credentials && withStageVariables(integration.credentials, exchange.stageVariables);
}

function serviceCall(integration: CalledIntegration, exchange: IntegratedExchange, outgoing: Outgoing): BackendCall {
  const request = serviceRequest(integration, exchange, outgoing);
  const parsed = tryParseServiceCall(request);
  return {
    ...request,
    kind: 'aws',
    action: request.action ?? parsed?.operation,
    credentials: credentialsOf(integration, exchange),
    problems: parsed?.problems,
  };
}
