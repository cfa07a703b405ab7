import type { IWebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Function } from 'aws-cdk-lib/aws-lambda';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { ConnectionMethod } from './connection-method';
import type { IWebSocketGateway } from './websocket-gateway-interface';
import { webSocketHost } from './websocket-host';
import type { WebSocketRoute } from './websocket-route';
import { CONNECT } from './websocket-route-key';
import type { WebSocketRouteDefinition, WebSocketRouteOptions } from './websocket-route-options';
import type { WebSocketRoutes } from './websocket-routes';
import { webSocketExecutionArn } from '../integrations/websocket-execution-arn';
import type { IWebSocketIntegration } from '../integrations/websocket-integration';
import { ValidationError } from '../private/errors';

/**
 * What all WebSocket APIs with routes share.
 *
 * @internal
 */
export abstract class WebSocketGatewayBase extends Construct implements IWebSocketGateway {
  public abstract readonly webSocketApi: IWebSocketApi;

  /**
   * @internal
   */
  protected abstract readonly _routes: WebSocketRoutes;

  /**
   * Name of the stage that clients connect to, if it is known.
   *
   * A plain text, not a reference to the stage: the stage waits for the routes, the routes for their functions, and the functions
   * are told this name and given rights on it.
   *
   * @internal
   */
  protected abstract readonly _stageName?: string;

  public get stageName(): string {
    if (this._stageName !== undefined) return this._stageName;
    throw new ValidationError("the stage of this API is not known, so neither is its URL; name it with 'stageName'", this);
  }

  public get url(): string {
    return `wss://${webSocketHost(this.webSocketApi)}/${this.stageName}`;
  }

  public get callbackUrl(): string {
    return `https://${webSocketHost(this.webSocketApi)}/${this.stageName}`;
  }

  public addRoute(routeKey: string, integration: IWebSocketIntegration, options: WebSocketRouteOptions = {}): WebSocketRoute {
    return this._routes.add(routeKey, integration, options);
  }

  public arnForExecuteApi(routeKey: string = '*'): string {
    return webSocketExecutionArn(this.webSocketApi, this._stageName, routeKey);
  }

  public arnForManageConnections(method?: ConnectionMethod): string {
    return webSocketExecutionArn(this.webSocketApi, this._stageName, `${method ?? '*'}/@connections/*`);
  }

  public grantConnect(grantee: IGrantable): Grant {
    return this.grantInvoke(grantee, CONNECT);
  }

  public grantInvoke(grantee: IGrantable, routeKey?: string): Grant {
    return Grant.addToPrincipal({ grantee, actions: ['execute-api:Invoke'], resourceArns: [this.arnForExecuteApi(routeKey)] });
  }

  public grantManageConnections(grantee: IGrantable, ...methods: ConnectionMethod[]): Grant {
    const named = methods.length > 0 ? [...new Set(methods)] : Object.values(ConnectionMethod);
    return Grant.addToPrincipal({
      grantee,
      actions: ['execute-api:ManageConnections'],
      resourceArns: named.map((method) => this.arnForManageConnections(method)),
    });
  }

  public grantPostToConnection(fn: IFunction, environmentVariable: string = 'CALLBACK_URL'): Grant {
    if (!(fn instanceof Function)) {
      throw new ValidationError(`the environment of '${fn.node.path}' cannot be changed here, since it is no function that this app makes; `
        + "set 'callbackUrl' where it is made, and use grantManageConnections()", this);
    }
    fn.addEnvironment(environmentVariable, this.callbackUrl);
    return this.grantManageConnections(fn, ConnectionMethod.POST);
  }

  public metric(metricName: string, options?: MetricOptions): Metric {
    const dimensionsMap = this._stageName === undefined ? {} : { dimensionsMap: { ApiId: this.webSocketApi.apiId, Stage: this._stageName } };
    return this.webSocketApi.metric(metricName, { ...dimensionsMap, ...options });
  }

  public metricConnectCount(options?: MetricOptions): Metric {
    return this.metric('ConnectCount', { statistic: 'Sum', ...options });
  }

  public metricMessageCount(options?: MetricOptions): Metric {
    return this.metric('MessageCount', { statistic: 'Sum', ...options });
  }

  public metricIntegrationError(options?: MetricOptions): Metric {
    return this.metric('IntegrationError', { statistic: 'Sum', ...options });
  }

  public metricClientError(options?: MetricOptions): Metric {
    return this.metric('ClientError', { statistic: 'Sum', ...options });
  }

  public metricExecutionError(options?: MetricOptions): Metric {
    return this.metric('ExecutionError', { statistic: 'Sum', ...options });
  }

  public metricIntegrationLatency(options?: MetricOptions): Metric {
    return this.metric('IntegrationLatency', { statistic: 'Average', ...options });
  }

  /**
   * @internal
   */
  protected _addRoutes(routes: { [routeKey: string]: WebSocketRouteDefinition } = {}): void {
    for (const [routeKey, { integration, ...options }] of Object.entries(routes)) this.addRoute(routeKey, integration, options);
  }
}
