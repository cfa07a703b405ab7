import { accessDenied } from './access-denied';
import { findCaller } from './find-caller';
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
    await enter(exchange);
    outcomes.authenticate = { status: 200 };
  } catch (error) {
    if (error instanceof GatewayFault) {
      outcomes.authenticate = { status: error.status, error: error.message };
    }
    throw error;
  }
}

async function enter(exchange: Exchange): Promise<void> {
  if (exchange.caller) {
    return;
  }
  exchange.caller = await findCaller(exchange, exchange.deployment);
  if (exchange.caller) {
    enterCaller(exchange.context, exchange.caller);
  }
}
