import type { BackendAnswer, BackendCall } from '../backends/backend';
import { LocalGatewayError } from '../errors';
import type { Exchange } from './exchange';
import { GatewayFault, type FaultType } from './fault';

/**
 * Hands a call to the backend and waits for its answer, as long as the integration allows.
 *
 * @param failure the gateway response when the backend cannot be reached
 * @throws GatewayFault when the backend fails or takes too long
 * @throws LocalGatewayError when the backend says that it is not made for the call
 */
export async function callBackend(exchange: Exchange, call: BackendCall, timeoutMillis: number, failure: FaultType): Promise<BackendAnswer> {
  exchange.log(`endpoint request: ${call.method} ${call.url}`);
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
    throw new GatewayFault(failure, { reason: `the backend failed: ${error instanceof Error ? error.message : String(error)}` });
  } finally {
    clearTimeout(timer);
  }
}
