import { Names } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IWebSocketApi, IWebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Construct } from 'constructs';
import { ImportedWebSocketGateway, webSocketApiFromAttributes } from './imported-websocket-gateway';
import { LambdaPermissions } from './lambda-permissions';
import { WebSocketGatewayBase } from './websocket-gateway-base';
import type { IWebSocketGateway } from './websocket-gateway-interface';
import type { WebSocketApiRoutesAttributes, WebSocketApiRoutesOptions, WebSocketGatewayProps } from './websocket-gateway-props';
import { WebSocketLayout } from './websocket-layout';
import { WebSocketRouteRenderer } from './websocket-route-renderer';
import { WebSocketRoutes } from './websocket-routes';
import { Auth } from '../authorization';
import { checkLimit } from '../limits/checks';
import { checkSelectionExpression } from '../mapping/selection-expression';
import { RouteSettings } from '../stages/route-settings';
import { webSocketStage } from '../stages/websocket-stage';

/**
 * A WebSocket API whose messages go to functions, other HTTP services, or AWS services directly.
 *
 * ```ts
 * const chat = new WebSocketGateway(this, 'Chat');
 * chat.addRoute('say', new SqsSendMessage(queue));
 * ```
 *
 * Connections ask for IAM authorization unless `auth` says otherwise. API Gateway authorizes on the route `$connect` and nowhere else, and
 * lets everybody connect to an API without one: as long as none is added, this API has one that authorizes and then accepts.
 *
 * The API has one stage, with an access log, error logs, metrics and throttling, which deploys every change by itself.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api.html
 */
export class WebSocketGateway extends WebSocketGatewayBase {
  /**
   * Puts routes onto an API that this library did not make.
   *
   * The routes belong to the stack of `scope`. Whether everybody may connect is up to the API's own route `$connect`, unless it is added
   * here.
   */
  public static fromWebSocketApi(scope: Construct, id: string, webSocketApi: IWebSocketApi, options?: WebSocketApiRoutesOptions): IWebSocketGateway {
    return new ImportedWebSocketGateway(scope, id, () => webSocketApi, options ?? {});
  }

  /**
   * Puts routes onto an API of which the id is known.
   */
  public static fromWebSocketApiAttributes(scope: Construct, id: string, attributes: WebSocketApiRoutesAttributes): IWebSocketGateway {
    return new ImportedWebSocketGateway(scope, id, (gateway) => webSocketApiFromAttributes(gateway, attributes), attributes);
  }

  public readonly webSocketApi: IWebSocketApi;

  /**
   * The stage that clients connect to.
   */
  public readonly stage: IWebSocketStage;

  /**
   * @internal
   */
  protected readonly _routes: WebSocketRoutes;

  /**
   * @internal
   */
  protected readonly _stageName: string;

  constructor(scope: Construct, id: string, props: WebSocketGatewayProps = {}) {
    super(scope, id);
    this.webSocketApi = this.makeApi(props);
    const layout = new WebSocketLayout(this, this.webSocketApi);
    this.stage = webSocketStage(this, this.webSocketApi, props);
    this.stage.node.addDependency(layout.deployed);
    this._stageName = this.stage.stageName;

    const settings = new RouteSettings(this.stage, layout.deployed);
    this._routes = new WebSocketRoutes(this, {
      renderer: new WebSocketRouteRenderer(this, props.auth ?? Auth.iam()),
      layout,
      permissions: new LambdaPermissions(this, this.arnForExecuteApi()),
      settings: (routeKey, options) => settings.throttle(routeKey, options),
    });
    this._routes.guard();
    this.node.addValidation({ validate: () => this.validateRoutes(props) });
    this._addRoutes(props.routes);
  }

  private makeApi(props: WebSocketGatewayProps): WebSocketApi {
    const { routeSelectionExpression = '$request.body.action' } = props;
    checkSelectionExpression('routeSelectionExpression', routeSelectionExpression, "add the route '$default' for all messages", this);
    return new WebSocketApi(this, 'Api', {
      apiName: props.webSocketApiName ?? Names.uniqueResourceName(this, { separator: '-', maxLength: 128 }),
      description: props.description,
      routeSelectionExpression,
      apiKeySelectionExpression: props.apiKeySelectionExpression,
      ipAddressType: props.ipAddressType,
    });
  }

  /**
   * What only the finished tree knows about the API.
   */
  private validateRoutes(props: WebSocketGatewayProps): string[] {
    const { count, asksForKey } = this._routes;
    checkLimit('webSocketRoutes', count, 'routes of the API', 'ask AWS for more, or split the API', this);
    if (!props.apiKeySelectionExpression || asksForKey) return [];
    return ["'apiKeySelectionExpression' is for connections that need an API key; add the route '$connect' with 'apiKeyRequired: true', or leave it out"];
  }
}
