import { forbid } from './forbid';
import { NoEntrance } from './no-entrance';
import type { ApiModel } from '../../template/api-model';

/**
 * A stage of an API, and what follows it in a path.
 */
export interface StagePath {
  readonly stageName: string;

  /**
   * Path below the stage, with its query string.
   */
  readonly path: string;
}

/**
 * Finds the stage that a path starts with.
 */
export interface StageEntry {
  /**
   * @param path path from the API's root on, with its query string
   * @throws NoEntrance when there is no such stage
   */
  find(path: string): StagePath;

  /**
   * Whether the API has a stage. One that the template does not make may have any.
   */
  has(stageName: string): boolean;

  /**
   * The refusal of requests that nothing answers at the API's own host.
   */
  refusal(reason: string): NoEntrance;
}

/**
 * The stages of an API: each is the first segment of a path.
 */
export function restStageEntry(api: Pick<ApiModel, 'imported' | 'logicalId' | 'stages'>): StageEntry {
  const has = (name: string): boolean => hasStage(api, name);
  const refusal = (reason: string): NoEntrance => new NoEntrance(reason, forbid);
  return {
    has,
    refusal,
    find: (path) => {
      const found = splitStage(path);
      if (!has(found.stageName)) {
        throw refusal(`the API '${api.logicalId}' has no stage '${found.stageName}'`);
      }
      return found;
    },
  };
}

/**
 * Whether an API has a stage. One that the template does not make may have any.
 */
export function hasStage({ imported, stages }: Pick<ApiModel, 'imported' | 'stages'>, name: string): boolean {
  return stages.some((stage) => stage.name === name) || (imported && stages.length === 0 && name !== '');
}

/**
 * The first segment of a path, and what follows it.
 */
export function splitStage(path: string): StagePath {
  const [, stageName = '', rest = ''] = /^\/([^/?]*)(.*)$/s.exec(path) ?? [];
  return { stageName, path: rest };
}
