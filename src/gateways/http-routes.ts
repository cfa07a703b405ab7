import type { IHttpGateway } from './http-gateway-interface';
import type { HttpLayout } from './http-layout';
import type { HttpPreflights } from './http-preflights';
import { HttpRoute } from './http-route';
import type { HttpRouteKeys } from './http-route-keys';
import type { HttpRouteOptions } from './http-route-options';
import type { HttpRouteRenderer } from './http-route-renderer';
import type { LambdaPermissions } from './lambda-permissions';
import { OperationNames } from './operation-names';
import { RouteKey } from './route-key';
import type { IHttpIntegration } from '../integrations/http-integration';
import { checkLimit } from '../limits/checks';
import type { RouteThrottlingOptions } from '../stages';

/**
 * What the routes of an API are made with.
 */
export interface HttpRoutesParts {
  readonly keys: HttpRouteKeys;
  readonly renderer: HttpRouteRenderer;
  readonly layout: HttpLayout;
  readonly permissions: LambdaPermissions;

  /**
   * Looks at who may call routes, for the sake of pages of other origins.
   *
   * @default - the API says nothing to such pages
   */
  readonly preflights?: HttpPreflights;

  /**
   * Told how many requests a route takes.
   */
  readonly throttle: (routeKey: string, options: RouteThrottlingOptions) => void;
}

/**
 * The routes of an API.
 */
export class HttpRoutes {
  private readonly operations: OperationNames;

  constructor(
    private readonly gateway: IHttpGateway,
    private readonly parts: HttpRoutesParts,
  ) {
    this.operations = new OperationNames(gateway);
    gateway.node.addValidation({ validate: () => this.check() });
  }

  public add(routeKey: string, integration: IHttpIntegration, options: HttpRouteOptions): HttpRoute {
    const { keys, renderer, layout, permissions, preflights } = this.parts;
    const key = RouteKey.parseHttp(routeKey, this.gateway);
    this.operations.add(routeKey, options.operationName);
    keys.add(key);
    const spec = renderer.route(key, integration, options);
    this.parts.throttle(routeKey, options);
    layout.addRoute(spec);
    preflights?.add(spec);
    permissions.allow(spec.integration.invokes ?? []);
    return new HttpRoute(this.gateway, routeKey, key.method, key.isDefault ? undefined : key.path);
  }

  /**
   * What only the finished tree knows about an API.
   */
  private check(): string[] {
    const { keys, layout, preflights } = this.parts;
    preflights?.check(this.gateway);
    checkLimit('httpRoutes', keys.size, 'routes of the API', 'ask AWS for more, or split the API', this.gateway);
    checkLimit('httpIntegrations', layout.integrationCount, 'integrations of the API', 'use one for several routes, or split the API', this.gateway);
    return [];
  }
}
