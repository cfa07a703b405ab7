import type { AccountParts } from './account-parts';
import type { ApiSource } from './api-source';
import { HttpApiSource } from './http-api-source';
import { RestApiSource } from './rest-api-source';
import { WebSocketApiSource } from './websocket-api-source';
import type { TemplateModel } from '../template/template-model';

type ApiModels = Pick<TemplateModel, 'restApis' | 'httpApis' | 'webSocketApis'>;

/**
 * The APIs of the stacks that can be run.
 */
export function apiSources({ restApis, httpApis, webSocketApis }: ApiModels, parts: AccountParts): readonly ApiSource[] {
  return [
    ...restApis.map((model) => new RestApiSource(model, parts)),
    ...httpApis.map((model) => new HttpApiSource(model, parts)),
    ...webSocketApis.map((model) => new WebSocketApiSource(model, parts)),
  ];
}
