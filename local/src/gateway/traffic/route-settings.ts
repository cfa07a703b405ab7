import { TokenBucket } from './token-bucket';
import type { RouteSettingsModel, V2StageModel } from '../../template/v2-stage-model';

/**
 * The settings of a stage that count for a route: its own, and for what they leave out those of every route.
 *
 * @see https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-stages-stagename.html
 */
export function routeSettingsOf({ defaultRouteSettings, routeSettings }: V2StageModel, routeKey: string): RouteSettingsModel {
  const own = routeSettings.get(routeKey);
  return own === undefined ? defaultRouteSettings : {
    ...own,
    throttlingRateLimit: own.throttlingRateLimit ?? defaultRouteSettings.throttlingRateLimit,
    throttlingBurstLimit: own.throttlingBurstLimit ?? defaultRouteSettings.throttlingBurstLimit,
    loggingLevel: own.loggingLevel ?? defaultRouteSettings.loggingLevel,
  };
}

/**
 * The bucket of a route's own, also where the settings of every route count for it; nothing for a route that is not throttled.
 */
export function routeBucket(stage: V2StageModel, routeKey: string): TokenBucket | undefined {
  const { throttlingRateLimit, throttlingBurstLimit } = routeSettingsOf(stage, routeKey);
  return TokenBucket.of({ rateLimit: throttlingRateLimit, burstLimit: throttlingBurstLimit });
}
