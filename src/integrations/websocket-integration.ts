import type { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';

/**
 * What an integration is told when it is bound to a route of a WebSocket API.
 */
export interface WebSocketIntegrationBindOptions {
  /**
   * The API's construct: whatever an integration makes (a role) is made below it, once for all routes that need the same.
   */
  readonly scope: Construct;

  /**
   * Key of the route: `$connect`, `$disconnect`, `$default`, or one of your own.
   */
  readonly routeKey: string;
}

/**
 * One answer of an integration, chosen by the status of the backend.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integration-responses.html
 */
export interface WebSocketIntegrationResponse {
  /**
   * A pattern between slashes such as `/2\d\d/`, or `$default` for everything that no pattern matches.
   */
  readonly key: string;

  /**
   * Template of the message that the client gets.
   *
   * @default - the body of the backend is passed through
   */
  readonly template?: string;
}

/**
 * What an integration needs to be rendered on a WebSocket API: plain data, a fresh one for each route.
 *
 * Routes whose data is equal share one integration. It is rendered as an `AWS::ApiGatewayV2::Integration` with its responses, or as an
 * integration of a plain `WebSocketApi`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integration-requests.html
 */
export interface WebSocketIntegrationConfig {
  /**
   * Type of the integration: `AWS`, `AWS_PROXY`, `HTTP`, `HTTP_PROXY` or `MOCK`.
   */
  readonly type: string;

  /**
   * URI of the backend.
   *
   * @default - none, for MOCK
   */
  readonly uri?: string;

  /**
   * HTTP method of the call to the backend.
   *
   * @default - none, for MOCK
   */
  readonly httpMethod?: string;

  /**
   * Id of the VPC link through which the backend is reached.
   *
   * @default - none: over the internet
   */
  readonly vpcLinkId?: string;

  /**
   * ARN of the role that API Gateway takes on to call the backend.
   *
   * @default - none: the backend permits the call itself
   */
  readonly credentialsArn?: string;

  /**
   * Parameters of the outgoing call, from `integration.request.…` to a mapping expression.
   *
   * @default - none
   */
  readonly requestParameters?: { [name: string]: string };

  /**
   * Template of the body that the backend gets, for every message.
   *
   * @default - the message is passed on as it came
   */
  readonly requestTemplate?: string;

  /**
   * What happens to a message that has no template: `NEVER`, `WHEN_NO_MATCH` or `WHEN_NO_TEMPLATES`.
   *
   * @default - `NEVER` with a template, none without
   */
  readonly passthroughBehavior?: string;

  /**
   * Conversion of the message: `CONVERT_TO_BINARY` or `CONVERT_TO_TEXT`.
   *
   * @default - none
   */
  readonly contentHandling?: string;

  /**
   * Time that the backend has to answer: 50 milliseconds to 29 seconds.
   *
   * @default - 29 seconds
   */
  readonly timeout?: Duration;

  /**
   * Answers of the integration. A route whose integration has some answers its client, unless it is told not to.
   *
   * @default - none: the client gets no answer, or that of a proxy integration on a route that returns one
   */
  readonly responses?: WebSocketIntegrationResponse[];

  /**
   * Functions that the API must be allowed to invoke.
   *
   * @default - none
   */
  readonly invokes?: IFunction[];
}

/**
 * Something that can answer a route of a WebSocket API.
 */
export interface IWebSocketIntegration {
  /**
   * Called once for each route that the integration is added to.
   */
  bindToWebSocket(options: WebSocketIntegrationBindOptions): WebSocketIntegrationConfig;
}
