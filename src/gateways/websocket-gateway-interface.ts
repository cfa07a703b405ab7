import type { IWebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';
import type { ConnectionMethod } from './connection-method';
import type { WebSocketRoute } from './websocket-route';
import type { WebSocketRouteOptions } from './websocket-route-options';
import type { IWebSocketIntegration } from '../integrations/websocket-integration';

/**
 * A WebSocket API with routes, made by this library or not.
 */
export interface IWebSocketGateway extends IConstruct {
  /**
   * The API, as AWS CDK's own construct.
   */
  readonly webSocketApi: IWebSocketApi;

  /**
   * Name of the stage that clients connect to.
   *
   * Fails where the stage is not known.
   */
  readonly stageName: string;

  /**
   * URL that clients connect to: `wss://…`.
   *
   * Fails where the stage is not known.
   */
  readonly url: string;

  /**
   * URL of the `@connections` API, through which backends reach connected clients: `https://…`.
   *
   * Fails where the stage is not known.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html
   */
  readonly callbackUrl: string;

  /**
   * Adds a route.
   *
   * The route key is `$connect`, `$disconnect`, `$default`, or what the route selection expression yields for a message. A route's
   * logical id depends on its key alone.
   *
   * Fails for a malformed route key, for a route that is there already, and for what the integration or the options refuse.
   */
  addRoute(routeKey: string, integration: IWebSocketIntegration, options?: WebSocketRouteOptions): WebSocketRoute;

  /**
   * ARN for policies that allow or deny `execute-api:Invoke`: of every route, unless one is given.
   */
  arnForExecuteApi(routeKey?: string): string;

  /**
   * ARN for policies that allow or deny `execute-api:ManageConnections`: of every method, unless one is given, on every connection.
   */
  arnForManageConnections(method?: ConnectionMethod): string;

  /**
   * Allows to connect, where IAM authorizes connections.
   *
   * The grant is on `$connect` alone: API Gateway authorizes a connection when it is made, and its messages no more.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-route-keys-connect-disconnect.html
   */
  grantConnect(grantee: IGrantable): Grant;

  /**
   * Allows to call a route, or all routes where no route key is given. `grantConnect` is enough for clients; this is for policies
   * that name routes.
   */
  grantInvoke(grantee: IGrantable, routeKey?: string): Grant;

  /**
   * Allows to send messages to connected clients, to ask about connections and to end them: all three, unless methods are named.
   */
  grantManageConnections(grantee: IGrantable, ...methods: ConnectionMethod[]): Grant;

  /**
   * Allows a function to send messages to connected clients, and tells it where: the environment variable holds `callbackUrl`, which is
   * the `endpoint` of AWS's client for `@connections`.
   *
   * Fails for a function whose environment cannot be changed: an imported one, a version or an alias. Use `grantManageConnections` and
   * `callbackUrl` for them.
   *
   * @param environmentVariable `CALLBACK_URL` when left out
   */
  grantPostToConnection(fn: IFunction, environmentVariable?: string): Grant;

  /**
   * A metric of the stage, or of the whole API where the stage is not known.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-logging.html
   */
  metric(metricName: string, options?: MetricOptions): Metric;

  /**
   * Number of connections that were asked for: `ConnectCount`, summed over 5 minutes.
   */
  metricConnectCount(options?: MetricOptions): Metric;

  /**
   * Number of messages from and to clients: `MessageCount`, summed over 5 minutes.
   */
  metricMessageCount(options?: MetricOptions): Metric;

  /**
   * Number of answers of integrations with a status of 400 to 599: `IntegrationError`, summed over 5 minutes.
   */
  metricIntegrationError(options?: MetricOptions): Metric;

  /**
   * Number of requests that API Gateway refused before it asked the integration: `ClientError`, summed over 5 minutes.
   */
  metricClientError(options?: MetricOptions): Metric;

  /**
   * Number of integrations that could not be called: `ExecutionError`, summed over 5 minutes.
   */
  metricExecutionError(options?: MetricOptions): Metric;

  /**
   * Time that integrations took: `IntegrationLatency`, average over 5 minutes, milliseconds.
   */
  metricIntegrationLatency(options?: MetricOptions): Metric;
}
