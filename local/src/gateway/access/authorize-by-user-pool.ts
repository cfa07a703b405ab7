import { demandOutcome } from './check-resource-policy';
import { JavaMap } from '../../java/values';
import type { MethodModel } from '../../template/rest-api-model';
import type { Stage } from '../compose';
import type { Deployment } from '../deployment';

/**
 * Lets in who has a token of a user pool, and whom the API's resource policy then allows; nothing when the API has no such authorizer.
 */
export function authorizeByUserPool(method: MethodModel, { access }: Deployment): Stage | undefined {
  const claimsOf = access.userPools.get(method.authorizerId ?? '');
  if (!claimsOf) {
    return undefined;
  }
  return async (exchange, next) => {
    const claims = await claimsOf(exchange, method.authorizationScopes);
    exchange.context.set('authorizer', new JavaMap([['claims', claims]]));
    if (access.resourcePolicy) {
      demandOutcome(exchange, (outcome) => outcome === 'ALLOW');
    }
    return next(exchange);
  };
}
