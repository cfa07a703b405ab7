import { callBackend, type BackendExchange } from './call-backend';
import { outgoingRequest } from './outgoing-request';
import { withinLimit } from './payload-limit';
import type { BackendCall } from '../../backends/backend';
import type { IntegrationModel } from '../../template/rest-api-model';
import { incomingFrom, type Incoming } from '../mapping/incoming';
import type { CallingExchange } from '../mapping/mapped-exchange';
import type { Outgoing } from '../mapping/outgoing';
import { withPathValues, withStageVariables } from '../mapping/uri';

/**
 * What an integration asks of a request, or of a message, on its way.
 */
export type IntegratedExchange = CallingExchange & BackendExchange;

/**
 * What is called: the integration of a method, or of a route.
 */
export interface CalledIntegration extends
  Pick<IntegrationModel, 'type' | 'uri' | 'httpMethod' | 'credentials' | 'timeoutMillis'>, Partial<Pick<IntegrationModel, 'insecureSkipVerification' | 'streamed'>> {}

/**
 * Sends a mapped request to the integration.
 */
export type Integrator = (exchange: IntegratedExchange, outgoing: Outgoing) => Incoming | Promise<Incoming>;

/**
 * Calls an HTTP endpoint.
 */
export function callHttp(integration: CalledIntegration): Integrator {
  return async (exchange, outgoing) => {
    const call = httpCall(integration, exchange, outgoing);
    return withinLimit(incomingFrom(await callBackend(exchange, call, integration.timeoutMillis, 'INTEGRATION_FAILURE')), integration);
  };
}

function httpCall(integration: CalledIntegration, exchange: IntegratedExchange, outgoing: Outgoing): BackendCall {
  const uri = withPathValues(withStageVariables(integration.uri, exchange.stageVariables), outgoing.path);
  return {
    kind: 'http',
    ...outgoingRequest(integration, exchange, outgoing, uri),
    ...integration.insecureSkipVerification ? { insecureSkipVerification: true } : {},
  };
}
