import { authorizerDenied } from './access-denied';
import { accessRequest } from './access-request';
import { resourcePolicyOutcome } from './check-resource-policy';
import { combineOutcomes } from './combine-outcomes';
import { JavaMap } from '../../java/values';
import { writeAuthorizerPolicy } from '../../logging/authorizer-lines';
import type { MethodModel } from '../../template/rest-api-model';
import type { Stage } from '../compose';
import type { Deployment } from '../deployment';

/**
 * Lets in whom a Lambda authorizer or, where it is silent, the API's resource policy lets in; nothing when the API has no such authorizer.
 *
 * A kept decision is judged anew for each method.
 */
export function authorizeByFunction(method: MethodModel, { access }: Deployment): Stage | undefined {
  const decide = access.functions.get(method.authorizerId ?? '');
  if (!decide) {
    return undefined;
  }
  return async (exchange, next) => {
    const { principalId, policy, context, usageIdentifierKey, latency } = await decide(exchange);
    exchange.context.set('authorizer', new JavaMap([...context, ['integrationLatency', BigInt(latency)]]));
    exchange.usageIdentifierKey = usageIdentifierKey;
    writeAuthorizerPolicy(exchange.journal, principalId);
    const outcome = combineOutcomes(policy.outcome(accessRequest(exchange)), resourcePolicyOutcome(exchange) ?? 'SILENT', true);
    if (outcome !== 'ALLOW') {
      throw authorizerDenied(outcome);
    }
    return next(exchange);
  };
}
