import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IWebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Construct } from 'constructs';
import { LambdaPermissions } from './lambda-permissions';
import { WebSocketGatewayBase } from './websocket-gateway-base';
import type { WebSocketApiRoutesAttributes, WebSocketApiRoutesOptions } from './websocket-gateway-props';
import { WebSocketLayout } from './websocket-layout';
import type { WebSocketRouteOptions } from './websocket-route-options';
import { WebSocketRouteRenderer } from './websocket-route-renderer';
import { WebSocketRoutes } from './websocket-routes';
import { Auth } from '../authorization';
import { ValidationError } from '../private/errors';

/**
 * Routes on a WebSocket API that this library did not make.
 */
export class ImportedWebSocketGateway extends WebSocketGatewayBase {
  public readonly webSocketApi: IWebSocketApi;

  /**
   * @internal
   */
  protected readonly _routes: WebSocketRoutes;

  /**
   * @internal
   */
  protected readonly _stageName?: string;

  constructor(scope: Construct, id: string, api: (gateway: Construct) => IWebSocketApi, options: WebSocketApiRoutesOptions) {
    super(scope, id);
    this.webSocketApi = api(this);
    this._stageName = options.stageName;
    this._routes = new WebSocketRoutes(this, {
      renderer: new WebSocketRouteRenderer(this, options.auth ?? Auth.iam()),
      layout: new WebSocketLayout(this, this.webSocketApi),
      permissions: new LambdaPermissions(this, this.arnForExecuteApi()),
      settings: (routeKey, route) => this.refuseSettings(routeKey, route),
    });
    this._addRoutes(options.routes);
  }

  private refuseSettings(routeKey: string, { throttlingRateLimit, throttlingBurstLimit }: WebSocketRouteOptions): void {
    if (throttlingRateLimit === undefined && throttlingBurstLimit === undefined) return;
    throw new ValidationError(`'throttlingRateLimit' and 'throttlingBurstLimit' of '${routeKey}' are settings of the stage, which was made elsewhere; set them there`, this);
  }
}

/**
 * An API of which the id is known.
 */
export function webSocketApiFromAttributes(scope: Construct, { webSocketApiId }: WebSocketApiRoutesAttributes): IWebSocketApi {
  return WebSocketApi.fromWebSocketApiAttributes(scope, 'Api', { webSocketId: webSocketApiId });
}
