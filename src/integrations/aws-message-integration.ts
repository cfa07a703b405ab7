import type * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import { AwsServiceIntegration } from './aws-service-integration';
import type { IWebSocketIntegration, WebSocketIntegrationBindOptions, WebSocketIntegrationConfig } from './websocket-integration';
import { WebSocketL2Integration } from './websocket-l2-integration';

/**
 * Base of the routes straight onto an AWS service whose call is one body, so that a message of a WebSocket API can make it as well.
 *
 * The client gets what the caller of a REST API would get as the body; a problem is told with its status:
 * `{"statusCode":429,"message":"Too Many Requests","requestId":"…"}`. Values of the path, the query and the headers are refused,
 * because a message has none; parameters that a REST API takes from the query by default come from the message.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integration-requests.html
 */
export abstract class AwsMessageIntegration extends AwsServiceIntegration implements IWebSocketIntegration {
  public bindToWebSocket(options: WebSocketIntegrationBindOptions): WebSocketIntegrationConfig {
    return this._bindMessage(options);
  }

  /**
   * This integration for routes of a plain `apigatewayv2.WebSocketApi`, that this library did not make.
   *
   * ```ts
   * webSocketApi.addRoute('say', { integration: new SqsSendMessage(queue).toWebSocketIntegration(), returnResponse: true });
   * ```
   *
   * The role and the answers of the integration come with it; that clients get them, validation and authorization stay with the plain
   * API. What is returned is for one API, and for as many routes of it as you like.
   *
   * Throws, once the route is made, where `addRoute` of a `WebSocketGateway` would.
   */
  public toWebSocketIntegration(): apigatewayv2.WebSocketRouteIntegration {
    return new WebSocketL2Integration(this);
  }
}
