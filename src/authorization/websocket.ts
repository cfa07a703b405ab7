import type { Construct } from 'constructs';

/**
 * What a way of authorization is told when it is bound to a WebSocket API.
 */
export interface WebSocketAuthorizationBindOptions {
  /**
   * The API's construct: whatever an authorization makes is made below it.
   */
  readonly scope: Construct;
}

/**
 * How connections to a WebSocket API are authorized: plain data.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-control-access.html
 */
export interface WebSocketAuthorizationConfig {
  /**
   * Authorization type of `$connect`: `NONE`, `AWS_IAM` or `CUSTOM`.
   */
  readonly authorizationType: string;

  /**
   * Id of the authorizer.
   *
   * @default - no authorizer
   */
  readonly authorizerId?: string;

  /**
   * Why everybody may connect.
   *
   * @default - not everybody may
   */
  readonly openReason?: string;
}

/**
 * Something that decides who may connect to a WebSocket API.
 */
export interface IWebSocketAuthorization {
  /**
   * Called once for the `$connect` route.
   */
  bindToWebSocket(options: WebSocketAuthorizationBindOptions): WebSocketAuthorizationConfig;
}
