import { SchemaSet } from '../schema';
import { chooseSide } from './choose-side';
import type { Handler } from './compose';
import type { Deployment } from './deployment';
import { Exchange } from './exchange';
import { GatewayFault } from './fault';
import { GatewayResponses } from './gateway-responses';
import { newRequestIds } from './identifiers';
import { match, type Route } from './match';
import { receive, type InvokeRequest } from './request';
import { newContext } from './request-context';
import { respond, type InvokeAnswer } from './respond';
import { restRoute } from './rest-route';
import { RouteTree } from './route-tree';
import { urlSuffixOf } from '../template/environment';

/**
 * A stage of a REST API that answers requests.
 */
export class RestApi {
  private readonly handler: Handler;
  private readonly responses: GatewayResponses;
  private readonly domainName: string;

  constructor(private readonly deployment: Deployment) {
    const { api } = deployment;
    this.responses = new GatewayResponses(api.gatewayResponses);
    this.domainName = `${api.id}.execute-api.${api.region}.${urlSuffixOf(api.region)}`;
    this.handler = match(routesOf(deployment));
  }

  /**
   * Answers a request as API Gateway would.
   *
   * @throws UnsupportedFeatureError when the request needs what is not emulated
   */
  public async handle(incoming: InvokeRequest): Promise<InvokeAnswer> {
    const exchange = this.open(incoming);
    try {
      return respond(exchange, await this.handler(exchange));
    } catch (error) {
      if (!(error instanceof GatewayFault)) {
        throw error;
      }
      exchange.log(`${error.type}: ${error.reason}`);
      return respond(exchange, this.responses.answer(exchange, error));
    }
  }

  private open(incoming: InvokeRequest): Exchange {
    const { api, stage, determinism } = this.deployment;
    const ids = newRequestIds(determinism);
    const side = chooseSide(stage, determinism);
    const request = receive(incoming, { host: this.domainName, traceId: ids.traceId });
    const context = newContext({ api, stage, side, request, ids, domainName: this.domainName });
    return new Exchange(this.deployment, request, ids, context, side.variables);
  }
}

function routesOf(deployment: Deployment): RouteTree<Route> {
  const { api } = deployment;
  const schemas = new SchemaSet(api.schemas);
  const routes = new RouteTree<Route>();
  for (const method of api.methods) {
    routes.add(method.path, method.httpMethod, { method, run: restRoute(method, deployment, schemas) });
  }
  return routes;
}
