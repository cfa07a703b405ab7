import type { IntegrationType } from '../../template/rest-api-model';
import type { CallingExchange } from '../mapping/mapped-exchange';
import type { Outgoing } from '../mapping/outgoing';

const NEVER_SENT = ['Expect', 'Proxy-Authenticate', 'TE'];

/**
 * Completes the headers of a request to an integration with those that API Gateway always sends.
 */
export function completeHeaders(exchange: CallingExchange, outgoing: Outgoing, type: IntegrationType): void {
  const { headers } = outgoing;
  for (const name of [...NEVER_SENT, type === 'AWS' ? 'Referer' : 'Via']) {
    headers.delete(name);
  }
  headers.setDefault('Accept', 'application/json');
  headers.setDefault('User-Agent', `AmazonAPIGateway_${exchange.deployment.api.id}`);
  headers.set('X-Amzn-Apigateway-Api-Id', exchange.deployment.api.id);
  headers.set('X-Amzn-Trace-Id', exchange.ids.traceId);
  if (outgoing.body.length > 0) {
    headers.setDefault('Content-Type', exchange.request.headers.get('Content-Type') ?? 'application/json');
  }
}
