import type { MappedExchange } from './mapped-exchange';
import { emptyOutgoing, type Outgoing } from './outgoing';
import { convertRequest } from './payload';
import { RequestMappings } from './request-mapping';
import { RequestTemplates } from './template-choice';
import { addValues } from '../../http/query';
import type { IntegrationModel } from '../../template/rest-api-model';

const NOT_PROXIED = ['Content-Encoding', 'Host', 'Via'];

/**
 * Makes the request of an integration from that of a client.
 */
export type RequestMapper = (exchange: MappedExchange) => Outgoing;

/**
 * Maps a request by parameters and template; nothing of the client's goes through by itself but, without a template, the body.
 */
export function mapRequest(integration: IntegrationModel): RequestMapper {
  const mappings = new RequestMappings(integration);
  const templates = new RequestTemplates(integration);
  return (exchange) => {
    const template = templates.choose(exchange.request.headers.get('Content-Type'));
    const outgoing = emptyOutgoing();
    mappings.apply(exchange, outgoing);
    const body = requestBody(exchange, integration);
    outgoing.body = template ? template.render(body, exchange, 'BAD_REQUEST_BODY') : body;
    mappings.applyOverrides(exchange, outgoing);
    return outgoing;
  };
}

/**
 * Passes a client's request through: its headers, query and body, to which mapped parameters are added.
 */
export function proxyRequest(integration: Pick<IntegrationModel, 'type' | 'requestParameters' | 'contentHandling'>): RequestMapper {
  const mappings = new RequestMappings(integration);
  return (exchange) => {
    const outgoing: Outgoing = {
      headers: exchange.request.headers.copy(),
      query: new Map([...exchange.request.query].map(([name, values]) => [name, [...values]])),
      path: new Map(),
      body: requestBody(exchange, integration),
    };
    for (const name of NOT_PROXIED) {
      outgoing.headers.delete(name);
    }
    addMapped(outgoing, mappings, exchange);
    return outgoing;
  };
}

/*
 * Recorded: a mapped header replaces the client's, a mapped query parameter stands beside it.
 */
function addMapped(outgoing: Outgoing, mappings: RequestMappings, exchange: MappedExchange): void {
  const mapped = { ...emptyOutgoing(), headers: outgoing.headers, path: outgoing.path };
  mappings.apply(exchange, mapped);
  for (const [name, values] of mapped.query) {
    addValues(outgoing.query, name, values);
  }
}

function requestBody(exchange: MappedExchange, integration: Pick<IntegrationModel, 'contentHandling'>): Outgoing['body'] {
  const { request, deployment } = exchange;
  return convertRequest(request.body, deployment.binaryTypes.matchesBody(request.headers.get('Content-Type')), integration.contentHandling);
}
