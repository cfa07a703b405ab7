import { Stack } from 'aws-cdk-lib';
import type { IHttpApi, IHttpStage } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { IHttpGateway } from './http-gateway-interface';
import type { HttpRoute } from './http-route';
import type { HttpRouteDefinition, HttpRouteOptions } from './http-route-options';
import type { HttpRoutes } from './http-routes';
import { RouteKey } from './route-key';
import type { IHttpIntegration } from '../integrations/http-integration';
import { ValidationError } from '../private/errors';
import { DEFAULT_STAGE } from '../stages/http-stage';

/**
 * What all HTTP APIs with routes share.
 *
 * @internal
 */
export abstract class HttpGatewayBase extends Construct implements IHttpGateway {
  public abstract readonly httpApi: IHttpApi;

  /**
   * @internal
   */
  protected abstract readonly _routes: HttpRoutes;

  /**
   * The stage that the routes are called on, if it is known.
   *
   * @internal
   */
  protected abstract readonly _stage?: IHttpStage;

  public get url(): string {
    return this.urlForPath();
  }

  public addRoute(routeKey: string, integration: IHttpIntegration, options: HttpRouteOptions = {}): HttpRoute {
    return this._routes.add(routeKey, integration, options);
  }

  public urlForPath(path: string = '/'): string {
    if (!path.startsWith('/')) throw new ValidationError(`'path' must begin with a slash, got '${path}'; write '/${path}'`, this);
    const { apiId, stack, env } = this.httpApi;
    const stageName = this.stageName();
    const base = stageName === DEFAULT_STAGE ? '' : `/${stageName}`;
    return `https://${apiId}.execute-api.${env.region}.${stack.urlSuffix}${base}${path}`;
  }

  public arnForExecuteApi(method?: string, path?: string): string {
    const { apiId, env } = this.httpApi;
    const named = this._stage?.stageName;
    const stageName = named === undefined || named === DEFAULT_STAGE ? '*' : named;
    const call = method === undefined && path === undefined ? '/*' : callPattern(method, path);
    return Stack.of(this).formatArn({ service: 'execute-api', region: env.region, account: env.account, resource: apiId, resourceName: `${stageName}${call}` });
  }

  public grantInvoke(grantee: IGrantable, routeKey?: string): Grant {
    const key = routeKey === undefined ? undefined : RouteKey.parseHttp(routeKey, this);
    const resource = !key || key.isDefault ? this.arnForExecuteApi() : this.arnForExecuteApi(key.method, key.path);
    return Grant.addToPrincipal({ grantee, actions: ['execute-api:Invoke'], resourceArns: [resource] });
  }

  public metric(metricName: string, options?: MetricOptions): Metric {
    return this.measured.metric(metricName, options);
  }

  public metricCount(options?: MetricOptions): Metric {
    return this.measured.metricCount(options);
  }

  public metricClientError(options?: MetricOptions): Metric {
    return this.measured.metricClientError(options);
  }

  public metricServerError(options?: MetricOptions): Metric {
    return this.measured.metricServerError(options);
  }

  public metricLatency(options?: MetricOptions): Metric {
    return this.measured.metricLatency(options);
  }

  public metricIntegrationLatency(options?: MetricOptions): Metric {
    return this.measured.metricIntegrationLatency(options);
  }

  public metricDataProcessed(options?: MetricOptions): Metric {
    return this.measured.metricDataProcessed(options);
  }

  /**
   * @internal
   */
  protected _addRoutes(routes: { [routeKey: string]: HttpRouteDefinition } = {}): void {
    for (const [routeKey, { integration, ...options }] of Object.entries(routes)) this.addRoute(routeKey, integration, options);
  }

  private get measured(): IHttpApi | IHttpStage {
    return this._stage ?? this.httpApi;
  }

  private stageName(): string {
    if (this._stage) return this._stage.stageName;
    throw new ValidationError("the stage of this API is not known, so neither is its URL; name it with 'stageName'", this);
  }
}

/**
 * The rest of an ARN for calls of a method and a path.
 */
function callPattern(method = '*', path = '/*'): string {
  return `/${method === 'ANY' ? '*' : method}${path.replaceAll(/\{[^/]*\}/g, '*')}`;
}
