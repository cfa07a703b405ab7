import { askForDecision, type TimedDecision } from './ask-for-decision';
import { decisionCache } from './decision-cache';
import { identityReader } from './identity-sources';
import { TemplateError } from '../../errors';
import type { AuthorizerDecision } from '../../events/authorizer-answer';
import { requestEvent, tokenEvent } from '../../events/authorizer-event';
import { writeAuthorizerStart } from '../../logging/authorizer-lines';
import type { AuthorizerModel } from '../../template/rest-api-model';
import type { Exchange } from '../exchange';

/**
 * Asks a Lambda authorizer about a request.
 *
 * @throws GatewayFault when the request has no identity or the function fails
 */
export type FunctionAuthorizer = (exchange: Exchange) => Promise<TimedDecision>;

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
    const decision = await askForDecision(model, exchange, model.type === 'TOKEN' ? tokenEvent(exchange, identity[0]) : requestEvent(exchange));
    cache.set(identity, decision, exchange.now());
    return decision;
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
