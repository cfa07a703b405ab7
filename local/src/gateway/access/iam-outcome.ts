import { accessRequest } from './access-request';
import { resourcePolicyOutcome } from './check-resource-policy';
import { combineOutcomes } from './combine-outcomes';
import { LocalGatewayError } from '../../errors';
import { PolicyError, readPolicy, type AccessRequest, type Policy, type PolicyOutcome } from '../../policies';
import { callerAccount, type Caller } from '../entry/request';
import type { Exchange } from '../exchange';

/**
 * What IAM says of a caller and a request: the caller's own policy and the API's resource policy together.
 *
 * What a caller's own policies say is not known here unless the caller carries a policy; else they are taken to allow.
 *
 * @param action what the caller wants; to invoke the method by default
 * @throws LocalGatewayError when the caller's policy is none
 */
export function iamOutcome(exchange: Exchange, caller: Caller | undefined, action?: string): PolicyOutcome {
  const sameAccount = !caller || callerAccount(caller) === exchange.deployment.api.account;
  return combineOutcomes(callerOutcome(caller, () => accessRequest(exchange, caller, action)), resourcePolicyOutcome(exchange, caller, action) ?? 'SILENT', sameAccount);
}

/**
 * What a caller's own policy says of a request; it allows everything when it is not known.
 *
 * @throws LocalGatewayError when the policy is none
 */
export function callerOutcome(caller: Caller | undefined, request: () => AccessRequest): PolicyOutcome {
  return caller?.policy ? policyOf(caller).outcome(request()) : 'ALLOW';
}

function policyOf({ arn, policy }: Caller): Policy {
  try {
    return readPolicy(policy, { principals: false });
  } catch (error) {
    throw error instanceof PolicyError ? new LocalGatewayError(`the policy of ${arn} cannot be read: ${error.message}`) : error;
  }
}
