import { SchemaSet } from '../schema';
import { GatewayResponses } from './answer/gateway-responses';
import { respond, type InvokeAnswer } from './answer/respond';
import type { Handler } from './compose';
import type { Deployment } from './deployment';
import { sideChooser, type StageSide } from './entry/choose-side';
import { defaultDoor, type Door } from './entry/door';
import { receive, type InvokeRequest } from './entry/request';
import { Exchange } from './exchange';
import { newRequestIds, timeOf } from './identifiers';
import { match, type Route } from './match';
import { restRoute } from './rest-route';
import { RouteTree } from './route-tree';
import { runExchange } from './run-exchange';
import type { ServedApi } from './served-api';
import { TestInvoker, type TestInvokeAnswer, type TestInvokeRequest } from './test-invoke';
import { journalSettings } from './traffic/method-settings';
import { AccessLog } from '../logging/access-log';
import { accessVariable } from '../logging/access-variables';
import { journalOpener, type OpenJournal } from '../logging/journal';
import { writeEndpointRequestId } from '../logging/reply-lines';
import { StageLog } from '../logging/stage-log';
import type { MethodModel } from '../template/rest-api-model';

/**
 * A stage of a REST API that answers requests.
 */
export class RestApi implements ServedApi {
  public readonly log = new StageLog();

  private readonly handler: Handler;
  private readonly responses: GatewayResponses;
  private readonly door: Door;
  private readonly chooseSide: () => StageSide;
  private readonly accessLog?: AccessLog<Exchange>;
  private tests?: TestInvoker;

  constructor(private readonly deployment: Deployment) {
    const { api, stage, determinism } = deployment;
    this.responses = new GatewayResponses(api.gatewayResponses);
    this.door = defaultDoor(api, stage.name);
    this.chooseSide = sideChooser(stage, determinism);
    this.accessLog = stage.accessLogFormat === undefined ? undefined : new AccessLog(stage.accessLogFormat, accessVariable);
    this.handler = match(routesOf(deployment, this.log));
  }

  public get host(): string {
    return this.door.domainName;
  }

  public async handle(incoming: InvokeRequest, door = this.door): Promise<InvokeAnswer> {
    const exchange = this.open(incoming, door);
    const answer = respond(exchange, await runExchange(exchange, this.handler, this.responses));
    writeEndpointRequestId(exchange);
    return this.accessLog ? this.accessLog.record(exchange, answer, (line) => this.log.addAccess(line)) : answer;
  }

  public testInvoke(request: TestInvokeRequest): Promise<TestInvokeAnswer> {
    this.tests ??= new TestInvoker(this.deployment, this.responses);
    return this.tests.invoke(request);
  }

  private open(incoming: InvokeRequest, door: Door): Exchange {
    const ids = newRequestIds(this.deployment.determinism);
    const request = receive(incoming, { door, traceId: ids.traceId, origin: this.deployment.access.origin });
    const exchange = new Exchange(this.deployment, request, ids, this.chooseSide(), door.domainName);
    exchange.outcomes.basePathMatched = door.basePath;
    return exchange;
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
  const { determinism } = deployment;
  return journalOpener(journalSettings(deployment, method), () => new Date(timeOf(determinism)), (line) => log.addExecution(line));
}
