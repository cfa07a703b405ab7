import type { HttpRouteIntegration } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Construct } from 'constructs';
import { AwsMessageIntegration } from './aws-message-integration';
import type { AwsServiceIntegrationProps } from './aws-service-integration';
import type { FirstClassParameters } from './first-class-parameters';
import type { HttpIntegrationBindOptions, HttpIntegrationConfig, IHttpIntegration } from './http-integration';
import { HttpL2Integration } from './http-l2-integration';
import { checkPathVariables } from '../mapping/path-variables';

/**
 * One call of one action that HTTP APIs know, as a subclass describes it.
 *
 * @internal
 */
export interface FirstClassCall {
  /** Service and action in AWS's words for HTTP APIs: `SQS-SendMessage`. */
  readonly subtype: string;
  readonly parameters: FirstClassParameters;
  /** Status of a success that is not 200. */
  readonly statusCode?: number;
}

/**
 * Base of the routes straight onto an AWS service that HTTP APIs can call as well, by what AWS names a first-class integration.
 *
 * There is no template on an HTTP API, and so nothing that escapes, checks or rewrites: each value is handed over as one parameter of
 * the action. Whatever a caller sends, it cannot add another parameter. What follows from it:
 *
 * - The caller gets the answer of the service as it is, headers and errors included, and not the body described here.
 * - A member of the body that is no text arrives as its JSON, where a REST API answers with status 400. Of a repeated query parameter or
 *   header all values arrive, with commas between them.
 * - What UTF-8 cannot carry, a lone surrogate in an escape, arrives as another character, where a REST API answers with status 400.
 * - Values from members of the body are looked for in its first 100 KB; the whole body has no such bound.
 * - A call in which a value is missing is answered with status 400, a call without a body too, so that nothing can be `optional()`. AWS
 *   does not document it; it has been seen.
 *
 * `ThroughFunction` around the integration makes all of it as it is on a REST API.
 *
 * Adding the route throws for what a parameter mapping cannot say: `optional()`, `or()`, joined values that could run into each other, JSON around
 * values of the caller, constants with a `$`, context variables that HTTP APIs have not.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-aws-services.html
 */
export abstract class AwsFirstClassIntegration extends AwsMessageIntegration implements IHttpIntegration {
  /**
   * @internal
   */
  protected constructor(private readonly firstClassProps: AwsServiceIntegrationProps) {
    super(firstClassProps);
  }

  public bindToHttp({ scope, route }: HttpIntegrationBindOptions): HttpIntegrationConfig {
    const { subtype, parameters, statusCode } = this._firstClassCall(scope);
    const requestParameters = parameters.rendered();
    checkPathVariables(Object.values(requestParameters), route, scope);
    return {
      type: 'AWS_PROXY',
      subtype,
      credentialsArn: this._roleFor(route, scope).roleArn,
      requestParameters,
      responseParameters: statusCode === undefined ? undefined : { 200: { 'overwrite:statuscode': String(statusCode) } },
      payloadFormatVersion: '1.0',
      timeout: this.firstClassProps.timeout,
    };
  }

  /**
   * This integration for routes of a plain `apigatewayv2.HttpApi`, that this library did not make: as of `HttpRouteIntegration`.
   */
  public toHttpIntegration(): HttpRouteIntegration {
    return new HttpL2Integration(this);
  }

  /**
   * What the call says on an HTTP API.
   *
   * @internal
   */
  protected abstract _firstClassCall(scope: Construct): FirstClassCall;
}
