import { resourceArn } from './resource-arn';
import { connectionAuthorizerEvent } from '../../../events/connection-authorizer-event';
import { writeAuthorizerStart } from '../../../logging/authorizer-lines';
import type { WebSocketAuthorizerModel } from '../../../template/websocket-api-model';
import { askForDecision, type TimedDecision } from '../../access/ask-for-decision';
import { identityReader } from '../../access/identity-sources';
import type { WebSocketExchange } from '../exchange';
import { MappedEvent } from '../mapping/mapped-event';
import { CONNECT } from '../routing/route-selector';

/**
 * Asks a Lambda authorizer about a client that wants to connect.
 *
 * @throws GatewayFault when the handshake has no identity or the function fails
 */
export type ConnectionAuthorizer = (exchange: WebSocketExchange) => Promise<TimedDecision>;

/**
 * Makes the Lambda authorizer of a WebSocket API. It keeps no decision: AWS has caches of them for the other kinds of API only.
 *
 * @throws TemplateError when AWS would refuse the authorizer
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-lambda-auth.html
 */
export function connectionAuthorizer(model: WebSocketAuthorizerModel): ConnectionAuthorizer {
  const identityOf = identityReader({ ...model, type: 'REQUEST' }, 'route');
  return async (exchange) => {
    const identity = identityOf(new MappedEvent(exchange));
    writeAuthorizerStart(exchange.journal, model.id, exchange.ids.requestId, identity);
    return askForDecision(model, exchange, connectionAuthorizerEvent(exchange, resourceArn(exchange.deployment, CONNECT)));
  };
}
