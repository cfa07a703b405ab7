import type { WebSocketAuthorizationConfig } from '../authorization';
import type { MessageValidation } from '../contract/message-validation';
import type { WebSocketIntegrationConfig } from '../integrations/websocket-integration';

/**
 * A route of a WebSocket API as plain data.
 */
export interface WebSocketRouteSpec {
  readonly routeKey: string;
  readonly operationName?: string;

  /**
   * Who may connect, undefined for every route but `$connect`.
   */
  readonly authorization?: WebSocketAuthorizationConfig;
  readonly apiKeyRequired?: boolean;
  readonly validation: MessageValidation;

  /**
   * Whether API Gateway makes an answer of what the integration answers.
   */
  readonly twoWay: boolean;
  readonly integration: WebSocketIntegrationConfig;
}
