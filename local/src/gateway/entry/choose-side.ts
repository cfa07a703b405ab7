import type { StageModel } from '../../template/rest-api-model';
import type { Determinism } from '../identifiers';

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
 * Makes what chooses between a stage and its canary, at random by the share of the requests that the canary gets.
 *
 * The canary's variables stand above those of the stage.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/canary-release.html
 */
export function sideChooser({ variables, deploymentId, canary }: StageModel, { random = Math.random }: Determinism): () => StageSide {
  if (!canary) {
    const only: StageSide = { variables, deploymentId };
    return () => only;
  }
  const base: StageSide = { variables, deploymentId, isCanary: false };
  const released: StageSide = { variables: { ...variables, ...canary.variables }, deploymentId: canary.deploymentId, isCanary: true };
  return () => random() * 100 < canary.percentTraffic ? released : base;
}
