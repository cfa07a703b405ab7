import { accessDenied } from './access-denied';
import { readSignature } from '../../signatures/read-signature';
import type { Stage } from '../compose';
import type { Exchange } from '../exchange';
import { GatewayFault } from '../fault';
import { iamOutcome } from './iam-outcome';
import { enterCaller } from '../request-context';

/**
 * Lets in whom IAM lets in: a declared caller, one whose signature fits, or, where signatures are not checked, everybody.
 */
export const authorizeByIam: Stage = async (exchange, next) => {
  await authenticate(exchange);
  const { caller, outcomes } = exchange;
  const outcome = iamOutcome(exchange, caller);
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
  } else if (access.unsignedCaller) {
    exchange.caller = access.unsignedCaller;
    enterCaller(exchange.context, exchange.caller);
  }
}
