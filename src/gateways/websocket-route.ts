import type { IWebSocketGateway } from './websocket-gateway-interface';

/**
 * A route of a WebSocket API.
 */
export class WebSocketRoute {
  constructor(
    /**
     * The API that the route belongs to.
     */
    public readonly gateway: IWebSocketGateway,
    /**
     * Key of the route, such as `say` or `$connect`.
     */
    public readonly routeKey: string,
  ) {}

  /**
   * ARN for policies that allow or deny calls of this route.
   */
  public get arnForExecuteApi(): string {
    return this.gateway.arnForExecuteApi(this.routeKey);
  }
}
