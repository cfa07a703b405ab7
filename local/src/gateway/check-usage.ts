import { UnsupportedFeatureError } from '../errors';
import type { Stage } from './compose';
import type { Deployment } from './deployment';
import type { MethodModel } from '../template/rest-api-model';

/**
 * Checks the API key of a request, and the throttle and quota of its usage plan; nothing for a method that asks for no key.
 */
export function checkUsage(method: MethodModel, deployment: Deployment): Stage | undefined {
  if (!method.apiKeyRequired) {
    return undefined;
  }
  return () => {
    throw new UnsupportedFeatureError(`API keys are not emulated; ${method.httpMethod} ${method.path} of '${deployment.api.logicalId}' requires one`);
  };
}
