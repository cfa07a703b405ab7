import type { LambdaPermissions } from './lambda-permissions';
import { OperationNames } from './operation-names';
import type { IRestGateway } from './rest-gateway-interface';
import type { RestLayout } from './rest-layout';
import type { RestMethodRenderer } from './rest-method-renderer';
import { RestRoute } from './rest-route';
import type { RestRouteOptions } from './rest-route-options';
import { RouteKey } from './route-key';
import type { RouteTree } from './route-tree';
import type { IRestIntegration } from '../integrations/route-integration';
import type { Cors } from '../protection/cors';

/**
 * What the routes of an API are made with.
 */
export interface RestRoutesParts {
  readonly tree: RouteTree;
  readonly renderer: RestMethodRenderer;
  readonly layout: RestLayout;
  readonly permissions: LambdaPermissions;
  readonly cors?: Cors;

  /**
   * Told the content types whose bodies are bytes.
   */
  readonly binaryMediaTypes: (contentTypes: string[]) => void;
}

/**
 * The routes of an API.
 */
export class RestRoutes {
  private readonly operations: OperationNames;

  constructor(
    private readonly gateway: IRestGateway,
    private readonly parts: RestRoutesParts,
  ) {
    this.operations = new OperationNames(gateway);
  }

  public add(routeKey: string, integration: IRestIntegration, options: RestRouteOptions): RestRoute {
    const { tree, renderer, layout, permissions } = this.parts;
    const key = RouteKey.parse(routeKey, this.gateway);
    this.operations.add(routeKey, options.operationName);
    const node = tree.add(key);
    const spec = renderer.route(key, integration, options);
    layout.setMethod(node, spec);
    permissions.allow(spec.integration.invokes ?? []);
    this.parts.binaryMediaTypes(spec.integration.binaryMediaTypes ?? []);
    this.answerPreflight(key);
    return new RestRoute(this.gateway, routeKey);
  }

  /**
   * A preflight names all methods of its path, so it is rendered anew with each of them.
   */
  private answerPreflight(key: RouteKey): void {
    const { tree, renderer, layout, cors } = this.parts;
    const node = tree.node(key.path);
    if (!cors || node.methods.includes('OPTIONS')) return;
    layout.setMethod(node, renderer.preflight(key, cors, node.methods));
  }
}
