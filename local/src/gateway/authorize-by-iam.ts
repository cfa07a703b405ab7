import { accessDenied } from './access-denied';
import { accessRequest } from './access-request';
import { resourcePolicyOutcome } from './check-resource-policy';
import { combineOutcomes } from './combine-outcomes';
import type { Stage } from './compose';
import type { Exchange } from './exchange';
import { GatewayFault } from './fault';
import { callerAccount, type Caller } from './request';
import { enterCaller } from './request-context';
import { LocalGatewayError } from '../errors';
import { PolicyError, readPolicy, type Policy, type PolicyOutcome } from '../policies';
import { readSignature } from '../signatures/read-signature';

/**
 * Lets in whom IAM lets in: a declared caller, one whose signature fits, or, where signatures are not checked, everybody.
 *
 * What a caller's own policies say is not known here unless the caller carries a policy; else they are taken to allow.
 */
export const authorizeByIam: Stage = async (exchange, next) => {
  const { access, iam, api } = exchange.deployment;
  if (!exchange.caller && access.signatures) {
    exchange.caller = await access.signatures.callerOf(exchange);
    enterCaller(exchange.context, exchange.caller);
  }
  const { caller } = exchange;
  if (!caller && iam === 'SIGNED') {
    readSignature(exchange.request.headers, exchange.request.query);
    throw new GatewayFault('MISSING_AUTHENTICATION_TOKEN', { reason: "the signature cannot be checked; give the gateway its 'callers'" });
  }
  const sameAccount = !caller || callerAccount(caller) === api.account;
  const outcome = combineOutcomes(ownOutcome(exchange, caller), resourcePolicyOutcome(exchange, caller) ?? 'SILENT', sameAccount);
  if (outcome !== 'ALLOW') {
    throw accessDenied(exchange, outcome, caller?.arn);
  }
  return next(exchange);
};

function ownOutcome(exchange: Exchange, caller: Caller | undefined): PolicyOutcome {
  return caller?.policy ? policyOf(caller).outcome(accessRequest(exchange, caller)) : 'ALLOW';
}

function policyOf({ arn, policy }: Caller): Policy {
  try {
    return readPolicy(policy, { principals: false });
  } catch (error) {
    throw error instanceof PolicyError ? new LocalGatewayError(`the policy of ${arn} cannot be read: ${error.message}`) : error;
  }
}
