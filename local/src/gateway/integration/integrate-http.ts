import { callBackend } from './call-backend';
import type { BackendCall } from '../../backends/backend';
import type { Exchange } from '../exchange';
import { outgoingRequest } from './outgoing-request';
import { withinLimit } from './payload-limit';
import type { IntegrationModel } from '../../template/rest-api-model';
import { incomingFrom, type Incoming } from '../mapping/incoming';
import type { Outgoing } from '../mapping/outgoing';
import { withPathValues, withStageVariables } from '../mapping/uri';

/**
 * Sends a mapped request to the integration.
 */
export type Integrator = (exchange: Exchange, outgoing: Outgoing) => Incoming | Promise<Incoming>;

/**
 * Calls an HTTP endpoint.
 */
export function callHttp(integration: IntegrationModel): Integrator {
  return async (exchange, outgoing) => {
    const call = httpCall(integration, exchange, outgoing);
    return withinLimit(incomingFrom(await callBackend(exchange, call, integration.timeoutMillis, 'INTEGRATION_FAILURE')), integration);
  };
}

function httpCall(integration: IntegrationModel, exchange: Exchange, outgoing: Outgoing): BackendCall {
  const uri = withPathValues(withStageVariables(integration.uri, exchange.stageVariables), outgoing.path);
  return {
    kind: 'http',
    ...outgoingRequest(integration, exchange, outgoing, uri),
    ...integration.insecureSkipVerification ? { insecureSkipVerification: true } : {},
  };
}
