import { HttpFault } from './http-fault';
import type { HttpHandler } from './http-stage';
import { decodePercent } from '../../http/query';
import type { HttpRouteModel } from '../../template/http-api-model';
import { RouteTree } from '../route-tree';

const DEFAULT_ROUTE = '$default';

/**
 * A route with what runs it.
 */
export interface HttpRoute {
  readonly route: HttpRouteModel;
  readonly run: HttpHandler;
}

/**
 * Hands a request to the route that serves it.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
export function matchHttpRoute(routes: readonly HttpRoute[]): HttpHandler {
  const tree = new RouteTree<HttpRoute>();
  for (const entry of routes) {
    const [method, path] = entry.route.routeKey.split(' ');
    if (path !== undefined) {
      tree.add(path, method, entry);
    }
  }
  const fallback = routes.find(({ route }) => route.routeKey === DEFAULT_ROUTE);
  return (exchange) => {
    const found = tree.find(exchange.request.path, exchange.request.method);
    const entry = found?.value ?? fallback;
    if (!entry) {
      throw new HttpFault('RESOURCE_NOT_FOUND', { reason: `no route serves ${exchange.request.method} ${exchange.request.path}` });
    }
    exchange.route = entry.route;
    if (found) {
      exchange.pathParameters = new Map([...found.parameters].map(([name, value]) => [name, decodePercent(value)]));
    }
    return entry.run(exchange);
  };
}
