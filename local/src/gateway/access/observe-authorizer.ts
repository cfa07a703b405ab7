import type { StageOf } from '../compose';
import type { Exchange } from '../exchange';
import { GatewayFault } from '../fault';

type ObservedExchange = Pick<Exchange, 'journal' | 'now' | 'outcomes'>;

/**
 * Lets an authorizer tell the logs how it went: who calls is its own affair, whether the caller may is the phase `authorize`.
 */
export function observeAuthorizer<E extends ObservedExchange, R>(stage: StageOf<E, R>): StageOf<E, R> {
  return async (exchange, next) => {
    const start = exchange.now();
    let passed = false;
    try {
      return await stage(exchange, (admitted) => {
        passed = true;
        finish(exchange, exchange.now() - start);
        return next(admitted);
      });
    } catch (error) {
      if (!passed && error instanceof GatewayFault) {
        fail(exchange, exchange.now() - start, error);
      }
      throw error;
    }
  };
}

function finish({ outcomes, journal }: ObservedExchange, latency: number, refusal?: GatewayFault): void {
  outcomes.authorizer = { ...outcomes.authorizer, status: 200, latency };
  outcomes.authorize = refusal ? { status: refusal.status, error: refusal.message } : { status: 200 };
  journal.info?.('Successfully completed authorizer execution');
}

function fail(exchange: ObservedExchange, latency: number, fault: GatewayFault): void {
  const { outcomes } = exchange;
  if (fault.type === 'ACCESS_DENIED') {
    finish(exchange, latency, fault);
  } else {
    outcomes.authorizer = { ...outcomes.authorizer, status: fault.status, latency, error: fault.reason };
  }
}
