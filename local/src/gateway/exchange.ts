import type { Deployment } from './deployment';
import type { StageSide } from './entry/choose-side';
import type { Caller, GatewayRequest } from './entry/request';
import { requestParams } from './entry/request-params';
import type { GatewayFault } from './fault';
import { timeOf, type RequestIds } from './identifiers';
import type { Outcomes } from './outcomes';
import { enterRoute, newContext } from './request-context';
import type { JavaMap } from '../java/values';
import { SILENT, type Journal } from '../logging/journal';
import type { MethodModel } from '../template/rest-api-model';

/**
 * One request on its way through a deployed stage.
 */
export class Exchange {
  /**
   * Path parameters of the matched route, as they travelled.
   */
  public pathParameters: ReadonlyMap<string, string> = new Map();

  /**
   * API key that an authorizer names, for APIs whose key source is `AUTHORIZER`.
   */
  public usageIdentifierKey?: string;

  /**
   * Who signed the request, declared or found by the signature.
   *
   * @default - nobody that AWS knows
   */
  public caller?: Caller;

  /**
   * The execution log of this request; silent until its route is known.
   */
  public journal: Journal = SILENT;

  /**
   * How its phases went, for the access log.
   */
  public readonly outcomes: Outcomes = {};

  /**
   * Why the gateway answers by itself.
   *
   * @default - it does not, so far
   */
  public fault?: GatewayFault;

  private method?: MethodModel;
  private knownContext?: JavaMap;
  private knownParams?: JavaMap;

  constructor(
    public readonly deployment: Deployment,
    public readonly request: GatewayRequest,
    public readonly ids: RequestIds,

    /**
     * The side of the stage, canary or not, that takes the request.
     */
    public readonly side: StageSide,
    public readonly domainName: string,
  ) {
    this.caller = request.caller;
  }

  /**
   * Variables of the side that takes the request.
   */
  public get stageVariables(): Readonly<Record<string, string>> {
    return this.side.variables;
  }

  /**
   * `$context`, shared by the request's templates: what one sets, the next sees. It is made when it is first asked for.
   */
  public get context(): JavaMap {
    this.knownContext ??= newContext(this, this.method);
    return this.knownContext;
  }

  /**
   * The same; undefined when nobody has asked for it, so that nothing can have been set in it.
   */
  public get usedContext(): JavaMap | undefined {
    return this.knownContext;
  }

  /**
   * What `$input.params()` gives to the request's templates.
   */
  public get params(): JavaMap {
    this.knownParams ??= requestParams(this);
    return this.knownParams;
  }

  /**
   * Enters the route that serves the request.
   */
  public enter(method: MethodModel, pathParameters: ReadonlyMap<string, string>): void {
    this.method = method;
    this.pathParameters = pathParameters;
    if (this.knownContext) {
      enterRoute(this.knownContext, method);
    }
  }

  /**
   * Milliseconds of the gateway's clock.
   */
  public now(): number {
    return timeOf(this.deployment.determinism);
  }

  /**
   * Tells the gateway's owner why a request fails. The execution log as AWS writes it is `journal`.
   */
  public log(message: string): void {
    this.deployment.log({ requestId: this.ids.requestId, message });
  }
}
