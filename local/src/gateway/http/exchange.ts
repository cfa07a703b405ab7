import type { AuthorizerFacts } from './authorizer-facts';
import { contextVariable } from './context-variables';
import type { HttpDeployment } from './deployment';
import type { HttpFault } from './http-fault';
import type { HttpRequest } from './http-request';
import { SILENT, type Journal } from '../../logging/journal';
import type { HttpRouteModel } from '../../template/http-api-model';
import type { Caller } from '../entry/request';
import { timeOf, type RequestIds } from '../identifiers';
import type { Outcomes } from '../outcomes';

const NO_PARAMETERS: ReadonlyMap<string, string> = new Map();

/**
 * One request on its way through a stage of an HTTP API.
 */
export class HttpExchange {
  /**
   * The route that serves the request.
   *
   * @default - not found yet, or none
   */
  public route?: HttpRouteModel;

  /**
   * Path parameters of the route, decoded.
   */
  public pathParameters = NO_PARAMETERS;

  /**
   * What the route's authorizer found out.
   *
   * @default - the route has none, or it has not let the request in
   */
  public authorizer?: AuthorizerFacts;

  /**
   * Who signed the request, declared or found by the signature.
   *
   * @default - nobody that AWS knows
   */
  public caller?: Caller;

  /**
   * HTTP APIs have no execution log.
   */
  public readonly journal: Journal = SILENT;

  /**
   * How its phases went, for the access log.
   */
  public readonly outcomes: Outcomes = {};

  /**
   * Why the gateway answers by itself.
   *
   * @default - it does not, so far
   */
  public fault?: HttpFault;

  constructor(
    public readonly deployment: HttpDeployment,
    public readonly request: HttpRequest,
    public readonly ids: RequestIds,
    public readonly domainName: string,
  ) {
    this.caller = request.caller;
  }

  public get stageVariables(): Readonly<Record<string, string>> {
    return this.deployment.stage.variables;
  }

  /**
   * A variable of `$context`, by its name without `$context.`; undefined when it has no value. Where the name is known beforehand,
   * `contextVariable` finds the variable once for all requests.
   */
  public contextText(name: string): string | undefined {
    return contextVariable(name)(this);
  }

  /**
   * Milliseconds of the gateway's clock.
   */
  public now(): number {
    return timeOf(this.deployment.determinism);
  }

  /**
   * Tells the gateway's owner why a request fails.
   */
  public log(message: string): void {
    this.deployment.log({ requestId: this.ids.requestId, message });
  }
}
