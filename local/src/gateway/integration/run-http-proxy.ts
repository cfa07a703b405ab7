import { remapHeaders } from '../answer/remapped-headers';
import type { Handler } from '../compose';
import type { Exchange } from '../exchange';
import { callHttp } from './integrate-http';
import type { IntegrationModel } from '../../template/rest-api-model';
import type { Incoming } from '../mapping/incoming';
import { proxyRequest } from '../mapping/map-request';
import { convertResponse, payloadBytes } from '../mapping/payload';

/**
 * Runs an HTTP_PROXY integration: the endpoint's status, headers and body are the answer.
 */
export function runHttpProxy(integration: IntegrationModel): Handler {
  const map = proxyRequest(integration);
  const integrate = callHttp(integration);
  return async (exchange) => {
    const incoming = await integrate(exchange, map(exchange));
    const headers = incoming.headers.copy();
    remapHeaders(headers, true);
    const body = integration.streamed ? incoming.body : convertBody(exchange, incoming, integration);
    return { status: incoming.status, headers, body, traced: false };
  };
}

function convertBody(exchange: Exchange, incoming: Incoming, integration: IntegrationModel): Buffer {
  const { request, deployment: { binaryTypes } } = exchange;
  const handling = integration.responses.find((response) => response.contentHandling !== undefined)?.contentHandling;
  return payloadBytes(convertResponse(
    incoming.body,
    binaryTypes.matches(incoming.headers.get('Content-Type')),
    binaryTypes.matches(request.headers.get('Accept')),
    handling,
  ));
}
