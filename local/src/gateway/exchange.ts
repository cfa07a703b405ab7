import type { Deployment } from './deployment';
import type { RequestIds } from './identifiers';
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
   * Writes a line of the execution log.
   */
  public log(message: string): void {
    this.deployment.log({ requestId: this.ids.requestId, message });
  }
}
