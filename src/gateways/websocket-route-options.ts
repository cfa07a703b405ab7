import type { Auth } from '../authorization';
import type { MessageValidationOptions } from '../contract';
import type { IWebSocketIntegration } from '../integrations/websocket-integration';
import type { RouteThrottlingOptions } from '../stages';

/**
 * Options of a route of a WebSocket API.
 */
export interface WebSocketRouteOptions extends MessageValidationOptions, RouteThrottlingOptions {
  /**
   * The client gets an answer to its message: what the integration's answers make of the backend's, or the answer of a proxy integration.
   *
   * It must be left out on `$connect` and `$disconnect`, where no client waits for a message, and on a custom integration without
   * answers.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-route-response.html
   * @default - true when the integration says what its answers are, which proxy integrations do not
   */
  readonly returnResponse?: boolean;

  /**
   * Who may connect. For `$connect` only: API Gateway asks once for each connection and never again for its messages.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-control-access.html
   * @default - as on the gateway
   */
  readonly auth?: Auth;

  /**
   * A connection needs an API key. For `$connect` only.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-route-request.html
   * @default false
   */
  readonly apiKeyRequired?: boolean;

  /**
   * Name of the operation, 1 to 64 characters.
   *
   * @default - no name
   */
  readonly operationName?: string;
}

/**
 * A route of a WebSocket API: what answers it, and its options.
 */
export interface WebSocketRouteDefinition extends WebSocketRouteOptions {
  /**
   * What answers the route.
   */
  readonly integration: IWebSocketIntegration;
}
