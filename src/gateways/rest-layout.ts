import type { IDependable } from 'constructs';
import type { RestMethodSpec } from './rest-method-spec';
import type { PathNode } from './route-tree';
import type { GatewayResponseConfig } from '../contract/gateway-responses';

/**
 * How the routes of a REST API become CloudFormation.
 */
export interface RestLayout {
  /**
   * What a deployment of the routes must wait for.
   */
  readonly deployed: IDependable;

  /**
   * Renders a method. A method that is there already is replaced.
   */
  setMethod(node: PathNode, spec: RestMethodSpec): void;

  /**
   * Renders the answers that the API gives without asking an integration.
   */
  addGatewayResponses(configs: GatewayResponseConfig[]): void;
}
