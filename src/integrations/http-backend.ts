import type { Duration } from 'aws-cdk-lib';
import type { HttpParameters } from './http-parameters';

/**
 * What all routes to an HTTP backend have in common.
 */
export interface HttpIntegrationProps extends HttpParameters {
  /**
   * Method of the call to the backend.
   *
   * @default - the method of the route
   */
  readonly method?: string;

  /**
   * Why the backend is called without TLS. A URL of `http:` throws without a reason.
   *
   * @default - the URL is one of `https:`
   */
  readonly insecureReason?: string;

  /**
   * Time that the backend has to answer: 50 milliseconds to 29 seconds, to 30 seconds on an HTTP API.
   *
   * More needs a raised quota, and a regional or private REST API.
   *
   * @default - 29 seconds, 30 seconds on an HTTP API
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
   */
  readonly timeout?: Duration;
}
