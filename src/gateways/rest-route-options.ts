import type { Auth } from '../authorization';
import type { RequestValidationOptions } from '../contract';
import type { IRestIntegration } from '../integrations/route-integration';

/**
 * Options of a route of a REST API.
 */
export interface RestRouteOptions extends RequestValidationOptions {
  /**
   * Who may call the route.
   *
   * @default - as on the gateway
   */
  readonly auth?: Auth;

  /**
   * Name of the operation, unique within the API, from which generated clients name their functions.
   *
   * @default - no name
   */
  readonly operationName?: string;
}

/**
 * A route of a REST API: what answers it, and its options.
 */
export interface RestRouteDefinition extends RestRouteOptions {
  /**
   * What answers the route.
   */
  readonly integration: IRestIntegration;
}
