import type { BackendAnswer } from '../../backends/backend';
import type { Exchange } from '../exchange';
import { GatewayFault } from '../fault';
import { awaitBackend, outcomeOf, type BackendExchange } from '../integration/call-backend';
import { functionCall, refuseFailure } from '../integration/integrate-function';
import { serviceTarget } from '../integration/service-request';
import { emptyOutgoing } from '../mapping/outgoing';

/**
 * The function that decides for an authorizer.
 */
export interface DecidingFunction {
  readonly uri?: string;
  readonly credentials?: string;
}

/**
 * What asking a function needs of a request.
 */
export type AskingExchange = Omit<BackendExchange, 'journal' | 'log'> & Pick<Exchange, 'stageVariables'>;

/**
 * Asks the function of a Lambda authorizer.
 *
 * @throws GatewayFault when it cannot be invoked, or takes too long
 */
export async function askFunction(
  { uri = '', credentials }: DecidingFunction,
  exchange: AskingExchange,
  event: object,
  timeoutMillis: number,
): Promise<BackendAnswer> {
  const endpoint = { uri, credentials };
  const start = exchange.now();
  try {
    const call = functionCall(endpoint, exchange, serviceTarget(endpoint, exchange, emptyOutgoing()), Buffer.from(JSON.stringify(event)), false);
    const answer = await awaitBackend(exchange, call, timeoutMillis, 'AUTHORIZER_FAILURE');
    exchange.outcomes.authorizer = outcomeOf(answer, exchange.now() - start);
    refuseFailure(answer);
    return answer;
  } catch (error) {
    throw error instanceof GatewayFault ? authorizerFault(error) : error;
  }
}

/**
 * What a function returned; undefined for what is no JSON.
 */
export function parsePayload(payload: Buffer): unknown {
  try {
    return JSON.parse(payload.toString('utf8'));
  } catch {
    return undefined;
  }
}

function authorizerFault({ type, reason }: GatewayFault): GatewayFault {
  return new GatewayFault(type === 'API_CONFIGURATION_ERROR' ? 'AUTHORIZER_CONFIGURATION_ERROR' : 'AUTHORIZER_FAILURE', { reason });
}
