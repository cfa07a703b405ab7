import { answerFault } from './answer-fault';
import { Cors } from './cors';
import type { HttpDeployment } from './deployment';
import { HttpExchange } from './exchange';
import { HttpFault } from './http-fault';
import { receiveHttpRequest } from './http-request';
import { httpRoute } from './http-route';
import type { HttpHandler } from './http-stage';
import { matchHttpRoute } from './match-route';
import { respondHttp } from './respond';
import { LocalGatewayError } from '../../errors';
import { AccessLog } from '../../logging/access-log';
import { httpAccessVariable } from '../../logging/http-access-variables';
import { StageLog } from '../../logging/stage-log';
import type { Reply } from '../answer/reply';
import type { InvokeAnswer } from '../answer/respond';
import { defaultDoor, type Door } from '../entry/door';
import type { InvokeRequest } from '../entry/request';
import { GatewayFault } from '../fault';
import type { ServedApi } from '../served-api';
import type { TestInvokeAnswer } from '../test-invoke';
import { newHttpRequestIds } from './request-ids';

/**
 * A stage of an HTTP API that answers requests.
 */
export class HttpApi implements ServedApi {
  public readonly log = new StageLog();

  private readonly handler: HttpHandler;
  private readonly door: Door;
  private readonly accessLog?: AccessLog<HttpExchange>;

  constructor(private readonly deployment: HttpDeployment) {
    const { api, stage } = deployment;
    this.door = defaultDoor(api, stage.name);
    const cors = Cors.of(api);
    this.accessLog = stage.accessLogFormat === undefined ? undefined : new AccessLog(stage.accessLogFormat, httpAccessVariable);
    this.handler = matchHttpRoute(api.routes.map((route) => ({ route, run: httpRoute(route, deployment, cors) })), cors);
  }

  public get host(): string {
    return this.door.domainName;
  }

  public async handle(incoming: InvokeRequest, door = this.door): Promise<InvokeAnswer> {
    const exchange = this.open(incoming, door);
    const answer = respondHttp(exchange, await this.run(exchange));
    return this.accessLog ? this.accessLog.record(exchange, answer, (line) => this.log.addAccess(line)) : answer;
  }

  public testInvoke(): Promise<TestInvokeAnswer> {
    return Promise.reject(new LocalGatewayError(`'${this.deployment.api.logicalId}' is an HTTP API; only REST APIs have test invocations, so use 'invoke'`));
  }

  private open(incoming: InvokeRequest, door: Door): HttpExchange {
    const ids = newHttpRequestIds(this.deployment.determinism);
    const exchange = new HttpExchange(this.deployment, receiveHttpRequest(incoming, door, ids.traceId), ids, door.domainName);
    exchange.outcomes.basePathMatched = door.basePath;
    return exchange;
  }

  private async run(exchange: HttpExchange): Promise<Reply> {
    try {
      return await this.handler(exchange);
    } catch (error) {
      if (error instanceof LocalGatewayError) {
        error.during(exchange.route?.routeKey ?? `${exchange.request.method} ${exchange.request.path}`, []);
      }
      if (!(error instanceof GatewayFault)) {
        throw error;
      }
      exchange.fault = HttpFault.of(error);
      exchange.log(`${error.type}: ${error.reason}`);
      return answerFault(exchange.fault);
    }
  }
}
