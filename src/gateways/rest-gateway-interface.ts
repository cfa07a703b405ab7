import type { IRestApi } from 'aws-cdk-lib/aws-apigateway';
import type { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import type { RestRoute } from './rest-route';
import type { RestRouteOptions } from './rest-route-options';
import type { IRestIntegration } from '../integrations/route-integration';

/**
 * A REST API with routes, made by this library or not.
 */
export interface IRestGateway extends IConstruct {
  /**
   * The API, as AWS CDK's own construct.
   */
  readonly restApi: IRestApi;

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
