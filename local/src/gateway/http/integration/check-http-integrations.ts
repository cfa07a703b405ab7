import { runHttpIntegration } from './run-http-integration';
import { TemplateError } from '../../../errors';
import type { HttpApiModel } from '../../../template/http-api-model';

/**
 * Checks that every integration of an API is one that API Gateway takes, its mappings and parameters included.
 *
 * @throws TemplateError that names the route
 */
export function checkHttpIntegrations(api: HttpApiModel): void {
  for (const route of api.routes) {
    try {
      runHttpIntegration(route, { api });
    } catch (error) {
      throw error instanceof TemplateError ? new TemplateError(`the route '${route.routeKey}' of ${api.logicalId}: ${error.message}`) : error;
    }
  }
}
