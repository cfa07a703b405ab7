import { completeHeaders } from './endpoint-headers';
import type { BackendCall } from '../../backends/backend';
import { queryOf } from '../../http/query';
import type { IntegrationModel } from '../../template/rest-api-model';
import { EMPTY_BODY } from '../answer/reply';
import type { CallingExchange } from '../mapping/mapped-exchange';
import type { Outgoing } from '../mapping/outgoing';
import { payloadBytes } from '../mapping/payload';
import { targetUrl } from '../mapping/uri';

const WITHOUT_BODY = ['GET', 'HEAD', 'OPTIONS'];

/**
 * A mapped request as it travels to an HTTP endpoint or a service.
 *
 * @param uri where to, stage variables and path values filled in
 * @throws GatewayFault when the URI has no host
 */
export function outgoingRequest(
  integration: Pick<IntegrationModel, 'type' | 'httpMethod'>, exchange: CallingExchange, outgoing: Outgoing, uri: string,
): Pick<BackendCall, 'method' | 'url' | 'path' | 'query' | 'headers' | 'body'> {
  const method = integrationMethod(integration, exchange);
  const body = WITHOUT_BODY.includes(method) ? EMPTY_BODY : payloadBytes(outgoing.body);
  const { url, path } = targetUrl(uri, outgoing.query);
  completeHeaders(exchange, { ...outgoing, body }, integration.type);
  return { method, url, path, query: queryOf(url), headers: outgoing.headers.toJoined(), body };
}

/*
 * An integration's own method, or the client's when it has none or `ANY`.
 */
function integrationMethod({ httpMethod }: Pick<IntegrationModel, 'httpMethod'>, exchange: CallingExchange): string {
  return httpMethod === undefined || httpMethod === '' || httpMethod === 'ANY' ? exchange.request.method : httpMethod;
}
