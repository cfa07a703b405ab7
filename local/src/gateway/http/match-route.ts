import type { Cors } from './cors';
import { HttpFault } from './http-fault';
import type { HttpHandler } from './http-stage';
import { decodePercent } from '../../http/query';
import type { HttpRouteModel } from '../../template/http-api-model';
import { DEFAULT_ROUTE_KEY } from '../../template/http-route-reader';
import { RouteTree, type RouteMatch } from '../route-tree';

/**
 * A route with what runs it.
 */
export interface HttpRoute {
  readonly route: HttpRouteModel;
  readonly run: HttpHandler;
}

/**
 * Hands a request to the route that serves it: one that matches the whole path, else one with a greedy variable, else `$default`.
 *
 * A method goes before `ANY`, and a literal segment before a variable. AWS does not say what a slash at the end of a path means, nor
 * whether the root has children: it is assumed that `/orders/` is not `/orders` but a child of it, which only a greedy variable takes, and that
 * `/{path+}` does not take the root.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
export function matchHttpRoute(routes: readonly HttpRoute[], cors: Cors | undefined): HttpHandler {
  const whole = treeOf(routes.filter(({ route }) => !isGreedy(route)));
  const greedy = treeOf(routes.filter(({ route }) => isGreedy(route)));
  const fallback = routes.find(({ route }) => route.routeKey === DEFAULT_ROUTE_KEY);
  return (exchange) => {
    const { path, method } = exchange.request;
    const found: Partial<RouteMatch<HttpRoute>> = whole.find(path, method) ?? greedy.find(path, method) ?? { value: fallback };
    if (!found.value) {
      const answer = cors?.preflight(exchange.request);
      if (answer) {
        return answer;
      }
      throw new HttpFault('RESOURCE_NOT_FOUND', { reason: `no route serves ${method} ${path}` });
    }
    exchange.route = found.value.route;
    if (found.parameters && found.parameters.size > 0) {
      exchange.pathParameters = new Map([...found.parameters].map(([name, value]) => [name, decodePercent(value)]));
    }
    return found.value.run(exchange);
  };
}

function isGreedy({ routeKey }: HttpRouteModel): boolean {
  return routeKey.endsWith('+}');
}

function treeOf(routes: readonly HttpRoute[]): RouteTree<HttpRoute> {
  const tree = new RouteTree<HttpRoute>(segmentsOf);
  for (const entry of routes) {
    const [method, path] = entry.route.routeKey.split(' ');
    if (path !== undefined) {
      tree.add(path, method, entry);
    }
  }
  return tree;
}

function segmentsOf(path: string): readonly string[] {
  return path === '/' ? [] : path.slice(1).split('/');
}
