import { answerFault } from './answer-fault';
import { HttpFault } from './http-fault';
import { newHttpRequestIds } from './request-ids';
import { respondHttp } from './respond';
import type { ApiModel } from '../../template/api-model';
import { ROOT_STAGE } from '../../template/v2-stage-model';
import { NoEntrance, type Refuse } from '../entry/no-entrance';
import { hasStage, splitStage, type StageEntry } from '../entry/stage-entry';

/**
 * The stages of an HTTP API: the one that the first segment of a path names, else the one at the root.
 *
 * AWS documents what is answered where there is no stage; it is assumed to answer so too where the API's own host is disabled.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
export function httpStageEntry(api: Pick<ApiModel, 'imported' | 'logicalId' | 'stages'>): StageEntry {
  const has = (name: string): boolean => hasStage(api, name);
  const refusal = (reason: string): NoEntrance => new NoEntrance(reason, refuse);
  return {
    has,
    refusal,
    find: (path) => {
      const found = splitStage(path);
      if (found.stageName !== ROOT_STAGE && api.stages.some(({ name }) => name === found.stageName)) {
        return found;
      }
      if (!has(ROOT_STAGE)) {
        throw refusal(`the API '${api.logicalId}' has no stage '${found.stageName}', and none at its root`);
      }
      return { stageName: ROOT_STAGE, path };
    },
  };
}

const refuse: Refuse = (reason, determinism, log) => {
  const ids = newHttpRequestIds(determinism);
  log({ requestId: ids.requestId, message: `RESOURCE_NOT_FOUND: ${reason}` });
  return respondHttp({ ids }, answerFault(new HttpFault('RESOURCE_NOT_FOUND', { reason })));
};
