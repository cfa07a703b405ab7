import type { WebSocketExchange } from './exchange';
import type { GatewayFault } from '../fault';

/**
 * What a client reads when the gateway answers by itself, as a message or in place of a connection.
 */
export function errorMessage({ connection, ids }: Pick<WebSocketExchange, 'connection' | 'ids'>, fault: GatewayFault): string {
  return `{"message": ${textOf(fault)}, "connectionId":"${connection.connectionId}", "requestId":"${ids.requestId}"}`;
}

/*
 * Nothing is told of what the integration or the authorizer failed by, nor that there is no route.
 */
function textOf({ type, messageString }: GatewayFault): string {
  switch (type) {
    case 'RESOURCE_NOT_FOUND': return '"Forbidden"';
    case 'AUTHORIZER_CONFIGURATION_ERROR':
    case 'AUTHORIZER_FAILURE':
    case 'INTEGRATION_FAILURE': return '"Internal server error"';
    default: return messageString;
  }
}
