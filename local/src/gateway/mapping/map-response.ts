import type { Incoming } from './incoming';
import type { MappedExchange } from './mapped-exchange';
import { convertResponse, payloadBytes, type Payload } from './payload';
import type { Reply } from '../answer/reply';
import { contextMap } from '../request-context';
import type { ResponseMapping } from './response-mapping';
import { HeaderBag } from '../../http/header-bag';
import { forAccept } from '../../http/media-type';
import { toJavaString, type JavaMap, type JavaValue } from '../../java/values';

/**
 * Makes the client's answer from that of an integration. Of the integration's headers only mapped ones go through.
 *
 * Overrides count whichever template set them, that of the request included.
 */
export function mapResponse(exchange: MappedExchange, incoming: Incoming, mapping: ResponseMapping, traced: boolean): Reply {
  const headers = new HeaderBag();
  for (const { name, source } of mapping.headers) {
    const values = source({ exchange, answer: incoming });
    if (values) {
      headers.set(name, ...values);
    }
  }
  const body = renderBody(exchange, incoming, mapping);
  const overrides = exchange.usedContext && contextMap(exchange.usedContext, 'responseOverride');
  if (overrides) {
    applyHeaderOverrides(overrides, headers);
  }
  headers.setDefault('Content-Type', 'application/json');
  return { status: (overrides && statusOverride(overrides)) ?? mapping.status, headers, body: payloadBytes(body), traced };
}

function renderBody(exchange: MappedExchange, incoming: Incoming, mapping: ResponseMapping): Payload {
  const { request, deployment: { binaryTypes } } = exchange;
  const body = convertResponse(
    incoming.body,
    binaryTypes.matches(incoming.headers.get('Content-Type')),
    binaryTypes.matches(request.headers.get('Accept')),
    mapping.contentHandling,
  );
  const template = forAccept(mapping.templates, request.headers.get('Accept'));
  return template ? template.value.render(body, exchange, 'API_CONFIGURATION_ERROR') : body;
}

function applyHeaderOverrides(overrides: JavaMap, headers: HeaderBag): void {
  for (const [name, value] of contextMap(overrides, 'header')) {
    headers.set(name, ...(Array.isArray(value) ? value.map(text) : [text(value)]));
  }
}

function statusOverride(overrides: JavaMap): number | undefined {
  const status = overrides.get('status');
  return typeof status === 'bigint' && status >= 100n && status < 600n ? Number(status) : undefined;
}

function text(value: JavaValue): string {
  return value === null ? '' : toJavaString(value);
}
