import { authorizeHttp } from './access/authorize-http';
import type { Cors } from './cors';
import type { HttpDeployment } from './deployment';
import type { HttpHandler, HttpStage } from './http-stage';
import { runHttpIntegration } from './integration/run-http-integration';
import { throttleRoute } from './throttle-route';
import type { HttpRouteModel } from '../../template/http-api-model';
import { compose } from '../compose';

/**
 * The way of a request through a route of an HTTP API, put together at its first request.
 */
export function httpRoute(route: HttpRouteModel, deployment: HttpDeployment, cors: Cors | undefined): HttpHandler {
  let handler: HttpHandler | undefined;
  return (exchange) => {
    handler ??= compose([
      authorizeHttp(route, deployment),
      throttleRoute(route, deployment),
      cors && addCorsHeaders(cors),
    ], runHttpIntegration(route, deployment));
    return handler(exchange);
  };
}

function addCorsHeaders(cors: Cors): HttpStage {
  return async (exchange, next) => {
    const reply = await next(exchange);
    cors.decorate(exchange.request, reply.headers);
    return reply;
  };
}
