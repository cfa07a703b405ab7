import type { Stage } from './compose';
import type { Deployment } from './deployment';
import type { MethodModel } from '../template/rest-api-model';

/**
 * Answers from the stage's cache; nothing for a method that is not cached.
 */
export function cacheAnswers(_method: MethodModel, _deployment: Deployment): Stage | undefined {
  return undefined;
}
