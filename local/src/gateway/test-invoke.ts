import type { Values } from '../backends/backend';
import { LocalGatewayError } from '../errors';
import type { GatewayResponses } from './answer/gateway-responses';
import type { Reply } from './answer/reply';
import type { InvokeAnswer } from './answer/respond';
import type { Handler } from './compose';
import type { Deployment } from './deployment';
import { receive, type GatewayRequest } from './entry/request';
import { Exchange } from './exchange';
import { newRequestIds, timeOf } from './identifiers';
import { contextMap } from './request-context';
import { testRoute } from './rest-route';
import { RouteTree, type RouteMatch } from './route-tree';
import { runExchange } from './run-exchange';
import { journalOpener, type JournalSettings } from '../logging/journal';
import { logDate } from '../logging/log-date';
import { SchemaSet } from '../schema';
import { partitionOf } from '../template/environment';
import type { MethodModel } from '../template/rest-api-model';

/**
 * A request that tries a method out, as the console's test button does.
 */
export interface TestInvokeRequest {
  /**
   * HTTP method.
   *
   * @default 'GET'
   */
  readonly method?: string;

  /**
   * Path of the resource, for instance `/orders/{id}`.
   *
   * @default - the resource that serves the path
   */
  readonly resource?: string;

  /**
   * Path with its parameters filled in, percent-encoded; it may carry a query string.
   *
   * @default - the resource's, when that has no parameters
   */
  readonly path?: string;

  /**
   * Query parameters, not encoded, added to those of the path.
   *
   * @default - none
   */
  readonly query?: Values;

  /**
   * Headers. Nothing is added to them.
   *
   * @default - none
   */
  readonly headers?: Values;

  /**
   * Body; text travels as UTF-8.
   *
   * @default - empty
   */
  readonly body?: string | Uint8Array;

  /**
   * Stage variables; those of the stage do not count.
   *
   * @default - none
   */
  readonly stageVariables?: Readonly<Record<string, string>>;

  /**
   * Client certificate that AWS shows to the endpoint. It is taken and changes nothing here.
   *
   * @default - none
   */
  readonly clientCertificateId?: string;
}

/**
 * What a test invocation gives.
 */
export interface TestInvokeAnswer extends InvokeAnswer {
  /**
   * The execution log, every step of it, in AWS's words.
   */
  readonly log: string;

  /**
   * Why the gateway answered by itself, in the engine's words, which often say more than AWS's.
   *
   * @default - it did not
   */
  readonly reason?: string;

  /**
   * Milliseconds that it took.
   */
  readonly latency: number;
}

const EVERYTHING: JournalSettings = { level: 'INFO', dataTrace: true };
const STAGE = { name: 'test-invoke-stage', deploymentId: '', variables: {}, methodSettings: [], cacheEnabled: false };
const DOOR = { domainName: 'testPrefix.testDomainName', prefix: '', isCustom: false };

/**
 * Tries methods of an API out, as AWS's `TestInvokeMethod` does: without authorizers, resource policy, API keys, throttling and cache.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_TestInvokeMethod.html
 */
export class TestInvoker {
  private readonly deployment: Deployment;
  private readonly schemas: SchemaSet;
  private readonly handlers = new Map<MethodModel, Handler>();

  constructor(deployment: Deployment, private readonly responses: GatewayResponses) {
    this.deployment = { ...deployment, stage: STAGE, logging: EVERYTHING };
    this.schemas = new SchemaSet(deployment.api.schemas);
  }

  /**
   * @throws LocalGatewayError when the API has no such method, or the path does not fit its resource
   */
  public async invoke(request: TestInvokeRequest): Promise<TestInvokeAnswer> {
    const received = receive({ ...request, path: pathOf(request), sourceIp: 'test-invoke-source-ip' }, { door: DOOR, origin: {} });
    const { value: method, parameters } = this.find(request, received);
    const exchange = this.open(received, request.stageVariables ?? {});
    exchange.enter(method, parameters);
    return answerOf(exchange, await runExchange(exchange, this.handlerOf(method), this.responses));
  }

  /*
   * Seen in AWS's logs and events. The caller is whoever calls TestInvokeMethod: here, the account's root.
   */
  private open(request: GatewayRequest, variables: Readonly<Record<string, string>>): Exchange {
    const { api, determinism } = this.deployment;
    const ids = newRequestIds(determinism);
    const caller = { arn: `arn:${partitionOf(api.region)}:iam::${api.account}:root`, userId: api.account };
    const exchange = new Exchange(this.deployment, { ...request, caller }, ids, { variables, deploymentId: '' }, DOOR.domainName);
    exchange.context.delete('deploymentId');
    contextMap(exchange.context, 'identity')
      .set('apiKey', 'test-invoke-api-key')
      .set('apiKeyId', 'test-invoke-api-key-id')
      .set('userAgent', 'aws-internal/3');
    exchange.journal = journalOpener(EVERYTHING, () => new Date(timeOf(determinism)), () => undefined)(ids.requestId);
    return exchange;
  }

  private find({ resource }: TestInvokeRequest, { path, method }: GatewayRequest): RouteMatch<MethodModel> {
    const { api } = this.deployment;
    const routes = new RouteTree<MethodModel>();
    const candidates = api.methods.filter((candidate) => resource === undefined || candidate.path === resource);
    candidates.forEach((candidate) => routes.add(candidate.path, candidate.httpMethod, candidate));
    const found = routes.find(path, method);
    if (!found) {
      const names = (candidates.length > 0 ? candidates : api.methods).map((candidate) => `${candidate.httpMethod} ${candidate.path}`);
      throw new LocalGatewayError(`no method of '${api.logicalId}' serves ${method} ${path}${resource === undefined ? '' : ` on '${resource}'`}; `
        + `there is ${names.join(', ') || 'none'}`);
    }
    return found;
  }

  private handlerOf(method: MethodModel): Handler {
    const known = this.handlers.get(method);
    const handler = known ?? testRoute(method, this.schemas);
    this.handlers.set(method, handler);
    return handler;
  }
}

function pathOf({ path, resource }: TestInvokeRequest): string {
  if (path !== undefined) {
    return path;
  }
  if (resource === undefined || resource.includes('{')) {
    throw new LocalGatewayError(`'path' must be given, for instance '/orders/7'${resource === undefined ? '' : `, to fill in '${resource}'`}`);
  }
  return resource;
}

function answerOf(exchange: Exchange, { status, headers, body, traced }: Reply): TestInvokeAnswer {
  const { ids, journal } = exchange;
  if (traced) {
    headers.set('X-Amzn-Trace-Id', ids.traceId);
  }
  const lines = journal.lines.map(({ time, message }) => `${logDate(time)} : ${message}\n`);
  return {
    status,
    headers: headers.toValues(),
    body,
    log: `Execution log for request ${ids.requestId}\n${lines.join('')}`,
    reason: exchange.fault?.reason,
    latency: exchange.now() - ids.time.getTime(),
  };
}
