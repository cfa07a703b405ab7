import type { Stage } from './compose';
import type { Deployment } from './deployment';
import type { MethodModel } from '../template/rest-api-model';

/**
 * Holds a method to its rate; nothing for a method that is not throttled.
 */
export function throttle(_method: MethodModel, _deployment: Deployment): Stage | undefined {
  return undefined;
}
