import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IHttpGateway } from './http-gateway-interface';

/**
 * A route of an HTTP API.
 */
export class HttpRoute {
  constructor(
    /**
     * The API that the route belongs to.
     */
    public readonly gateway: IHttpGateway,
    /**
     * Key of the route, such as `POST /orders/{id}`, or `$default`.
     */
    public readonly routeKey: string,
    /**
     * Method of the route, upper case, or `ANY`.
     */
    public readonly method: string,
    /**
     * Path of the route, with its variables in braces.
     *
     * @default - the default route, which has no path
     */
    public readonly path?: string,
  ) {}

  /**
   * ARN for policies that allow or deny calls of this route; for the default route, of all routes.
   */
  public get arnForExecuteApi(): string {
    return this.path === undefined ? this.gateway.arnForExecuteApi() : this.gateway.arnForExecuteApi(this.method, this.path);
  }

  /**
   * Allows calls of this route.
   *
   * A call of the default route may have any method and path, so whoever may call it may call every route.
   */
  public grantInvoke(grantee: IGrantable): Grant {
    return this.gateway.grantInvoke(grantee, this.routeKey);
  }
}
