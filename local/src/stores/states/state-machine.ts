import type { ResourceModel } from '../../template/template-model';
import type { Kept } from '../directory';
import { Retained } from '../retained';

/**
 * What a state machine does with its input; what it throws makes the execution fail.
 */
export type StateMachineRun = (input: unknown) => unknown;

export type ExecutionStatus = 'ABORTED' | 'FAILED' | 'RUNNING' | 'SUCCEEDED';

/**
 * An execution of a state machine.
 */
export interface Execution {
  readonly arn: string;
  readonly name: string;

  /**
   * JSON text.
   */
  readonly input: string;
  readonly startedAt: Date;
  status: ExecutionStatus;
  stoppedAt?: Date;

  /**
   * JSON text.
   */
  output?: string;
  error?: string;
  cause?: string;
}

/**
 * A state machine of Step Functions with its newest executions.
 *
 * It is not interpreted. Its executions go on until they are stopped, unless `run` says what comes of them.
 */
export class StateMachine implements Kept {
  /**
   * What the state machine does.
   *
   * @default - its executions go on, and one that has to end at once is an error
   */
  public run?: StateMachineRun;

  public readonly isExpress: boolean;
  private readonly retained = new Retained<Execution>();

  constructor(public readonly resource: ResourceModel) {
    this.isExpress = resource.properties.StateMachineType === 'EXPRESS';
  }

  public get executions(): readonly Execution[] {
    return [...this.retained];
  }

  public find(executionArn: string): Execution | undefined {
    return this.retained.get(executionArn);
  }

  /**
   * Starts an execution, and ends it if `run` says how.
   */
  public async start(execution: Execution, now: () => number): Promise<void> {
    this.retained.add(execution.arn, execution, Buffer.byteLength(execution.input));
    if (!this.run) {
      return;
    }
    try {
      execution.output = JSON.stringify(await this.run(JSON.parse(execution.input))) ?? 'null';
      execution.status = 'SUCCEEDED';
    } catch (error) {
      execution.status = 'FAILED';
      execution.error = error instanceof Error ? error.name : 'Error';
      execution.cause = error instanceof Error ? error.message : String(error);
    }
    execution.stoppedAt = new Date(now());
  }
}
