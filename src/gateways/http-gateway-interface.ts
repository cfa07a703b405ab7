import type { IHttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import type { HttpRoute } from './http-route';
import type { HttpRouteOptions } from './http-route-options';
import type { IHttpIntegration } from '../integrations/http-integration';

/**
 * An HTTP API with routes, made by this library or not.
 */
export interface IHttpGateway extends IConstruct {
  /**
   * The API, as AWS CDK's own construct.
   */
  readonly httpApi: IHttpApi;

  /**
   * URL of the stage, with a slash at its end.
   *
   * Fails where the stage is not known.
   */
  readonly url: string;

  /**
   * Adds a route.
   *
   * The route key is a method, or `ANY`, and a path: `GET /orders/{id}`, `ANY /legacy/{proxy+}`; or it is `$default`, which takes every
   * request that no other route takes. A route's logical id depends on its key alone.
   *
   * Fails for a malformed route key, for a route that takes the same requests as one that is there already, and for what the
   * integration or the options refuse.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
   */
  addRoute(routeKey: string, integration: IHttpIntegration, options?: HttpRouteOptions): HttpRoute;

  /**
   * URL of a path, which begins with a slash.
   *
   * Fails where the stage is not known.
   */
  urlForPath(path?: string): string;

  /**
   * ARN for policies that allow or deny calls: of every method and path, unless they are given. Path variables become wildcards.
   *
   * The stage `$default` becomes a wildcard too, because AWS does not say how policies name it.
   */
  arnForExecuteApi(method?: string, path?: string): string;

  /**
   * Allows calls of a route, or of all routes where no route key, or `$default`, is given.
   */
  grantInvoke(grantee: IGrantable, routeKey?: string): Grant;

  /**
   * A metric of the stage, or of the whole API where the stage is not known.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html
   */
  metric(metricName: string, options?: MetricOptions): Metric;

  /**
   * Number of requests: the sample count of `Count` over 5 minutes.
   */
  metricCount(options?: MetricOptions): Metric;

  /**
   * Number of answers with a status of 400 to 499: `4xx`, summed over 5 minutes.
   */
  metricClientError(options?: MetricOptions): Metric;

  /**
   * Number of answers with a status of 500 to 599: `5xx`, summed over 5 minutes.
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

  /**
   * Amount of data that went through the API: `DataProcessed`, summed over 5 minutes, bytes.
   */
  metricDataProcessed(options?: MetricOptions): Metric;
}
