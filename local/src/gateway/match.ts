import type { Handler } from './compose';
import type { Exchange } from './exchange';
import { GatewayFault } from './fault';
import type { RouteTree } from './route-tree';
import type { OpenJournal } from '../logging/journal';
import { readSignature } from '../signatures/read-signature';
import type { MethodModel } from '../template/rest-api-model';

/**
 * A method with what runs it.
 */
export interface Route {
  readonly method: MethodModel;
  readonly run: Handler;
  readonly openJournal: OpenJournal;
}

/**
 * Hands a request to the route that serves it.
 */
export function match(routes: RouteTree<Route>): Handler {
  return (exchange: Exchange) => {
    const found = routes.find(exchange.request.path, exchange.request.method);
    if (!found) {
      throw noRoute(exchange);
    }
    const { method, run, openJournal } = found.value;
    exchange.enter(method, found.parameters);
    exchange.journal = openJournal(exchange.ids.requestId);
    exchange.journal.info?.(`Extended Request Id: ${exchange.ids.extendedRequestId}`);
    return run(exchange);
  };
}

/*
 * Where there is no route, AWS looks for a signature, and finds fault with any other Authorization header.
 */
function noRoute({ request }: Exchange): GatewayFault {
  const reason = `no route serves ${request.method} ${request.path}`;
  if (request.headers.has('Authorization')) {
    readSignature(request.headers, request.query);
  }
  return new GatewayFault('MISSING_AUTHENTICATION_TOKEN', { reason });
}
