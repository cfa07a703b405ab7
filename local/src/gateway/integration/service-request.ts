import { outgoingRequest } from './outgoing-request';
import { addValues, parseQuery } from '../../http/query';
import { autoTarget } from '../../services/auto-target';
import { parseServiceUri, type ServiceTarget } from '../../services/integration-uri';
import type { ServiceRequest } from '../../services/parsed-call';
import type { IntegrationModel } from '../../template/rest-api-model';
import { configurationFault } from '../fault';
import type { CallingExchange, MappedExchange } from '../mapping/mapped-exchange';
import type { Outgoing } from '../mapping/outgoing';
import { withPathValues, withStageVariables } from '../mapping/uri';

/**
 * The target of an AWS integration, stage variables and path values filled in.
 *
 * @throws GatewayFault when the URI is not one of AWS's forms
 */
export function serviceTarget(
  integration: Pick<IntegrationModel, 'uri'>, exchange: Pick<MappedExchange, 'stageVariables'>, outgoing: Outgoing,
): ServiceTarget {
  const uri = withPathValues(withStageVariables(integration.uri, exchange.stageVariables), outgoing.path);
  const target = parseServiceUri(uri);
  if (!target) {
    throw configurationFault(`the integration URI '${uri}' is not of the form arn:aws:apigateway:region:service:action/Name or …:path/path`);
  }
  return target;
}

/**
 * Makes the request to an AWS service from a mapped one; it is not signed yet.
 *
 * @throws GatewayFault when the URI is not one of AWS's forms
 */
export function serviceRequest(
  integration: Pick<IntegrationModel, 'type' | 'httpMethod' | 'uri'>, exchange: CallingExchange, outgoing: Outgoing,
): ServiceRequest & { readonly region: string } {
  const target = serviceTarget(integration, exchange, outgoing);
  addAction(target, outgoing);
  const { service, action, region } = target;
  return { service, action, region, ...outgoingRequest(integration, exchange, outgoing, target.origin + target.path) };
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
