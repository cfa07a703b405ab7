import type { FirstClassAction, Parameters } from './first-class-action';
import { TEXT } from './parameter-types';
import { jsonRequest } from './protocols';

export const STEP_FUNCTIONS: readonly FirstClassAction[] = [
  {
    subtype: 'StepFunctions-StartExecution',
    service: 'states',
    action: 'StartExecution',
    required: { StateMachineArn: TEXT },
    optional: { Name: TEXT, Input: TEXT },
    request: (parameters) => jsonRequest('states', 'StartExecution', inLowerCase(parameters)),
  },
  {
    subtype: 'StepFunctions-StartSyncExecution',
    service: 'states',
    action: 'StartSyncExecution',
    required: { StateMachineArn: TEXT },
    optional: { Name: TEXT, Input: TEXT, TraceHeader: TEXT },
    request: (parameters) => jsonRequest('states', 'StartSyncExecution', inLowerCase(parameters)),
  },
  {
    subtype: 'StepFunctions-StopExecution',
    service: 'states',
    action: 'StopExecution',
    required: { ExecutionArn: TEXT },
    optional: { Cause: TEXT, Error: TEXT },
    request: (parameters) => jsonRequest('states', 'StopExecution', inLowerCase(parameters)),
  },
];

/*
 * Step Functions begins the names of its parameters in lower case.
 */
function inLowerCase(parameters: Parameters): Parameters {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name.charAt(0).toLowerCase() + name.slice(1), value]));
}
