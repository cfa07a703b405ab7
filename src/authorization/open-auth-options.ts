/**
 * Options of a route that everybody may call.
 */
export interface OpenAuthOptions {
  /**
   * Why everybody may call the route, such as `load balancer probe`.
   */
  readonly reason: string;
}
