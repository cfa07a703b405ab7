import type { Size } from 'aws-cdk-lib';
import type { IpAddressType } from 'aws-cdk-lib/aws-apigateway';
import type { Endpoint } from './endpoint';
import type { RestRouteDefinition } from './rest-route-options';
import type { RouteLayout } from './route-layout';
import type { Auth } from '../authorization';
import type { GatewayResponsesOptions } from '../contract';
import type { CorsOptions } from '../protection';
import type { RestStageOptions } from '../stages';

/**
 * What holds for all routes that are added to a REST API.
 */
export interface RestRoutesOptions {
  /**
   * Who may call the routes that say nothing themselves.
   *
   * @default Auth.iam()
   */
  readonly auth?: Auth;

  /**
   * Which pages of other origins may call the API from a browser.
   *
   * Every path gets an OPTIONS method, unless it has a route for OPTIONS of its own. Proxy integrations have to send the headers of
   * their own answers.
   *
   * @default - none
   */
  readonly cors?: CorsOptions;

  /**
   * Routes by route key, such as `POST /orders/{id}`. The same as adding them one by one.
   *
   * @default - none; see `addRoute`
   */
  readonly routes?: { [routeKey: string]: RestRouteDefinition };
}

/**
 * Properties of a REST API.
 */
export interface RestGatewayProps extends RestRoutesOptions, RestStageOptions, GatewayResponsesOptions {
  /**
   * Name of the API, which is also the `ApiName` of its metrics.
   *
   * @default - a unique name made from the construct's path
   */
  readonly restApiName?: string;

  /**
   * Description of the API.
   *
   * @default - no description
   */
  readonly description?: string;

  /**
   * Where the API can be called.
   *
   * @default Endpoint.regional()
   */
  readonly endpoint?: Endpoint;

  /**
   * Addresses under which the API can be called. A private API is dual stack in any case.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-ip-address-type.html
   * @default - IPv4 for regional and edge-optimized APIs, dual stack for private ones
   */
  readonly ipAddressType?: IpAddressType;

  /**
   * How the routes are written into the template.
   *
   * @default RouteLayout.RESOURCES
   */
  readonly layout?: RouteLayout;

  /**
   * Content types whose bodies are bytes, one by one, beside those that integrations ask for.
   *
   * A wildcard for every type is refused, because texts would be bytes too, which mapping templates cannot read.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings.html
   * @default - those that integrations ask for
   */
  readonly binaryMediaTypes?: string[];

  /**
   * Answers of at least this size are compressed for callers that accept it, 0 to 10 MiB.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gzip-compression-decompression.html
   * @default - nothing is compressed
   */
  readonly minimumCompressionSize?: Size;
}

/**
 * Options of routes on an API that this library did not make.
 */
export interface RestApiRoutesOptions extends RestRoutesOptions {
  /**
   * Ids of path resources that the API has already, by path: `{ '/orders': 'abc123' }`. Routes below them use them.
   *
   * Resources that AWS CDK made in the same app are found without being named.
   *
   * @default - the API has its root only
   */
  readonly existingResources?: { [path: string]: string };

  /**
   * Name of a stage of the API which gets a new deployment when the routes change.
   *
   * The deployment holds whatever the API holds at that time. It is kept when the stack goes, because a stage cannot be without one.
   *
   * @default - no deployment: whoever owns the API deploys it
   */
  readonly deployTo?: string;
}

/**
 * An API that this library did not make.
 */
export interface RestApiRoutesAttributes extends RestApiRoutesOptions {
  /**
   * Id of the API.
   */
  readonly restApiId: string;

  /**
   * Id of the API's root resource.
   */
  readonly rootResourceId: string;

  /**
   * Name of the API, for metrics.
   *
   * @default - the construct's id
   */
  readonly restApiName?: string;
}
