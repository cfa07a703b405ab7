import type { IpAddressType, WebSocketApiKeySelectionExpression } from 'aws-cdk-lib/aws-apigatewayv2';
import type { WebSocketRouteDefinition } from './websocket-route-options';
import type { Auth } from '../authorization';
import type { LoggedStageOptions } from '../stages';

/**
 * What holds for all routes that are added to a WebSocket API.
 */
export interface WebSocketRoutesOptions {
  /**
   * Who may connect, unless the route `$connect` says so itself.
   *
   * @default Auth.iam()
   */
  readonly auth?: Auth;

  /**
   * Routes by route key: `$connect`, `$disconnect`, `$default`, or what the route selection expression yields. The same as adding them
   * one by one.
   *
   * @default - none; see `addRoute`
   */
  readonly routes?: { [routeKey: string]: WebSocketRouteDefinition };
}

/**
 * Properties of a WebSocket API.
 */
export interface WebSocketGatewayProps extends WebSocketRoutesOptions, LoggedStageOptions {
  /**
   * Name of the API.
   *
   * @default - a unique name made from the construct's path
   */
  readonly webSocketApiName?: string;

  /**
   * Description of the API.
   *
   * @default - no description
   */
  readonly description?: string;

  /**
   * Which route a message takes, from values of the message. A message that is no JSON, or whose value is no route key, goes to
   * `$default`.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-develop-routes.html#apigateway-websocket-api-route-selection-expressions
   * @default '$request.body.action'
   */
  readonly routeSelectionExpression?: string;

  /**
   * Where the API key of a connection comes from. Only with `apiKeyRequired` on the route `$connect`.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-selection-expressions.html#apigateway-websocket-api-apikey-selection-expressions
   * @default - the header `x-api-key`
   */
  readonly apiKeySelectionExpression?: WebSocketApiKeySelectionExpression;

  /**
   * Addresses under which clients can connect.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-ip-address-type.html
   * @default - IPv4
   */
  readonly ipAddressType?: IpAddressType;
}

/**
 * Options of routes on a WebSocket API that this library did not make.
 */
export interface WebSocketApiRoutesOptions extends WebSocketRoutesOptions {
  /**
   * Name of the stage that clients connect to.
   *
   * The stage must deploy by itself (`autoDeploy`): otherwise whoever owns the API deploys the routes.
   *
   * @default - not known: the API has no URL here, and permissions and metrics are for all its stages
   */
  readonly stageName?: string;
}

/**
 * A WebSocket API that this library did not make.
 */
export interface WebSocketApiRoutesAttributes extends WebSocketApiRoutesOptions {
  /**
   * Id of the API.
   */
  readonly webSocketApiId: string;
}
