import { Arn, ArnFormat, Stack } from 'aws-cdk-lib';
import { IStateMachine, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { jsonProtocol, ServiceCall } from './aws-service-integration';
import type { IntegrationRights } from './integration-role';
import type { JsonTemplate } from '../mapping/json-template';
import { MatchingText } from '../mapping/matching-text';
import type { RequestValue } from '../mapping/request-value';
import type { ErrorRule } from '../mapping/response-template';
import { ValidationError } from '../private/errors';

const EXECUTION_NAME = '[A-Za-z0-9._-]{1,80}';

/**
 * What the callback of a task may be answered with.
 */
export const TASK_ERRORS: readonly ErrorRule[] = [
  { code: 'TaskDoesNotExist', status: 404 },
  { code: 'TaskTimedOut', status: 409 },
];

/**
 * What the actions of Step Functions have in common.
 */
export function stepFunctionsCall(machine: IStateMachine, action: string): Pick<ServiceCall, 'service' | 'target' | 'region' | 'parameters'> {
  return {
    service: 'states',
    target: `action/${action}`,
    region: machine.env.region,
    parameters: jsonProtocol(`AWSStepFunctions.${action}`, '1.0'),
  };
}

/**
 * Exactly one action on the state machine.
 */
export function machineRights(machine: IStateMachine, action: string): IntegrationRights {
  return { action: `states:${action}`, resource: machine, grant: (role) => machine.grant(role, `states:${action}`) };
}

/**
 * Exactly one action on the executions of the state machine.
 */
export function executionRights(machine: IStateMachine, action: string): IntegrationRights {
  return { action: `states:${action}`, resource: machine, grant: (role) => machine.grantExecution(role, `states:${action}`) };
}

/**
 * A name that an execution can be found by.
 */
export function executionName(name: RequestValue): JsonTemplate {
  return new MatchingText(name, EXECUTION_NAME);
}

/**
 * The ARN of an execution of this state machine, whatever the caller says: by its name, or by its ARN.
 */
export function executionArn(machine: IStateMachine, execution: RequestValue): JsonTemplate {
  return new MatchingText(execution, EXECUTION_NAME, executionPrefix(machine));
}

/**
 * What stands before the name in the ARN of an execution.
 */
export function executionPrefix(machine: IStateMachine): string {
  const name = Arn.split(machine.stateMachineArn, ArnFormat.COLON_RESOURCE_NAME).resourceName;
  return Stack.of(machine).formatArn({
    service: 'states',
    region: machine.env.region,
    account: machine.env.account,
    resource: 'execution',
    resourceName: `${name}:`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
}

/**
 * Refuses a state machine that is known to be of another type than the action is for.
 */
export function checkType(machine: IStateMachine, expected: StateMachineType, advice: string): void {
  if (machine instanceof StateMachine && machine.stateMachineType !== expected) {
    throw new ValidationError(`the state machine must be of type ${expected}, got ${machine.stateMachineType}: ${advice}`, machine);
  }
}
