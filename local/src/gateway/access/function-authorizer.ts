import { askFunction, parsePayload } from './ask-function';
import { decisionCache } from './decision-cache';
import { GatewayFault } from '../fault';
import { identityReader, type IdentityReader } from './identity-sources';
import { TemplateError } from '../../errors';
import { MalformedDecision, readAuthorizerAnswer, type AuthorizerDecision } from '../../events/authorizer-answer';
import { requestEvent, tokenEvent } from '../../events/authorizer-event';
import { writeAuthorizerResult, writeAuthorizerStart } from '../../logging/authorizer-lines';
import { isRecord } from '../../template/cloud-template';
import type { AuthorizerModel } from '../../template/rest-api-model';
import type { Exchange } from '../exchange';
import { payloadOf } from '../integration/integrate-function';

/**
 * A decision with the milliseconds that it took, none when it was kept.
 */
export type TimedDecision = AuthorizerDecision & { readonly latency: number };

/**
 * Asks a Lambda authorizer about a request.
 *
 * @throws GatewayFault when the request has no identity or the function fails
 */
export type FunctionAuthorizer = (exchange: Exchange) => Promise<TimedDecision>;

const TIMEOUT_MILLIS = 29_000;
const LONGEST_TTL_SECONDS = 3_600;

/**
 * Makes a Lambda authorizer, which keeps its decisions as long as its model says.
 *
 * @throws TemplateError when AWS would refuse the authorizer
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html
 */
export function functionAuthorizer(model: AuthorizerModel): FunctionAuthorizer {
  checkModel(model);
  const identityOf = identityReader(model);
  const cache = decisionCache<AuthorizerDecision>(model.ttlSeconds);
  return async (exchange) => {
    const identity = identityOf(exchange);
    writeAuthorizerStart(exchange.journal, model.id, exchange.ids.requestId, identity);
    const kept = cache.get(identity, exchange.now());
    if (kept) {
      return { ...kept, latency: 0 };
    }
    const start = exchange.now();
    const decision = await outcomeInLog(exchange, () => decide(model, exchange, identity));
    cache.set(identity, decision, exchange.now());
    return { ...decision, latency: exchange.now() - start };
  };
}

function checkModel({ name, type, uri, identitySources, ttlSeconds }: AuthorizerModel): void {
  if (type !== 'TOKEN' && type !== 'REQUEST') {
    throw new TemplateError(`the authorizer '${name}' must be of type TOKEN, REQUEST or COGNITO_USER_POOLS, got '${type}'`);
  }
  if (uri === undefined) {
    throw new TemplateError(`the ${type} authorizer '${name}' wants the AuthorizerUri of a function`);
  }
  if (ttlSeconds < 0 || ttlSeconds > LONGEST_TTL_SECONDS) {
    throw new TemplateError(`the authorizer '${name}' keeps decisions for 0 to ${LONGEST_TTL_SECONDS} seconds, got ${ttlSeconds}`);
  }
  if (identitySources.length === 0 && (type === 'TOKEN' || ttlSeconds > 0)) {
    throw new TemplateError(`the ${type} authorizer '${name}' wants an IdentitySource${type === 'REQUEST' ? ', or a TTL of 0' : ''}`);
  }
}

async function decide(model: AuthorizerModel, exchange: Exchange, identity: Identity): Promise<AuthorizerDecision> {
  const event = model.type === 'TOKEN' ? tokenEvent(exchange, identity[0]) : requestEvent(exchange);
  const answer = await askFunction(model, exchange, event, TIMEOUT_MILLIS);
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

type Identity = ReturnType<IdentityReader>;

async function outcomeInLog(exchange: Exchange, ask: () => Promise<AuthorizerDecision>): Promise<AuthorizerDecision> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof GatewayFault) {
      exchange.outcomes.authorizer = { ...exchange.outcomes.authorizer, status: error.status, error: error.reason };
    }
    throw error;
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
