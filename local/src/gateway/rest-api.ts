import { SchemaSet } from '../schema';
import { sideChooser, type StageSide } from './choose-side';
import type { Handler } from './compose';
import type { Deployment } from './deployment';
import { defaultDoor, type Door } from './door';
import { Exchange } from './exchange';
import { GatewayFault } from './fault';
import { GatewayResponses } from './gateway-responses';
import { newRequestIds, timeOf } from './identifiers';
import { journalOpener, type OpenJournal } from './journal';
import { match, type Route } from './match';
import { journalSettings } from './method-settings';
import { receive, type InvokeRequest } from './request';
import { respond, type InvokeAnswer } from './respond';
import { restRoute } from './rest-route';
import { RouteTree } from './route-tree';
import { StageLog } from './stage-log';
import type { MethodModel } from '../template/rest-api-model';

/**
 * A stage of a REST API that answers requests.
 */
export class RestApi {
  /**
   * What the stage logs.
   */
  public readonly log = new StageLog();

  private readonly handler: Handler;
  private readonly responses: GatewayResponses;
  private readonly door: Door;
  private readonly chooseSide: () => StageSide;

  constructor(private readonly deployment: Deployment) {
    const { api, stage, determinism } = deployment;
    this.responses = new GatewayResponses(api.gatewayResponses);
    this.door = defaultDoor(api, stage.name);
    this.chooseSide = sideChooser(stage, determinism);
    this.handler = match(routesOf(deployment, this.log));
  }

  /**
   * The API's own host.
   */
  public get host(): string {
    return this.door.domainName;
  }

  /**
   * Answers a request as API Gateway would.
   *
   * @param door where the request came in; by default at the API's own host
   * @throws UnsupportedFeatureError when the request needs what is not emulated
   */
  public async handle(incoming: InvokeRequest, door = this.door): Promise<InvokeAnswer> {
    const exchange = this.open(incoming, door);
    try {
      return respond(exchange, await this.handler(exchange));
    } catch (error) {
      if (!(error instanceof GatewayFault)) {
        throw error;
      }
      exchange.fault = error;
      exchange.log(`${error.type}: ${error.reason}`);
      return respond(exchange, this.responses.answer(exchange, error));
    }
  }

  private open(incoming: InvokeRequest, door: Door): Exchange {
    const ids = newRequestIds(this.deployment.determinism);
    const request = receive(incoming, { door, traceId: ids.traceId, origin: this.deployment.access.origin });
    return new Exchange(this.deployment, request, ids, this.chooseSide(), door.domainName);
  }
}

function routesOf(deployment: Deployment, log: StageLog): RouteTree<Route> {
  const { api } = deployment;
  const schemas = new SchemaSet(api.schemas);
  const routes = new RouteTree<Route>();
  for (const method of api.methods) {
    routes.add(method.path, method.httpMethod, {
      method,
      run: restRoute(method, deployment, schemas),
      openJournal: journalsOf(method, deployment, log),
    });
  }
  return routes;
}

function journalsOf(method: MethodModel, deployment: Deployment, log: StageLog): OpenJournal {
  const { stage, determinism } = deployment;
  return journalOpener(journalSettings(stage, method), () => new Date(timeOf(determinism)), (line) => log.addExecution(line));
}
