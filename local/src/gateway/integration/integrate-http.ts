import { callBackend } from './call-backend';
import { completeHeaders } from './endpoint-headers';
import type { BackendCall } from '../../backends/backend';
import type { Exchange } from '../exchange';
import { withinLimit } from './payload-limit';
import { queryOf } from '../../http/query';
import type { IntegrationModel } from '../../template/rest-api-model';
import { EMPTY_BODY } from '../answer/reply';
import { incomingFrom, type Incoming } from '../mapping/incoming';
import type { Outgoing } from '../mapping/outgoing';
import { payloadBytes } from '../mapping/payload';
import { targetUrl, withPathValues, withStageVariables } from '../mapping/uri';

const WITHOUT_BODY = ['GET', 'HEAD', 'OPTIONS'];

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

/**
 * The HTTP method of an integration: its own, or the client's when it has none or `ANY`.
 */
export function integrationMethod(integration: IntegrationModel, exchange: Exchange): string {
  const { httpMethod } = integration;
  return httpMethod === undefined || httpMethod === '' || httpMethod === 'ANY' ? exchange.request.method : httpMethod;
}

/**
 * The body that travels with a method.
 */
export function bodyFor(method: string, outgoing: Outgoing): Buffer {
  return WITHOUT_BODY.includes(method) ? EMPTY_BODY : payloadBytes(outgoing.body);
}

function httpCall(integration: IntegrationModel, exchange: Exchange, outgoing: Outgoing): BackendCall {
  const method = integrationMethod(integration, exchange);
  const uri = withPathValues(withStageVariables(integration.uri, exchange.stageVariables), outgoing.path);
  const { url, path } = targetUrl(uri, outgoing.query);
  const body = bodyFor(method, outgoing);
  completeHeaders(exchange, { ...outgoing, body }, integration.type);
  return {
    kind: 'http',
    method,
    url,
    path,
    query: queryOf(url),
    headers: outgoing.headers.toJoined(),
    body,
    ...integration.insecureSkipVerification ? { insecureSkipVerification: true } : {},
  };
}
