import { requestContext, requestParts } from './request-parts';
import { newWebSocketContext } from '../gateway/websocket/context';
import type { WebSocketExchange } from '../gateway/websocket/exchange';

/**
 * The event that a Lambda authorizer gets when a client connects to a WebSocket API.
 *
 * @param methodArn what the client wants, which ends in `$connect`
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-lambda-auth.html
 */
export function connectionAuthorizerEvent(exchange: WebSocketExchange, methodArn: string): Record<string, unknown> {
  return {
    type: 'REQUEST',
    methodArn,
    ...requestParts(exchange.connection),
    stageVariables: exchange.stageVariables,
    requestContext: requestContext(newWebSocketContext(exchange)),
  };
}
