import { callBackend } from './call-backend';
import type { Integrator } from './integrate-http';
import { outgoingRequest } from './outgoing-request';
import { withinLimit } from './payload-limit';
import type { BackendCall } from '../../backends/backend';
import { addValues, parseQuery } from '../../http/query';
import { autoTarget, parseServiceUri, tryParseServiceCall, type ServiceTarget } from '../../services';
import type { IntegrationModel } from '../../template/rest-api-model';
import type { Exchange } from '../exchange';
import { configurationFault } from '../fault';
import { incomingFrom } from '../mapping/incoming';
import type { Outgoing } from '../mapping/outgoing';
import { withPathValues, withStageVariables } from '../mapping/uri';

/**
 * What calls an AWS service: an integration or an authorizer.
 */
export type ServiceEndpoint = Pick<IntegrationModel, 'uri' | 'credentials'>;

/**
 * Calls an action of an AWS service.
 */
export function callService(integration: IntegrationModel): Integrator {
  return async (exchange, outgoing) => {
    const call = serviceCall(integration, exchange, outgoing);
    return withinLimit(incomingFrom(await callBackend(exchange, call, integration.timeoutMillis, 'INTEGRATION_FAILURE')), integration);
  };
}

/**
 * The target of an AWS integration, stage variables and path values filled in.
 *
 * @throws GatewayFault when the URI is not one of AWS's forms
 */
export function serviceTarget(integration: ServiceEndpoint, exchange: Exchange, outgoing: Outgoing): ServiceTarget {
  const uri = withPathValues(withStageVariables(integration.uri, exchange.stageVariables), outgoing.path);
  const target = parseServiceUri(uri);
  if (!target) {
    throw configurationFault(`the integration URI '${uri}' is not of the form arn:aws:apigateway:region:service:action/Name or …:path/path`);
  }
  return target;
}

/**
 * The role that API Gateway would assume.
 */
export function credentialsOf(integration: ServiceEndpoint, exchange: Exchange): string | undefined {
  return integration.credentials && withStageVariables(integration.credentials, exchange.stageVariables);
}

function serviceCall(integration: IntegrationModel, exchange: Exchange, outgoing: Outgoing): BackendCall {
  const target = serviceTarget(integration, exchange, outgoing);
  addAction(target, outgoing);
  const { service, action } = target;
  const request = { service, action, ...outgoingRequest(integration, exchange, outgoing, target.origin + target.path) };
  const parsed = tryParseServiceCall(request);
  return {
    ...request,
    kind: 'aws',
    action: action ?? parsed?.operation,
    credentials: credentialsOf(integration, exchange),
    region: target.region,
    problems: parsed?.problems,
  };
}

/*
 * JSON services learn the action from a header, all others from the query string.
 */
function addAction(target: ServiceTarget, outgoing: Outgoing): void {
  if (target.action === undefined) {
    return;
  }
  const header = autoTarget(target.service, target.action);
  if (header !== undefined) {
    outgoing.headers.setDefault('X-Amz-Target', header);
  } else if (!outgoing.headers.has('X-Amz-Target')) {
    addValues(outgoing.query, 'Action', [target.action]);
  }
  for (const [name, values] of parseQuery(target.query)) {
    addValues(outgoing.query, name, values);
  }
}
