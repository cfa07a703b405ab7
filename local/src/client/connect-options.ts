import type { InvokeRequest } from '../gateway/entry/request';

/**
 * How a client connects to a WebSocket API.
 */
export interface ConnectOptions extends Pick<InvokeRequest, 'caller' | 'headers' | 'host' | 'query' | 'sourceIp'> {
  /**
   * Path below the stage, percent-encoded; it may carry a query string. With a `host`, the path from the host on, which starts with the
   * stage at an API's own.
   *
   * @default '/'
   */
  readonly path?: string;

  /**
   * Subprotocols that the client speaks, the one that it likes best first.
   *
   * @default - none
   */
  readonly subprotocols?: readonly string[];
}

/**
 * The handshake by which a client connects.
 */
export function handshakeRequest({ headers = {}, path = '/', subprotocols = [], ...rest }: ConnectOptions): InvokeRequest {
  return {
    ...rest,
    method: 'GET',
    path,
    headers: {
      'Sec-WebSocket-Version': '13',
      ...subprotocols.length > 0 && { 'Sec-WebSocket-Protocol': subprotocols.join(', ') },
      ...headers,
    },
  };
}
