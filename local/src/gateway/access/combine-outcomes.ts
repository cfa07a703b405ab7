import type { PolicyOutcome } from '../../policies';

/**
 * What comes of the policy of a caller, or an authorizer's, and the policy of an API.
 *
 * In one account one of them must allow; a caller of another account needs both.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export function combineOutcomes(caller: PolicyOutcome, resource: PolicyOutcome, sameAccount: boolean): PolicyOutcome {
  const outcomes = [caller, resource];
  if (outcomes.includes('DENY')) {
    return 'DENY';
  }
  const allowed = sameAccount ? outcomes.includes('ALLOW') : caller === 'ALLOW' && resource === 'ALLOW';
  return allowed ? 'ALLOW' : 'SILENT';
}
