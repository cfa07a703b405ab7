import type { IpAddressType } from 'aws-cdk-lib/aws-apigatewayv2';
import type { HttpRouteDefinition } from './http-route-options';
import type { RouteLayout } from './route-layout';
import type { Auth } from '../authorization';
import type { CorsOptions } from '../protection';
import type { StageOptions } from '../stages';

/**
 * What holds for all routes that are added to an HTTP API.
 */
export interface HttpRoutesOptions {
  /**
   * Who may call the routes that say nothing themselves.
   *
   * @default Auth.iam()
   */
  readonly auth?: Auth;

  /**
   * Routes by route key, such as `POST /orders/{id}` or `$default`. The same as adding them one by one.
   *
   * @default - none; see `addRoute`
   */
  readonly routes?: { [routeKey: string]: HttpRouteDefinition };
}

/**
 * Properties of an HTTP API.
 */
export interface HttpGatewayProps extends HttpRoutesOptions, StageOptions {
  /**
   * Name of the API.
   *
   * @default - a unique name made from the construct's path
   */
  readonly httpApiName?: string;

  /**
   * Description of the API.
   *
   * @default - no description
   */
  readonly description?: string;

  /**
   * Name of the stage, the first segment of the API's URL: letters, digits, hyphens and underscores; or `$default`, which is served at
   * the root.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.html
   * @default '$default'
   */
  readonly stageName?: string;

  /**
   * Which pages of other origins may call the API from a browser.
   *
   * The API itself answers preflight requests that no route takes, and sends the CORS headers of all answers, whatever the backend sends.
   * A route for `ANY` method, or `$default`, takes preflight requests as well, and refuses them if it asks for authorization, since
   * browsers send them without: a warning (`cdk-apigateway-patterns:preflight`) names the route for `OPTIONS` to add.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
   * @default - none
   */
  readonly cors?: CorsOptions;

  /**
   * Addresses under which the API can be called.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-ip-address-type.html
   * @default - IPv4
   */
  readonly ipAddressType?: IpAddressType;

  /**
   * How the routes are written into the template.
   *
   * @default RouteLayout.RESOURCES
   */
  readonly layout?: RouteLayout;
}

/**
 * Options of routes on an API that this library did not make.
 */
export interface HttpApiRoutesOptions extends HttpRoutesOptions {
  /**
   * Name of the stage that the routes are called on. It deploys them by itself if it is one that deploys automatically, as the stages
   * of `HttpApi` and `HttpGateway` do; otherwise whoever owns the API deploys them.
   *
   * @default - the default stage that AWS CDK made for the API in the same app; otherwise not known, so that there is no URL
   */
  readonly stageName?: string;
}

/**
 * An API that this library did not make.
 */
export interface HttpApiRoutesAttributes extends HttpApiRoutesOptions {
  /**
   * Id of the API.
   */
  readonly httpApiId: string;
}
