import type { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { BoundRoute } from './route-integration';

/**
 * What an integration is told when it is bound to a route of an HTTP API.
 */
export interface HttpIntegrationBindOptions {
  /**
   * The API's construct: whatever an integration makes (a role, a function) is made below it, once for all routes that need the same.
   */
  readonly scope: Construct;

  /**
   * The route that the integration answers. `$default` has the method `ANY` and the path `$default`.
   */
  readonly route: BoundRoute;
}

/**
 * What an integration needs to be rendered on an HTTP API: plain data, a fresh one for each route.
 *
 * Routes whose data is equal share one integration. It is rendered as an `AWS::ApiGatewayV2::Integration`, as an OpenAPI extension, or
 * as an integration of a plain `HttpApi`.
 *
 * @see https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-integrations.html
 */
export interface HttpIntegrationConfig {
  /**
   * Type of the integration: `AWS_PROXY` for functions and actions of services, `HTTP_PROXY` for the rest.
   */
  readonly type: string;

  /**
   * Action of a service that API Gateway calls by itself, such as `SQS-SendMessage`.
   *
   * @default - none: a function or an HTTP backend
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-aws-services-reference.html
   */
  readonly subtype?: string;

  /**
   * ARN of the function, URL of the backend, or ARN of the listener or Cloud Map service behind a VPC link.
   *
   * @default - none, for actions of services
   */
  readonly uri?: string;

  /**
   * HTTP method of the call to an HTTP backend.
   *
   * @default - none
   */
  readonly httpMethod?: string;

  /**
   * Id of the VPC link through which the backend is reached.
   *
   * @default - none: over the internet
   */
  readonly vpcLinkId?: string;

  /**
   * Name on the certificate of a private backend, which is then called by HTTPS.
   *
   * @default - a private backend is called by HTTP
   */
  readonly tlsServerName?: string;

  /**
   * ARN of the role that API Gateway takes on to call the backend.
   *
   * @default - none: the backend permits the call itself
   */
  readonly credentialsArn?: string;

  /**
   * Parameters of the action, or of an HTTP call such as `overwrite:header.X-Tenant`, each to a mapping expression.
   *
   * @default - none
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
   */
  readonly requestParameters?: { [name: string]: string };

  /**
   * Changes to the answer by its status: `{ '200': { 'overwrite:statuscode': '202' } }`.
   *
   * @default - none
   */
  readonly responseParameters?: { [statusCode: string]: { [name: string]: string } };

  /**
   * Version of the payload: `1.0` or `2.0`.
   *
   * @default '1.0'
   */
  readonly payloadFormatVersion?: string;

  /**
   * Time that the backend has to answer: 50 milliseconds to 30 seconds.
   *
   * @default - 30 seconds
   */
  readonly timeout?: Duration;

  /**
   * Functions that the API must be allowed to invoke.
   *
   * @default - none
   */
  readonly invokes?: IFunction[];
}

/**
 * Something that can answer a route of an HTTP API.
 */
export interface IHttpIntegration {
  /**
   * Called once for each route that the integration is added to.
   */
  bindToHttp(options: HttpIntegrationBindOptions): HttpIntegrationConfig;
}
