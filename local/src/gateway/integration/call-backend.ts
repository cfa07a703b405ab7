import type { BackendAnswer, BackendCall } from '../../backends/backend';
import { LocalGatewayError } from '../../errors';
import { writeAnswer, writeCall } from '../../logging/call-lines';
import { networkLine } from '../../logging/fault-line';
import type { Deployment } from '../deployment';
import type { Exchange } from '../exchange';
import { GatewayFault, type FaultType } from '../fault';
import type { CallOutcome } from '../outcomes';

/**
 * What calling a backend asks of a request on its way.
 */
export interface BackendExchange extends Pick<Exchange, 'outcomes' | 'journal' | 'log' | 'now'> {
  readonly deployment: Pick<Deployment, 'backend'>;
}

/**
 * Hands the call of an integration to the backend and waits for its answer, as long as the integration allows.
 *
 * @param failure the gateway response when the backend cannot be reached
 * @throws GatewayFault when the backend fails or takes too long
 * @throws LocalGatewayError when the backend says that it is not made for the call
 */
export async function callBackend(exchange: BackendExchange, call: BackendCall, timeoutMillis: number, failure: FaultType): Promise<BackendAnswer> {
  exchange.log(`endpoint request: ${call.method} ${call.url}`);
  const { outcomes, journal } = exchange;
  writeCall(journal, call);
  const start = exchange.now();
  try {
    const answer = await awaitBackend(exchange, call, timeoutMillis, failure);
    const latency = exchange.now() - start;
    outcomes.integration = outcomeOf(answer, latency);
    writeAnswer(journal, answer, latency);
    return answer;
  } catch (error) {
    outcomes.integration = { latency: exchange.now() - start };
    throw error;
  }
}

/**
 * Hands any call to the backend and waits for its answer, without a trace in logs.
 *
 * @param failure the gateway response when the backend cannot be reached
 * @throws GatewayFault when the backend fails or takes too long
 * @throws LocalGatewayError when the backend says that it is not made for the call
 */
export async function awaitBackend(
  exchange: Pick<BackendExchange, 'deployment'>, call: BackendCall, timeoutMillis: number, failure: FaultType,
): Promise<BackendAnswer> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new GatewayFault('INTEGRATION_TIMEOUT')), timeoutMillis);
  });
  try {
    const answer: BackendAnswer | undefined = await Promise.race([exchange.deployment.backend(call), timeout]);
    return answer ?? {};
  } catch (error) {
    if (error instanceof GatewayFault || error instanceof LocalGatewayError) {
      throw error;
    }
    const reason = error instanceof Error ? error.message : String(error);
    throw new GatewayFault(failure, { reason: `the backend failed: ${reason}`, line: networkLine(reason) });
  } finally {
    clearTimeout(timer);
  }
}

/**
 * What access logs tell about an answered call.
 */
export function outcomeOf({ status = 200, headers }: BackendAnswer, latency: number): CallOutcome {
  return { status, latency, integrationStatus: status, integrationLatency: latency, headers };
}
