/**
 * How many requests a route of an HTTP or WebSocket API takes, where that differs from the stage.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-protect.html
 */
export interface RouteThrottlingOptions {
  /**
   * Requests a second that the route takes in the long run.
   *
   * @default - as on the stage
   */
  readonly throttlingRateLimit?: number;

  /**
   * Requests that the route takes at once, above its rate.
   *
   * @default - as on the stage
   */
  readonly throttlingBurstLimit?: number;
}
