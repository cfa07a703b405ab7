import { listHttpRoutes } from './list-http-routes';
import { listRestRoutes } from './list-rest-routes';
import { listWebSocketRoutes } from './list-websocket-routes';
import type { ListedRoute } from './listed-route';
import type { ApiSource } from '../apis/api-source';
import type { TemplateModel } from '../template/template-model';

/**
 * Lists the routes of an API.
 */
export function listedRoutes(api: ApiSource, stageName: string, model: TemplateModel): readonly ListedRoute[] {
  switch (api.kind) {
    case 'REST': return listRestRoutes(api.model, stageName, model);
    case 'HTTP': return listHttpRoutes(api.model);
    case 'WEBSOCKET': return listWebSocketRoutes(api.model, stageName, model);
  }
}
