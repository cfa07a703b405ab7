import type { Determinism } from './identifiers';
import type { StageModel } from '../template/rest-api-model';

/**
 * The side of a stage that takes a request.
 */
export interface StageSide {
  readonly variables: Readonly<Record<string, string>>;
  readonly deploymentId: string;

  /**
   * @default - the stage has no canary
   */
  readonly isCanary?: boolean;
}

/**
 * Chooses between a stage and its canary.
 */
export function chooseSide(stage: StageModel, _determinism: Determinism): StageSide {
  return { variables: stage.variables, deploymentId: stage.deploymentId };
}
