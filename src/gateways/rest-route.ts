import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IRestGateway } from './rest-gateway-interface';

/**
 * A route of a REST API.
 */
export class RestRoute {
  /**
   * Method of the route, upper case, or `ANY`.
   */
  public readonly method: string;

  /**
   * Path of the route, with its variables in braces.
   */
  public readonly path: string;

  constructor(
    /**
     * The API that the route belongs to.
     */
    public readonly gateway: IRestGateway,
    /**
     * Key of the route, such as `POST /orders/{id}`.
     */
    public readonly routeKey: string,
  ) {
    [this.method, this.path] = routeKey.split(' ');
  }

  /**
   * ARN for policies that allow or deny calls of this route.
   */
  public get arnForExecuteApi(): string {
    return this.gateway.arnForExecuteApi(this.method, this.path);
  }

  /**
   * Allows calls of this route.
   */
  public grantInvoke(grantee: IGrantable): Grant {
    return this.gateway.grantInvoke(grantee, this.routeKey);
  }
}
