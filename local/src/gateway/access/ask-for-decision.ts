import { askFunction, parsePayload, type AskingExchange, type DecidingFunction } from './ask-function';
import { MalformedDecision, readAuthorizerAnswer, type AuthorizerDecision } from '../../events/authorizer-answer';
import { writeAuthorizerResult } from '../../logging/authorizer-lines';
import { isRecord } from '../../template/cloud-template';
import type { Exchange } from '../exchange';
import { GatewayFault } from '../fault';
import { payloadOf } from '../integration/integrate-function';

/**
 * A decision with the milliseconds that it took, none when it was kept.
 */
export type TimedDecision = AuthorizerDecision & { readonly latency: number };

const TIMEOUT_MILLIS = 29_000;

/**
 * Asks a Lambda authorizer that answers with a policy.
 *
 * @throws GatewayFault when the function fails, or does not know who it is
 */
export async function askForDecision(
  authorizer: DecidingFunction, exchange: AskingExchange & Pick<Exchange, 'journal'>, event: object,
): Promise<TimedDecision> {
  const start = exchange.now();
  try {
    const decision = await decide(authorizer, exchange, event);
    return { ...decision, latency: exchange.now() - start };
  } catch (error) {
    if (error instanceof GatewayFault) {
      exchange.outcomes.authorizer = { ...exchange.outcomes.authorizer, status: error.status, error: error.reason };
    }
    throw error;
  }
}

async function decide(authorizer: DecidingFunction, exchange: AskingExchange & Pick<Exchange, 'journal'>, event: object): Promise<AuthorizerDecision> {
  const answer = await askFunction(authorizer, exchange, event, TIMEOUT_MILLIS);
  const result = payloadOf(answer);
  writeAuthorizerResult(exchange.journal, result);
  const payload = parsePayload(result);
  if (answer.functionError !== undefined) {
    throw functionFault(answer.functionError, payload);
  }
  try {
    return readAuthorizerAnswer(payload);
  } catch (error) {
    throw error instanceof MalformedDecision ? configurationFault(error.message) : error;
  }
}

/*
 * A function says that it knows nobody by failing with this very word.
 */
function functionFault(kind: string, payload: unknown): GatewayFault {
  const message = isRecord(payload) ? payload.errorMessage : undefined;
  return message === 'Unauthorized'
    ? new GatewayFault('UNAUTHORIZED', { reason: 'the authorizer failed with Unauthorized' })
    : configurationFault(`the authorizer failed (${kind}): ${JSON.stringify(payload)}`);
}

function configurationFault(reason: string): GatewayFault {
  return new GatewayFault('AUTHORIZER_CONFIGURATION_ERROR', { reason });
}
