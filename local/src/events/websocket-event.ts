import { requestContext, requestParts } from './request-parts';
import type { WebSocketExchange } from '../gateway/websocket/exchange';

type Members = Readonly<Record<string, unknown>>;

/**
 * The event that a function behind a proxy integration of a WebSocket API gets: the handshake has headers and query, a message its text.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integration-requests.html
 */
export function webSocketEvent(exchange: WebSocketExchange): Members {
  const { context, event, stageVariables } = exchange;
  return {
    ...event.eventType === 'CONNECT' && present(requestParts(exchange.connection)),
    ...event.eventType === 'DISCONNECT' && goodbye(exchange.connection.domainName),
    ...present({ stageVariables }),
    requestContext: requestContext(context),
    ...event.eventType === 'MESSAGE' && { body: event.message },
    isBase64Encoded: false,
  };
}

/*
 * A connection ends without a request, yet its event has headers.
 */
function goodbye(host: string): Members {
  const headers = { 'Host': host, 'x-api-key': '', 'X-Forwarded-For': '', 'x-restapi': '' };
  return { headers, multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])) };
}

function present(members: Readonly<Record<string, object>>): Members {
  return Object.fromEntries(Object.entries(members).filter(([, entries]) => Object.keys(entries).length > 0));
}
