import { describedExecution, secondsOf, syncExecution } from './execution-answers';
import { StateMachine, type Execution } from './state-machine';
import type { Backend } from '../../backends/backend';
import { UnsupportedFeatureError } from '../../errors';
import type { ResourceModel } from '../../template/template-model';
import { jsonAnswers } from '../answers/json-answers';
import { Directory, nameOf } from '../directory';
import { requiredText, textOf } from '../inputs';
import { parseJson } from '../parse-json';
import { Retained } from '../retained';
import { ServiceError } from '../service-error';
import { actionTable, storeBackend, type Action, type Input } from '../store-backend';
import type { StoreContext } from '../store-context';

/**
 * What somebody reported of a task that waits for it.
 */
export interface TaskReport {
  readonly action: 'SendTaskFailure' | 'SendTaskHeartbeat' | 'SendTaskSuccess';
  readonly taskToken: string;

  /**
   * JSON text of a success.
   */
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
}

/*
 * White space, brackets, wildcards, special and control characters, as the service's documentation lists them.
 */
const BAD_NAME = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]/u;

/**
 * Step Functions, as far as its state machines are in the templates.
 */
export class StatesStore {
  public readonly stateMachines: Directory<StateMachine>;
  public readonly backend: Backend;
  private readonly retainedReports = new Retained<TaskReport>();
  private reportCount = 0;

  constructor(resources: readonly ResourceModel[], private readonly context: StoreContext) {
    const machines = resources.filter(({ type }) => type === 'AWS::StepFunctions::StateMachine');
    this.stateMachines = new Directory('state machine', machines.map((resource) => new StateMachine(resource)));
    this.backend = storeBackend(this.actions(), jsonAnswers('1.0', context));
  }

  /**
   * What was reported of tasks, of any task token.
   */
  public get taskReports(): readonly TaskReport[] {
    return [...this.retainedReports];
  }

  private actions(): ReadonlyMap<string, Action<object>> {
    return actionTable<object>({
      DescribeExecution: (input) => {
        const [machine, execution] = this.executionOf(input);
        return describedExecution(machine, execution);
      },
      SendTaskFailure: (input) => this.report('SendTaskFailure', input),
      SendTaskHeartbeat: (input) => this.report('SendTaskHeartbeat', input),
      SendTaskSuccess: (input) => this.report('SendTaskSuccess', input),
      StartExecution: (input) => this.start(this.machineOf(input), input),
      StartSyncExecution: (input) => this.startSync(this.machineOf(input), input),
      StopExecution: (input) => this.stop(this.executionOf(input)[1], input),
    });
  }

  private start(machine: StateMachine, input: Input): object {
    const execution = this.newExecution(machine, input);
    const known = machine.find(execution.arn);
    if (known && (known.status !== 'RUNNING' || known.input !== execution.input)) {
      throw new ServiceError('ExecutionAlreadyExists', `Execution Already Exists: '${known.arn}'`);
    }
    if (!known) {
      void machine.start(execution, () => this.context.now());
    }
    const { arn, startedAt } = known ?? execution;
    return { executionArn: arn, startDate: secondsOf(startedAt) };
  }

  private async startSync(machine: StateMachine, input: Input): Promise<object> {
    if (!machine.isExpress) {
      throw new ServiceError('StateMachineTypeNotSupported', 'This operation is not supported by this type of state machine');
    }
    if (!machine.run) {
      const { logicalId } = machine.resource;
      throw new UnsupportedFeatureError(`the state machine '${logicalId}' is not interpreted here; say what it does by stores.stateMachine('${logicalId}').run, `
        + 'or give an answer for \'states:StartSyncExecution\' in \'stubs\'');
    }
    const execution = this.newExecution(machine, input);
    await machine.start(execution, () => this.context.now());
    return syncExecution(machine, execution);
  }

  private stop(execution: Execution, input: Input): object {
    if (execution.status === 'RUNNING') {
      execution.status = 'ABORTED';
      execution.error = textOf(input, 'error');
      execution.cause = textOf(input, 'cause');
      execution.stoppedAt = new Date(this.context.now());
    }
    return { stopDate: secondsOf(execution.stoppedAt ?? new Date(this.context.now())) };
  }

  private report(action: TaskReport['action'], input: Input): object {
    const output = textOf(input, 'output');
    if (output !== undefined && parseJson(output) === undefined) {
      throw new ServiceError('InvalidOutput', 'Invalid Output: the output is not JSON');
    }
    const report = { action, taskToken: requiredText(input, 'taskToken'), output, error: textOf(input, 'error'), cause: textOf(input, 'cause') };
    this.retainedReports.add(String(this.reportCount += 1), report, report.taskToken.length + (output?.length ?? 0));
    return {};
  }

  private newExecution(machine: StateMachine, input: Input): Execution {
    const name = textOf(input, 'name') ?? this.context.newId();
    if (BAD_NAME.test(name)) {
      throw new ServiceError('InvalidName', `Invalid Name: '${name}'`);
    }
    const prefix = machine.resource.ref.split(':').slice(0, 5).join(':');
    const machineName = nameOf(machine.resource);
    const arn = machine.isExpress
      ? `${prefix}:express:${machineName}:${name}:${this.context.newId()}` : `${prefix}:execution:${machineName}:${name}`;
    return { arn, name, input: textOf(input, 'input') ?? '{}', startedAt: new Date(this.context.now()), status: 'RUNNING' };
  }

  private machineOf(input: Input): StateMachine {
    const arn = requiredText(input, 'stateMachineArn');
    if (!/^arn:[^:]+:states:/.test(arn)) {
      throw new ServiceError('InvalidArn', `Invalid Arn: 'Resource type not valid in this context: ${arn}'`);
    }
    const machine = this.stateMachines.atArn(arn);
    if (!machine) {
      throw new ServiceError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
    }
    return machine;
  }

  private executionOf(input: Input): readonly [StateMachine, Execution] {
    const arn = requiredText(input, 'executionArn');
    if (!/^arn:[^:]+:states:[^:]*:[^:]*:execution:/.test(arn)) {
      throw new ServiceError('InvalidArn', `Invalid Arn: 'Resource type not valid in this context: ${arn}'`);
    }
    for (const machine of this.stateMachines.all) {
      const execution = machine.find(arn);
      if (execution) {
        return [machine, execution];
      }
    }
    throw new ServiceError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
  }
}
