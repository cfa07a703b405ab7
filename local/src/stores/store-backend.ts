import { ServiceError } from './service-error';
import type { Backend, BackendAnswer, BackendCall } from '../backends/backend';
import { refusal } from '../backends/refusal';
import { UnsupportedFeatureError } from '../errors';
import { parseServiceCall } from '../services';

/**
 * The parameters of an action, by their names in the service's model, which they have been checked against.
 */
export type Input = Readonly<Record<string, unknown>>;

/**
 * Does what an action asks for.
 *
 * @throws ServiceError when the service would refuse it
 */
export type Action<Result> = (input: Input, call: BackendCall) => Result | Promise<Result>;

/**
 * How a service says that something was done, and that it was not.
 */
export interface Protocol<Result> {
  result(call: BackendCall, action: string, result: Result): BackendAnswer;
  error(call: BackendCall, error: ServiceError): BackendAnswer;
}

/**
 * Makes the backend of a service out of what it does for each action.
 *
 * @throws UnsupportedFeatureError on a call to an action that is not there
 */
export function storeBackend<Result>(actions: ReadonlyMap<string, Action<Result>>, protocol: Protocol<Result>): Backend {
  return async (call) => {
    const { input, operation = '', problems } = parseServiceCall(call);
    if (problems.length > 0) {
      return refusal(call, problems);
    }
    const action = actions.get(operation);
    if (!action) {
      const known = [...actions.keys()].join(', ');
      throw new UnsupportedFeatureError(`'${call.service}:${operation}' is not emulated; emulated are ${known}: give an answer in 'stubs', or an endpoint`);
    }
    try {
      return protocol.result(call, operation, await action(input, call));
    } catch (error) {
      if (error instanceof ServiceError) {
        return protocol.error(call, error);
      }
      throw error;
    }
  };
}

/**
 * Makes a table of actions.
 */
export function actionTable<Result>(actions: Readonly<Record<string, Action<Result>>>): ReadonlyMap<string, Action<Result>> {
  return new Map(Object.entries(actions));
}
