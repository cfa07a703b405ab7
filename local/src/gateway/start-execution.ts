import type { Stage } from './compose';
import { writeStart } from '../logging/request-lines';
import { writeKeylessUsage } from '../logging/usage-lines';
import type { MethodModel } from '../template/rest-api-model';

/**
 * Writes to the journal that a method starts; nothing for a method that is not logged.
 */
export function startExecution(method: MethodModel, logged: boolean): Stage | undefined {
  if (!logged) {
    return undefined;
  }
  return (exchange, next) => {
    if (!method.apiKeyRequired) {
      writeKeylessUsage(exchange, method);
    }
    writeStart(exchange);
    return next(exchange);
  };
}

/**
 * The same for a test invocation, which no usage plan counts.
 */
export const startTest: Stage = (exchange, next) => {
  writeStart(exchange);
  return next(exchange);
};
