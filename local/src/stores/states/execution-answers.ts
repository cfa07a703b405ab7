import type { Execution, StateMachine } from './state-machine';

/**
 * An execution as `DescribeExecution` tells of it.
 */
export function describedExecution(machine: StateMachine, execution: Execution): object {
  return {
    executionArn: execution.arn,
    stateMachineArn: machine.resource.ref,
    name: execution.name,
    status: execution.status,
    startDate: secondsOf(execution.startedAt),
    stopDate: execution.stoppedAt && secondsOf(execution.stoppedAt),
    input: execution.input,
    inputDetails: { included: true },
    output: execution.output,
    outputDetails: execution.output === undefined ? undefined : { included: true },
    error: execution.error,
    cause: execution.cause,
    redriveCount: 0,
    redriveStatus: 'NOT_REDRIVABLE',
  };
}

/**
 * An execution as `StartSyncExecution` tells of it.
 */
export function syncExecution(machine: StateMachine, execution: Execution): object {
  const { arn, name, input, output, error, cause, startedAt, stoppedAt = startedAt, status } = execution;
  const milliseconds = stoppedAt.getTime() - startedAt.getTime();
  return {
    executionArn: arn,
    stateMachineArn: machine.resource.ref,
    name,
    status,
    startDate: secondsOf(startedAt),
    stopDate: secondsOf(stoppedAt),
    input,
    inputDetails: { included: true },
    output,
    outputDetails: output === undefined ? undefined : { included: true },
    error,
    cause,
    billingDetails: { billedDurationInMilliseconds: Math.ceil(milliseconds / 100) * 100, billedMemoryUsedInMB: 64 },
  };
}

/**
 * A time as the JSON protocol writes it.
 */
export function secondsOf(time: Date): number {
  return time.getTime() / 1000;
}
