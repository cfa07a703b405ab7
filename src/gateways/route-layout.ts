/**
 * How the routes of a gateway are written into the template. Both layouts behave alike.
 */
export enum RouteLayout {
  /**
   * A resource for each route and each path segment: every route has a logical id of its own and can be seen and overridden by itself.
   */
  RESOURCES = 'RESOURCES',

  /**
   * One OpenAPI document for all routes: for APIs with more routes than one stack holds resources (500).
   */
  DOCUMENT = 'DOCUMENT',
}
