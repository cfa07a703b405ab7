import type { Construct } from 'constructs';

/**
 * What a way of authorization is told when it is bound to a route of an HTTP API.
 */
export interface HttpAuthorizationBindOptions {
  /**
   * The API's construct: whatever an authorization makes is made below it, once for all routes.
   */
  readonly scope: Construct;
}

/**
 * How a route of an HTTP API is authorized: plain data.
 *
 * @see https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-routes.html
 */
export interface HttpAuthorizationConfig {
  /**
   * Authorization type of the route: `NONE`, `AWS_IAM`, `JWT` or `CUSTOM`.
   */
  readonly authorizationType: string;

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
   * Why everybody may call the route.
   *
   * @default - not everybody may
   */
  readonly openReason?: string;
}

/**
 * Something that decides who may call a route of an HTTP API.
 */
export interface IHttpAuthorization {
  /**
   * Called once for each route that asks for this authorization.
   */
  bindToHttp(options: HttpAuthorizationBindOptions): HttpAuthorizationConfig;
}
