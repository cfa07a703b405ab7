import type { HttpEvent, HttpResult } from './http-event';
import { failureResult, faultResult, resultOf } from './http-result';
import { PlannedRoute } from './planned-route';
import { sendToAws, type SendCall } from './send-call';
import { GatewayFault } from '../../local/src/gateway/fault';
import type { RoutePlans } from '../../src/integrations/route-plan';

/**
 * What is asked of the context of an invocation.
 */
export interface Invocation {
  getRemainingTimeInMillis(): number;
}

export type HttpHandler = (event: HttpEvent, context: Invocation) => Promise<HttpResult>;

/*
 * Time to tell the caller that the service took too long.
 */
const SPARE_MILLIS = 500;

/**
 * Makes the function that serves the routes of an HTTP API which API Gateway does not serve by itself: it calls AWS services by the
 * templates of a REST API.
 *
 * @param send what the calls go to, in tests
 */
export function handler(plans: RoutePlans, send: SendCall = sendToAws): HttpHandler {
  const plansByKey = new Map(Object.entries(plans.routes));
  const routes = new Map<string, PlannedRoute>();
  const routeOf = (key: string): PlannedRoute => {
    const plan = plansByKey.get(key);
    if (!plan) {
      throw new Error(`no route has the key '${key}'`);
    }
    const route = routes.get(key) ?? new PlannedRoute(plan, plans);
    routes.set(key, route);
    return route;
  };
  return async (event, context) => {
    try {
      return resultOf(await routeOf(event.routeKey).answer(event, send, context.getRemainingTimeInMillis() - SPARE_MILLIS));
    } catch (error) {
      return failed(event, error);
    }
  };
}

function failed({ requestContext: { requestId }, routeKey }: HttpEvent, error: unknown): HttpResult {
  if (error instanceof GatewayFault) {
    console[error.status < 500 ? 'info' : 'error']({ routeKey, requestId, fault: error.type, reason: error.reason });
    return faultResult(error, requestId);
  }
  console.error({ routeKey, requestId, reason: error instanceof Error ? error.stack : String(error) });
  return failureResult(requestId);
}
