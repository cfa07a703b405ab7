import type { Stack } from 'aws-cdk-lib';
import { DefinitionBody, IStateMachine, Pass, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';

export const MACHINE_ARN = 'arn:aws:states:us-east-1:123456789012:stateMachine:work';
export const EXECUTION_ARN = 'arn:aws:states:us-east-1:123456789012:execution:work';

/**
 * A state machine whose name the local engine shows in ARNs.
 */
export function newMachine(stack: Stack, stateMachineType = StateMachineType.STANDARD): StateMachine {
  return new StateMachine(stack, 'Machine', { stateMachineName: 'work', stateMachineType, definitionBody: DefinitionBody.fromChainable(new Pass(stack, 'Pass')) });
}

/**
 * A state machine of somewhere else.
 */
export function importedMachine(stack: Stack): IStateMachine {
  return StateMachine.fromStateMachineArn(stack, 'Machine', 'arn:aws:states:eu-west-1:210987654321:stateMachine:work');
}
