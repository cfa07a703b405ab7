import type { LambdaPermissions } from './lambda-permissions';
import type { IWebSocketGateway } from './websocket-gateway-interface';
import type { WebSocketLayout } from './websocket-layout';
import { WebSocketRoute } from './websocket-route';
import { checkWebSocketRouteKey, CONNECT } from './websocket-route-key';
import type { WebSocketRouteOptions } from './websocket-route-options';
import type { WebSocketRouteRenderer } from './websocket-route-renderer';
import { MockResponse } from '../integrations/mock-response';
import type { IWebSocketIntegration } from '../integrations/websocket-integration';
import { ValidationError } from '../private/errors';

/**
 * What the routes of an API are made with.
 */
export interface WebSocketRoutesParts {
  readonly renderer: WebSocketRouteRenderer;
  readonly layout: WebSocketLayout;
  readonly permissions: LambdaPermissions;

  /**
   * Told what is said of a route beside what the route itself says.
   */
  readonly settings: (routeKey: string, options: WebSocketRouteOptions) => void;
}

/**
 * The routes of an API.
 */
export class WebSocketRoutes {
  private readonly keys = new Set<string>();
  private guarded = false;
  private keyRequired = false;

  constructor(
    private readonly gateway: IWebSocketGateway,
    private readonly parts: WebSocketRoutesParts,
  ) {}

  /**
   * Number of routes, with the one that nobody added.
   */
  public get count(): number {
    return this.keys.size + (this.guarded ? 1 : 0);
  }

  /**
   * Whether a connection needs an API key.
   */
  public get asksForKey(): boolean {
    return this.keyRequired;
  }

  public add(routeKey: string, integration: IWebSocketIntegration, options: WebSocketRouteOptions): WebSocketRoute {
    const { renderer, layout, permissions, settings } = this.parts;
    this.checkKey(routeKey);
    const spec = renderer.route(routeKey, integration, options);
    settings(routeKey, options);
    if (routeKey === CONNECT) this.unguard();
    layout.addRoute(spec);
    permissions.allow(spec.integration.invokes ?? []);
    this.keys.add(routeKey);
    this.keyRequired ||= spec.apiKeyRequired ?? false;
    return new WebSocketRoute(this.gateway, routeKey);
  }

  /**
   * Authorizes connections as long as there is no route for them: without `$connect`, API Gateway lets everybody connect.
   */
  public guard(): void {
    const spec = this.parts.renderer.route(CONNECT, new MockResponse(), {});
    this.guarded = spec.authorization?.authorizationType !== 'NONE';
    if (this.guarded) this.parts.layout.addRoute(spec);
  }

  private unguard(): void {
    if (this.guarded) this.parts.layout.removeRoute(CONNECT);
    this.guarded = false;
  }

  private checkKey(routeKey: string): void {
    checkWebSocketRouteKey(routeKey, this.gateway);
    if (!this.keys.has(routeKey)) return;
    throw new ValidationError(`'${routeKey}' is a route of this API already; a route key has one integration, so leave one of the two out`, this.gateway);
  }
}
