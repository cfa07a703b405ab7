import { byHttpMethod } from './by-http-method';
import type { Stage } from '../compose';
import type { Deployment } from '../deployment';
import { GatewayFault } from '../fault';
import { methodSettingsOf } from './method-settings';
import { TokenBucket } from './token-bucket';
import type { MethodModel } from '../../template/rest-api-model';

/**
 * Holds a method to the rate that its stage sets; nothing for a method that is not throttled. Each method has a bucket of its own, also
 * where one setting counts for several.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html
 */
export function throttle(method: MethodModel, { stage }: Deployment): Stage | undefined {
  const buckets = byHttpMethod(method, (httpMethod) => {
    const [setting] = methodSettingsOf(stage, { path: method.path, httpMethod });
    return setting && TokenBucket.of({ rateLimit: setting.throttlingRateLimit, burstLimit: setting.throttlingBurstLimit });
  });
  return buckets && ((exchange, next) => {
    if (buckets.get(exchange.request.method)?.take(exchange.ids.time.getTime()) === false) {
      throw new GatewayFault('THROTTLED', { reason: `the throttle of stage '${stage.name}' refuses ${exchange.request.method} ${method.path}` });
    }
    return next(exchange);
  });
}
