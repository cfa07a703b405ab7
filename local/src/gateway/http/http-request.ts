import { HeaderBag } from '../../http/header-bag';
import { addQuery, parseQuery, writeQuery } from '../../http/query';
import type { Door } from '../entry/door';
import { addForwarding, bodyBytes, splitPath, type GatewayRequest, type InvokeRequest } from '../entry/request';

/*
 * Headers that are about one connection, and end with it.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1
 */
const OF_A_CONNECTION = new Set([
  'connection', 'expect', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade',
]);

/**
 * A request as an HTTP API received it.
 */
export interface HttpRequest extends GatewayRequest {
  /**
   * Query string as it travelled, without the question mark; empty when there is none.
   */
  readonly rawQuery: string;
}

/**
 * Takes a request to an HTTP API in. It keeps the headers that the client sent, but those of its connection; AWS adds some.
 */
export function receiveHttpRequest(request: InvokeRequest, door: Door, traceId: string): HttpRequest {
  const { rawPath, path, fullPath, search } = splitPath(request.path, door);
  const added = new Map<string, string[]>();
  addQuery(added, request.query ?? {});
  const rawQuery = [search, writeQuery(added)].filter((part) => part !== '').join('&');
  const body = bodyBytes(request.body);
  const sourceIp = request.sourceIp ?? '127.0.0.1';
  return {
    method: request.method?.toUpperCase() ?? 'GET',
    rawPath,
    path,
    fullPath: fullPath || '/',
    eventPath: fullPath || '/',
    query: parseQuery(rawQuery),
    rawQuery,
    headers: receivedHeaders(request, door, traceId, body, sourceIp),
    body,
    sourceIp,
    caller: request.caller,
    streams: request.streams ?? false,
    sentHeaders: request.headers ?? {},
  };
}

function receivedHeaders({ headers: sent = {} }: InvokeRequest, door: Door, traceId: string, body: Buffer, sourceIp: string): HeaderBag {
  const headers = HeaderBag.from(sent);
  for (const { name } of headers.among(OF_A_CONNECTION)) {
    headers.delete(name);
  }
  headers.set('Content-Length', String(body.length));
  addForwarding(headers, door, traceId, sourceIp);
  return headers;
}
