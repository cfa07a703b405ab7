import type { IRestApi, IStage } from 'aws-cdk-lib/aws-apigateway';
import type { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import { restMetric } from './rest-metrics';
import type { RestRoute } from './rest-route';
import type { RestRouteDefinition, RestRouteOptions } from './rest-route-options';
import type { RestRoutes } from './rest-routes';
import { RouteKey } from './route-key';
import type { IRestIntegration } from '../integrations/route-integration';
import { ValidationError } from '../private/errors';

/**
 * A REST API with routes, made by this library or not.
 */
export interface IRestGateway extends IConstruct {
  /**
   * The API, as AWS CDK's own construct.
   */
  readonly restApi: IRestApi;

  /**
   * The stage that the routes are deployed to, undefined where this library does not know it.
   *
   * @attribute
   */
  readonly stage?: IStage;

  /**
   * URL of the stage, with a slash at its end.
   *
   * Fails where the stage is not known.
   */
  readonly url: string;

  /**
   * Adds a route.
   *
   * The route key is a method, or `ANY`, and a path: `GET /orders/{id}`, `ANY /legacy/{proxy+}`. A route's logical id depends on its
   * key alone.
   *
   * Fails for a malformed route key, for a route that is there already, for a path variable beside another one, and for what the
   * integration or the options refuse.
   */
  addRoute(routeKey: string, integration: IRestIntegration, options?: RestRouteOptions): RestRoute;

  /**
   * URL of a path, which begins with a slash.
   *
   * Fails where the stage is not known.
   */
  urlForPath(path?: string): string;

  /**
   * ARN for policies that allow or deny calls: of every method and path, unless they are given. Path variables become wildcards.
   */
  arnForExecuteApi(method?: string, path?: string): string;

  /**
   * Allows calls of a route, or of all routes where no route key is given.
   */
  grantInvoke(grantee: IGrantable, routeKey?: string): Grant;

  /**
   * A metric of the stage, or of the whole API where the stage is not known.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html
   */
  metric(metricName: string, options?: MetricOptions): Metric;

  /**
   * Number of requests: `Count`, summed over 5 minutes.
   */
  metricCount(options?: MetricOptions): Metric;

  /**
   * Number of answers with a status of 400 to 499: `4XXError`, summed over 5 minutes.
   */
  metricClientError(options?: MetricOptions): Metric;

  /**
   * Number of answers with a status of 500 to 599: `5XXError`, summed over 5 minutes.
   */
  metricServerError(options?: MetricOptions): Metric;

  /**
   * Time from request to answer: `Latency`, average over 5 minutes, milliseconds.
   */
  metricLatency(options?: MetricOptions): Metric;

  /**
   * Time that the integration took: `IntegrationLatency`, average over 5 minutes, milliseconds.
   */
  metricIntegrationLatency(options?: MetricOptions): Metric;
}

/**
 * What all REST APIs with routes share.
 */
export abstract class RestGatewayBase extends Construct implements IRestGateway {
  public abstract readonly restApi: IRestApi;
  public abstract readonly stage?: IStage;

  /**
   * @internal
   */
  protected abstract readonly _routes: RestRoutes;

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
    return this.restApi.arnForExecuteApi(method, path.replaceAll(/\{[^/]*\}/g, '*'), this.stage?.stageName);
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
    return restMetric(this, metricName, { statistic: 'Average', ...options });
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
    if (this.stage) return this.stage.stageName;
    throw new ValidationError("the stage of this API is not known, so neither is its URL; name it with 'deployTo'", this);
  }
}
