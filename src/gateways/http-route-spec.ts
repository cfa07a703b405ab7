import type { RouteKey } from './route-key';
import type { HttpAuthorizationConfig } from '../authorization';
import type { HttpIntegrationConfig } from '../integrations/http-integration';

/**
 * A route of an HTTP API as plain data, before it is rendered as resources or as a part of a document.
 */
export interface HttpRouteSpec {
  readonly key: RouteKey;
  readonly operationName?: string;
  readonly authorization: HttpAuthorizationConfig;
  readonly integration: HttpIntegrationConfig;
}
