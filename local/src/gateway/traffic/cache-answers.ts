import { byHttpMethod } from './by-http-method';
import { cacheKey } from './cache-key';
import type { MethodModel, StageModel } from '../../template/rest-api-model';
import { iamOutcome } from '../access/iam-outcome';
import type { Stage } from '../compose';
import type { Deployment } from '../deployment';
import type { Exchange } from '../exchange';
import { methodSettingsOf } from './method-settings';
import type { Reply } from '../answer/reply';

const DEFAULT_TTL_SECONDS = 300;
const LONGEST_TTL_SECONDS = 3_600;
const UNAUTHORIZED_WARNING = '199 Cache-control headers were ignored because the caller was unauthorized.';

/**
 * Answers from the stage's cache; nothing for a method that is not cached.
 *
 * What an integration answered is kept, whatever its status; what the gateway answers by itself is not.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
 */
export function cacheAnswers(method: MethodModel, { stage, cache }: Deployment): Stage | undefined {
  const { integration } = method;
  if (!cache || !integration || integration.streamed) {
    return undefined;
  }
  const lifetimes = byHttpMethod(method, (httpMethod) => lifetimeOf(stage, method.path, httpMethod));
  const keyOf = cacheKey(method, integration);
  return lifetimes && (async (exchange, next) => {
    const lifetime = lifetimes.get(exchange.request.method);
    if (lifetime === undefined || !usesCache(exchange, stage)) {
      return next(exchange);
    }
    const isRefresh = asksForRefresh(exchange);
    const mayRefresh = isRefresh && mayInvalidate(exchange, method);
    const key = `${exchange.side.deploymentId} ${keyOf(exchange)}`;
    const now = exchange.ids.time.getTime();
    const kept = mayRefresh ? undefined : cache.get(key, now);
    const reply = kept ?? await next(exchange);
    if (!kept) {
      cache.set(key, reply, now + lifetime);
    }
    return isRefresh && !mayRefresh ? warned(reply) : reply;
  });
}

/*
 * Milliseconds that answers are kept. Settings for many methods turn caching on for GET alone.
 */
function lifetimeOf(stage: StageModel, path: string, httpMethod: string): number | undefined {
  const [setting] = methodSettingsOf(stage, { path, httpMethod });
  if (!setting?.cachingEnabled || (setting.httpMethod === '*' && httpMethod !== 'GET')) {
    return undefined;
  }
  const seconds = Math.min(setting.cacheTtlSeconds ?? DEFAULT_TTL_SECONDS, LONGEST_TTL_SECONDS);
  return seconds > 0 ? seconds * 1_000 : undefined;
}

/*
 * A canary has no cache but that of the stage, if it may use it. There, answers are told apart by the deployment that gave them.
 */
function usesCache(exchange: Exchange, { canary }: StageModel): boolean {
  return !exchange.side.isCanary || canary?.useStageCache === true;
}

function asksForRefresh(exchange: Exchange): boolean {
  const directives = exchange.request.headers.all('Cache-Control').join(',').split(',');
  return directives.some((directive) => directive.trim().toLowerCase() === 'max-age=0');
}

/*
 * CloudFormation cannot take away AWS's default, that a client needs the right `execute-api:InvalidateCache`.
 */
function mayInvalidate(exchange: Exchange, method: MethodModel): boolean {
  const { caller } = exchange;
  return method.authorizationType === 'AWS_IAM' && caller !== undefined && iamOutcome(exchange, caller, 'execute-api:InvalidateCache') === 'ALLOW';
}

function warned(reply: Reply): Reply {
  reply.headers.set('Warning', UNAUTHORIZED_WARNING);
  return reply;
}
