import type { AuthorizationType } from 'aws-cdk-lib/aws-apigateway';
import type { Construct } from 'constructs';

/**
 * What a way of authorization is told when it is bound to a route of a REST API.
 */
export interface RestAuthorizationBindOptions {
  /**
   * The API's construct: whatever an authorization makes is made below it, once for all routes.
   */
  readonly scope: Construct;
}

/**
 * How a method of a REST API is authorized: plain data.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_Method.html
 */
export interface RestAuthorizationConfig {
  /**
   * Authorization type of the method.
   */
  readonly authorizationType: AuthorizationType;

  /**
   * Id of the authorizer.
   *
   * @default - no authorizer
   */
  readonly authorizerId?: string;

  /**
   * Scopes of which the caller's token must hold at least one.
   *
   * @default - no scopes
   */
  readonly authorizationScopes?: string[];

  /**
   * Why everybody may call the method.
   *
   * @default - not everybody may
   */
  readonly openReason?: string;
}

/**
 * Something that decides who may call a route of a REST API.
 */
export interface IRestAuthorization {
  /**
   * Called once for each route that asks for this authorization.
   */
  bindToRest(options: RestAuthorizationBindOptions): RestAuthorizationConfig;
}
