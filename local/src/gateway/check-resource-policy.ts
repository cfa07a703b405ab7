import type { Stage } from './compose';
import type { Deployment } from './deployment';
import type { MethodModel } from '../template/rest-api-model';

/**
 * Lets in whom the API's resource policy lets in; nothing for an API without one.
 */
export function checkResourcePolicy(_method: MethodModel, _deployment: Deployment): Stage | undefined {
  return undefined;
}
