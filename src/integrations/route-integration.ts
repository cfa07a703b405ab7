import type { Duration } from 'aws-cdk-lib';
import type { IntegrationType } from 'aws-cdk-lib/aws-apigateway';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';

/**
 * The route that an integration is bound to.
 */
export interface BoundRoute {
  /**
   * HTTP method of the route, upper case, or `ANY`.
   */
  readonly method: string;

  /**
   * Path of the route, as in its route key.
   */
  readonly path: string;

  /**
   * Names of the path variables, without braces and without the `+` of a greedy one.
   */
  readonly pathVariables: string[];
}

/**
 * What an integration is told when it is bound to a route of a REST API.
 */
export interface RestIntegrationBindOptions {
  /**
   * The API's construct: whatever an integration makes (a role) is made below it, once for all routes that need the same.
   */
  readonly scope: Construct;

  /**
   * The route that the integration answers.
   */
  readonly route: BoundRoute;
}

/**
 * One answer of an integration, chosen by the status (AWS services, HTTP) or the error message (Lambda) of the backend.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-integration-settings-integration-response.html
 */
export interface RestIntegrationResponse {
  /**
   * Status that the caller gets.
   */
  readonly statusCode: string;

  /**
   * Regular expression that must match the whole status or error message of the backend.
   *
   * @default - the answer for everything that no pattern matches
   */
  readonly selectionPattern?: string;

  /**
   * Response headers, from header name to a mapping expression: `integration.response.header.ETag`, or a constant in single quotes.
   *
   * @default - no headers
   */
  readonly headers?: { [name: string]: string };

  /**
   * Mapping templates by content type.
   *
   * @default - the body of the backend is passed through
   */
  readonly templates?: { [contentType: string]: string };

  /**
   * Conversion of the body: `CONVERT_TO_BINARY` or `CONVERT_TO_TEXT`.
   *
   * @default - none
   */
  readonly contentHandling?: string;
}

/**
 * What an integration needs to be rendered on a REST API: plain data, a fresh one for each route.
 *
 * It is rendered as an `AWS::ApiGateway::Method`, as an OpenAPI extension, or as an integration of a plain `RestApi`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html
 */
export interface RestIntegrationConfig {
  /**
   * Type of the integration.
   */
  readonly type: IntegrationType;

  /**
   * URI of the backend.
   *
   * @default - none, for MOCK
   */
  readonly uri?: string;

  /**
   * HTTP method of the call to the backend.
   *
   * @default - none, for MOCK
   */
  readonly httpMethod?: string;

  /**
   * Id of the VPC link through which the backend is reached.
   *
   * @default - none: over the internet
   */
  readonly vpcLinkId?: string;

  /**
   * ARN of the load balancer to which a VPC link of version 2 leads. The URI says the host that the backend is told, the port and the path.
   *
   * @default - none: no VPC link, or one of version 1
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html
   */
  readonly integrationTarget?: string;

  /**
   * ARN of the role that API Gateway takes on to call the backend.
   *
   * @default - none: the backend permits the call itself
   */
  readonly credentialsArn?: string;

  /**
   * Parameters of the outgoing call, from `integration.request.…` to a mapping expression.
   *
   * @default - none
   */
  readonly requestParameters?: { [name: string]: string };

  /**
   * Request templates by content type.
   *
   * @default - the body is passed on as it came
   */
  readonly requestTemplates?: { [contentType: string]: string };

  /**
   * What happens to a body whose content type has no template: `NEVER`, `WHEN_NO_MATCH` or `WHEN_NO_TEMPLATES`.
   *
   * @default 'NEVER'
   */
  readonly passthroughBehavior?: string;

  /**
   * Conversion of the request body: `CONVERT_TO_BINARY` or `CONVERT_TO_TEXT`.
   *
   * @default - none
   */
  readonly contentHandling?: string;

  /**
   * How the answer is delivered: `BUFFERED` or `STREAM`.
   *
   * @default 'BUFFERED'
   */
  readonly responseTransferMode?: string;

  /**
   * Time that the backend has to answer.
   *
   * @default - 29 seconds
   */
  readonly timeout?: Duration;

  /**
   * Answers of the integration, empty for proxy integrations.
   */
  readonly responses: RestIntegrationResponse[];

  /**
   * Request parameters that the method must declare, from `method.request.…` to whether a call without it is refused.
   *
   * @default - none
   */
  readonly methodParameters?: { [name: string]: boolean };

  /**
   * Content types whose bodies are binary, wanted by this integration on its API.
   *
   * @default - none
   */
  readonly binaryMediaTypes?: string[];

  /**
   * Functions that the API must be allowed to invoke.
   *
   * @default - none
   */
  readonly invokes?: IFunction[];
}

/**
 * Something that can answer a route of a REST API.
 */
export interface IRestIntegration {
  /**
   * Called once for each route that the integration is added to.
   */
  bindToRest(options: RestIntegrationBindOptions): RestIntegrationConfig;
}
