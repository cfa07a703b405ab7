import type { Deployment } from './deployment';
import type { GatewayFault } from './fault';
import { timeOf, type RequestIds } from './identifiers';
import { SILENT, type Journal } from './journal';
import type { Outcomes } from './outcomes';
import type { GatewayRequest } from './request';
import type { JavaMap } from '../java/values';

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

  constructor(
    public readonly deployment: Deployment,
    public readonly request: GatewayRequest,
    public readonly ids: RequestIds,

    /**
     * `$context`, shared by the request's templates: what one sets, the next sees.
     */
    public readonly context: JavaMap,

    /**
     * Variables of the side, canary or not, that takes the request.
     */
    public readonly stageVariables: Readonly<Record<string, string>>,
  ) {}

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
