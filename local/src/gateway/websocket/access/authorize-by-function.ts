import { resourceArn } from './resource-arn';
import { JavaMap } from '../../../java/values';
import { writeAuthorizerPolicy } from '../../../logging/authorizer-lines';
import type { WebSocketRouteModel } from '../../../template/websocket-api-model';
import { authorizerDenied } from '../../access/access-denied';
import { accessRequestTo, INVOKE } from '../../access/access-request';
import { observeAuthorizer } from '../../access/observe-authorizer';
import type { WebSocketDeployment } from '../deployment';
import type { WebSocketExchange } from '../exchange';
import { CONNECT } from '../routing/route-selector';
import type { WebSocketAnswer, WebSocketStage } from '../websocket-stage';

/**
 * Lets in whom a Lambda authorizer lets in, and keeps what it hands on in the connection's `authorizer` and `usageIdentifierKey`; nothing
 * when the API has no such authorizer.
 */
export function authorizeByFunction(route: WebSocketRouteModel, deployment: WebSocketDeployment): WebSocketStage | undefined {
  const decide = deployment.access.functions.get(route.authorizerId ?? '');
  if (!decide) {
    return undefined;
  }
  const arn = resourceArn(deployment, CONNECT);
  return observeAuthorizer<WebSocketExchange, WebSocketAnswer>(async (exchange, next) => {
    const { connection, ids, journal } = exchange;
    const { context, latency, policy, principalId, usageIdentifierKey } = await decide(exchange);
    connection.authorizer = new JavaMap([...context, ['integrationLatency', BigInt(latency)]]);
    connection.usageIdentifierKey = usageIdentifierKey;
    exchange.renewContext();
    writeAuthorizerPolicy(journal, principalId);
    const outcome = policy.outcome(accessRequestTo(arn, { ids, request: connection.request }, undefined, INVOKE));
    if (outcome !== 'ALLOW') {
      throw authorizerDenied(outcome);
    }
    return next(exchange);
  });
}
