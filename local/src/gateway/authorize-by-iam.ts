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
  await authenticate(exchange);
  const { caller, outcomes, deployment: { api } } = exchange;
  const sameAccount = !caller || callerAccount(caller) === api.account;
  const outcome = combineOutcomes(ownOutcome(exchange, caller), resourcePolicyOutcome(exchange, caller) ?? 'SILENT', sameAccount);
  if (outcome !== 'ALLOW') {
    const fault = accessDenied(exchange, outcome, caller?.arn);
    outcomes.authorize = { status: fault.status, error: fault.message };
    throw fault;
  }
  outcomes.authorize = { status: 200 };
  return next(exchange);
};

async function authenticate(exchange: Exchange): Promise<void> {
  const { outcomes } = exchange;
  try {
    await findCaller(exchange);
    outcomes.authenticate = { status: 200 };
  } catch (error) {
    if (error instanceof GatewayFault) {
      outcomes.authenticate = { status: error.status, error: error.message };
    }
    throw error;
  }
}

async function findCaller(exchange: Exchange): Promise<void> {
  const { caller, request, deployment: { access, iam } } = exchange;
  if (caller) {
    return;
  }
  if (access.signatures) {
    exchange.caller = await access.signatures.callerOf(exchange);
    enterCaller(exchange.context, exchange.caller);
  } else if (iam === 'SIGNED') {
    readSignature(request.headers, request.query);
    throw new GatewayFault('MISSING_AUTHENTICATION_TOKEN', { reason: "the signature cannot be checked; give the gateway its 'callers'" });
  }
}

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
