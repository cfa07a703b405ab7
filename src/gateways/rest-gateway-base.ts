import type { IRestApi, IStage } from 'aws-cdk-lib/aws-apigateway';
import type { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { IRestGateway } from './rest-gateway-interface';
import { restMetric } from './rest-metrics';
import type { RestRoute } from './rest-route';
import type { RestRouteDefinition, RestRouteOptions } from './rest-route-options';
import type { RestRoutes } from './rest-routes';
import { RouteKey } from './route-key';
import type { IRestIntegration } from '../integrations/route-integration';
import { ValidationError } from '../private/errors';

/**
 * What all REST APIs with routes share.
 *
 * @internal
 */
export abstract class RestGatewayBase extends Construct implements IRestGateway {
  public abstract readonly restApi: IRestApi;

  /**
   * @internal
   */
  protected abstract readonly _routes: RestRoutes;

  /**
   * The stage that the routes are deployed to, if it is known.
   *
   * @internal
   */
  protected abstract readonly _stage?: IStage;

  public get url(): string {
    return this.urlForPath();
  }

  public addRoute(routeKey: string, integration: IRestIntegration, options: RestRouteOptions = {}): RestRoute {
    return this._routes.add(routeKey, integration, options);
  }

  public urlForPath(path: string = '/'): string {
    if (!path.startsWith('/')) throw new ValidationError(`'path' must begin with a slash, got '${path}'; write '/${path}'`, this);
    const { restApiId, stack, env } = this.restApi;
    return `https://${restApiId}.execute-api.${env.region}.${stack.urlSuffix}/${this.stageName()}${path}`;
  }

  public arnForExecuteApi(method: string = '*', path: string = '/*'): string {
    return this.restApi.arnForExecuteApi(method, path.replaceAll(/\{[^/]*\}/g, '*'), this._stage?.stageName);
  }

  public grantInvoke(grantee: IGrantable, routeKey?: string): Grant {
    const key = routeKey === undefined ? undefined : RouteKey.parse(routeKey, this);
    return Grant.addToPrincipal({
      grantee,
      actions: ['execute-api:Invoke'],
      resourceArns: [this.arnForExecuteApi(key?.method, key?.path)],
    });
  }

  public metric(metricName: string, options?: MetricOptions): Metric {
    return restMetric(this.restApi, this._stage, metricName, { statistic: 'Average', ...options });
  }

  public metricCount(options?: MetricOptions): Metric {
    return this.metric('Count', { statistic: 'Sum', ...options });
  }

  public metricClientError(options?: MetricOptions): Metric {
    return this.metric('4XXError', { statistic: 'Sum', ...options });
  }

  public metricServerError(options?: MetricOptions): Metric {
    return this.metric('5XXError', { statistic: 'Sum', ...options });
  }

  public metricLatency(options?: MetricOptions): Metric {
    return this.metric('Latency', options);
  }

  public metricIntegrationLatency(options?: MetricOptions): Metric {
    return this.metric('IntegrationLatency', options);
  }

  /**
   * @internal
   */
  protected _addRoutes(routes: { [routeKey: string]: RestRouteDefinition } = {}): void {
    for (const [routeKey, { integration, ...options }] of Object.entries(routes)) this.addRoute(routeKey, integration, options);
  }

  private stageName(): string {
    if (this._stage) return this._stage.stageName;
    throw new ValidationError("the stage of this API is not known, so neither is its URL; name it with 'deployTo'", this);
  }
}
