import type { HttpAuthorizer } from './http-authorizer';
import { httpIdentityReader } from './http-identity';
import { TemplateError } from '../../../errors';
import { MalformedDecision } from '../../../events/authorizer-answer';
import { readHttpDecision, type HttpDecision } from '../../../events/http-authorizer-answer';
import { httpAuthorizerEvent } from '../../../events/http-authorizer-event';
import type { HttpAuthorizerModel } from '../../../template/http-api-model';
import { accessRequest } from '../../access/access-request';
import { askFunction, parsePayload } from '../../access/ask-function';
import { decisionCache } from '../../access/decision-cache';
import { payloadOf } from '../../integration/integrate-function';
import type { HttpExchange } from '../exchange';
import { HttpFault } from '../http-fault';

/*
 * As AWS's quotas say.
 */
const TIMEOUT_MILLIS = 10_000;
const LONGEST_TTL_SECONDS = 3_600;

/**
 * Makes a Lambda authorizer of an HTTP API, which keeps its decisions as long as its model says. A kept decision counts for every route of the
 * authorizer; a policy is judged anew for each request.
 *
 * @throws TemplateError when AWS would refuse the authorizer
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html
 */
export function httpFunctionAuthorizer(model: HttpAuthorizerModel): HttpAuthorizer {
  checkModel(model);
  const identityOf = httpIdentityReader(model);
  const cache = decisionCache<HttpDecision>(model.ttlSeconds);
  return async (exchange) => {
    const identity = identityOf(exchange);
    if (!identity) {
      throw new HttpFault('UNAUTHORIZED', { reason: `the request has not all of ${model.identitySources.join(', ')}` });
    }
    const start = exchange.now();
    const kept = cache.get(identity, start);
    const decision = kept ?? await decide(model, exchange, identity);
    if (!kept) {
      cache.set(identity, decision, exchange.now());
    }
    if (!decision.allows(accessRequest(exchange))) {
      throw new HttpFault('ACCESS_DENIED', { reason: `the authorizer '${model.name}' does not let the request in` });
    }
    return { kind: 'lambda', context: decision.context, principalId: decision.principalId, latency: exchange.now() - start };
  };
}

function checkModel({ name, uri, identitySources, ttlSeconds, enableSimpleResponses, payloadFormatVersion }: HttpAuthorizerModel): void {
  if (uri === undefined) {
    throw new TemplateError(`the REQUEST authorizer '${name}' wants the AuthorizerUri of a function`);
  }
  if (ttlSeconds < 0 || ttlSeconds > LONGEST_TTL_SECONDS) {
    throw new TemplateError(`the authorizer '${name}' keeps decisions for 0 to ${LONGEST_TTL_SECONDS} seconds, got ${ttlSeconds}`);
  }
  if (identitySources.length === 0 && ttlSeconds > 0) {
    throw new TemplateError(`the authorizer '${name}' keeps decisions, which wants an IdentitySource; add one, or set the TTL to 0`);
  }
  if (enableSimpleResponses && payloadFormatVersion !== '2.0') {
    throw new TemplateError(`the authorizer '${name}' has simple responses, which want the payload format 2.0, got ${payloadFormatVersion}`);
  }
}

async function decide(model: HttpAuthorizerModel, exchange: HttpExchange, identity: readonly string[]): Promise<HttpDecision> {
  const answer = await askFunction(model, exchange, httpAuthorizerEvent(exchange, identity, model.payloadFormatVersion), TIMEOUT_MILLIS);
  const payload = parsePayload(payloadOf(answer));
  if (answer.functionError !== undefined) {
    throw new HttpFault('AUTHORIZER_FAILURE', { reason: `the authorizer '${model.name}' failed (${answer.functionError}): ${JSON.stringify(payload)}` });
  }
  try {
    return readHttpDecision(payload, model.enableSimpleResponses);
  } catch (error) {
    throw error instanceof MalformedDecision ? new HttpFault('AUTHORIZER_CONFIGURATION_ERROR', { reason: error.message }) : error;
  }
}
