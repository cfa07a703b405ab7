import type * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import { RestRouteIntegration } from './rest-route-integration';
import type { IWebSocketIntegration, WebSocketIntegrationBindOptions, WebSocketIntegrationConfig } from './websocket-integration';
import { WebSocketL2Integration } from './websocket-l2-integration';

/**
 * Base of the integrations that can answer a route of a REST API and a message of a WebSocket API.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integrations.html
 */
export abstract class MessageRouteIntegration extends RestRouteIntegration implements IWebSocketIntegration {
  public abstract bindToWebSocket(options: WebSocketIntegrationBindOptions): WebSocketIntegrationConfig;

  /**
   * This integration for routes of a plain `apigatewayv2.WebSocketApi`, that this library did not make.
   *
   * ```ts
   * webSocketApi.addRoute('say', { integration: new LambdaProxy(handler).toWebSocketIntegration(), returnResponse: true });
   * ```
   *
   * The answers of the integration come with it; that clients get them, validation and authorization stay with the plain API. What is
   * returned is for one API, and for as many routes of it as you like.
   *
   * Throws, once the route is made, where `addRoute` of a `WebSocketGateway` would.
   */
  public toWebSocketIntegration(): apigatewayv2.WebSocketRouteIntegration {
    return new WebSocketL2Integration(this);
  }
}
