import type { HttpDeployment } from './deployment';
import { HttpFault } from './http-fault';
import type { HttpStage } from './http-stage';
import type { HttpRouteModel } from '../../template/http-api-model';
import { routeBucket } from '../traffic/route-settings';

/**
 * Holds a route to the rate that its stage sets for it, else to the stage's default; nothing for a route that is not throttled. Each route
 * has a bucket of its own, also where the default counts for several, as the methods of REST APIs have; AWS does not say so of routes.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html
 */
export function throttleRoute({ routeKey }: HttpRouteModel, { stage }: HttpDeployment): HttpStage | undefined {
  const bucket = routeBucket(stage, routeKey);
  return bucket && ((exchange, next) => {
    if (!bucket.take(exchange.ids.time.getTime())) {
      throw new HttpFault('THROTTLED', { reason: `the throttle of stage '${stage.name}' refuses ${routeKey}` });
    }
    return next(exchange);
  });
}
