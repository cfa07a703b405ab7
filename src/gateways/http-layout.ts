import type { IDependable } from 'constructs';
import type { HttpRouteSpec } from './http-route-spec';

/**
 * How the routes of an HTTP API become CloudFormation.
 */
export interface HttpLayout {
  /**
   * What a stage must wait for.
   */
  readonly deployed: IDependable;

  /**
   * Number of integrations that the routes have together.
   */
  readonly integrationCount: number;

  addRoute(spec: HttpRouteSpec): void;
}
