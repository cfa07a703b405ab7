import type { HttpDeployment } from './deployment';
import type { HttpHandler } from './http-stage';
import { compose } from '../compose';
import { runHttpIntegration } from './integration/run-http-integration';
import type { HttpRouteModel } from '../../template/http-api-model';

/**
 * The way of a request through a route of an HTTP API, put together at its first request.
 */
export function httpRoute(route: HttpRouteModel, deployment: HttpDeployment): HttpHandler {
  let handler: HttpHandler | undefined;
  return (exchange) => {
    handler ??= compose([], runHttpIntegration(route, deployment));
    return handler(exchange);
  };
}
