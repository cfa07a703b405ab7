import type { Construct } from 'constructs';
import { checkKind } from './check-kind';
import type { HttpRouteOptions } from './http-route-options';
import type { HttpRouteSpec } from './http-route-spec';
import type { RouteKey } from './route-key';
import type { Auth } from '../authorization';
import type { HttpIntegrationConfig, IHttpIntegration } from '../integrations/http-integration';
import { checkHttpTimeout, checkLimit } from '../limits/checks';
import { TextCompactor } from '../private/sub';

/**
 * Makes plain data of a route: its integration, and who may call it.
 */
export class HttpRouteRenderer {
  private readonly compactor: TextCompactor;

  constructor(
    private readonly scope: Construct,
    private readonly auth: Auth,
  ) {
    this.compactor = new TextCompactor(scope);
  }

  public route(key: RouteKey, integration: IHttpIntegration, options: HttpRouteOptions): HttpRouteSpec {
    const { operationName, auth = this.auth } = options;
    checkLimit('httpOperationNameCharacters', operationName?.length ?? 0, `'operationName' of '${key}'`, 'shorten it', this.scope);
    const { method, path, pathVariables } = key;
    checkKind(integration, 'HTTP API', String(key), this.scope);
    const config = integration.bindToHttp({ scope: this.scope, route: { method, path, pathVariables: [...pathVariables] } });
    if (config.timeout) checkHttpTimeout(config.timeout, this.scope);
    const authorization = auth.bindToHttp({ scope: this.scope });
    checkLimit('httpScopes', authorization.authorizationScopes?.length ?? 0, `scopes of '${key}'`, 'ask for fewer', this.scope);
    return { key, operationName, authorization, integration: this.compacted(config) };
  }

  private compacted(config: HttpIntegrationConfig): HttpIntegrationConfig {
    const { uri, requestParameters } = config;
    return {
      ...config,
      uri: uri && this.compactor.compact(uri),
      requestParameters: requestParameters && this.compactor.compactAll(requestParameters),
    };
  }
}
