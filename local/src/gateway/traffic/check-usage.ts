import { byHttpMethod } from './by-http-method';
import type { Stage } from '../compose';
import type { Deployment } from '../deployment';
import type { Exchange } from '../exchange';
import { GatewayFault } from '../fault';
import { contextMap } from '../request-context';
import { TokenBucket } from './token-bucket';
import type { KeyAccess } from './usage-plans';
import { keyRefusalLine, writeKeyAccepted, writeUsageCheck } from '../../logging/usage-lines';
import type { ApiKeySource, MethodModel } from '../../template/rest-api-model';
import type { ApiKeyModel } from '../../template/template-model';

/**
 * Checks the API key of a request, and the throttle and quota of its usage plan; nothing for a method that asks for no key.
 *
 * The plan's throttle of the method comes first, then the throttle of the whole plan, then the quota: what is throttled uses up no quota.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html
 */
export function checkUsage(method: MethodModel, { api, stage, usagePlans }: Deployment): Stage | undefined {
  if (!method.apiKeyRequired) {
    return undefined;
  }
  const accesses = usagePlans.accessesTo(api.id, stage.name);
  const buckets = methodBuckets(method, accesses.values());
  return (exchange, next) => {
    const sent = sentKey(exchange, api.apiKeySource) ?? '';
    const access = accesses.get(sent);
    writeUsageCheck(exchange, sent);
    if (!access) {
      throw new GatewayFault('INVALID_API_KEY', {
        reason: `the request has no API key that opens stage '${stage.name}' of '${api.logicalId}'`,
        line: keyRefusalLine(exchange, sent, method),
      });
    }
    enterKey(exchange, access.key);
    spendUsage(exchange.ids.time, access, buckets.get(access)?.get(exchange.request.method));
    writeKeyAccepted(exchange, sent);
    return next(exchange);
  };
}

function sentKey(exchange: Exchange, source: ApiKeySource): string | undefined {
  return source === 'AUTHORIZER' ? exchange.usageIdentifierKey : exchange.request.headers.get('x-api-key');
}

function enterKey(exchange: Exchange, key: ApiKeyModel): void {
  const identity = contextMap(exchange.context, 'identity');
  identity.set('apiKey', key.value);
  identity.set('apiKeyId', key.id);
}

/**
 * Uses up what a request costs of a usage plan.
 *
 * @param methodBucket the plan's throttle of the method alone
 * @throws GatewayFault when nothing is left
 */
export function spendUsage(time: Date, { key, plan, usage }: KeyAccess, methodBucket?: TokenBucket): void {
  const now = time.getTime();
  if (methodBucket?.take(now) === false || usage.bucket?.take(now) === false) {
    throw new GatewayFault('THROTTLED', { reason: `the usage plan '${plan.name}' throttles the API key '${key.name}'` });
  }
  if (usage.quota?.take(time) === false) {
    throw new GatewayFault('QUOTA_EXCEEDED', { reason: `the API key '${key.name}' has used up the quota of the usage plan '${plan.name}'` });
  }
}

function methodBuckets(method: MethodModel, accesses: Iterable<KeyAccess>): ReadonlyMap<KeyAccess, ReadonlyMap<string, TokenBucket>> {
  const buckets = new Map<KeyAccess, ReadonlyMap<string, TokenBucket>>();
  for (const access of accesses) {
    const { methodThrottles } = access.stage;
    const own = byHttpMethod(method, (httpMethod) => TokenBucket.of(methodThrottles.get(`${method.path}/${httpMethod}`)));
    if (own) {
      buckets.set(access, own);
    }
  }
  return buckets;
}
