import type { Auth } from '../authorization';
import type { IHttpIntegration } from '../integrations/http-integration';
import type { RouteThrottlingOptions } from '../stages';

/**
 * Options of a route of an HTTP API.
 */
export interface HttpRouteOptions extends RouteThrottlingOptions {
  /**
   * Who may call the route.
   *
   * @default - as on the gateway
   */
  readonly auth?: Auth;

  /**
   * Name of the operation, unique within the API, from which generated clients name their functions. At most 64 characters.
   *
   * @default - no name
   */
  readonly operationName?: string;
}

/**
 * A route of an HTTP API: what answers it, and its options.
 */
export interface HttpRouteDefinition extends HttpRouteOptions {
  /**
   * What answers the route.
   */
  readonly integration: IHttpIntegration;
}
