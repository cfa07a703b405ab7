import { Duration } from 'aws-cdk-lib';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import {
  DefinitionBody, IntegrationPattern, JsonPath, LogLevel, Pass, StateMachine, StateMachineType, Succeed, TaskInput, Timeout,
} from 'aws-cdk-lib/aws-stepfunctions';
import type { IChainable, IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { SqsSendMessage } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import type { Encryption } from './encryption';

/**
 * What takes several steps.
 */
export class Workflows extends Construct {
  /**
   * Brings an order to its customer, once somebody has approved it.
   */
  public readonly fulfilment: IStateMachine;

  /**
   * Tells the price of a basket at once.
   */
  public readonly pricing: IStateMachine;

  constructor(scope: Construct, id: string, private readonly encryption: Encryption, approvals: IQueue) {
    super(scope, id);
    this.fulfilment = this.machine('Fulfilment', StateMachineType.STANDARD, this.approval(approvals).next(new Succeed(this, 'Sent')));
    this.pricing = this.machine('Pricing', StateMachineType.EXPRESS, this.price());
  }

  private approval(queue: IQueue): SqsSendMessage {
    return new SqsSendMessage(this, 'Approval', {
      queue,
      integrationPattern: IntegrationPattern.WAIT_FOR_TASK_TOKEN,
      messageBody: TaskInput.fromObject({ order: JsonPath.entirePayload, taskToken: JsonPath.taskToken }),
      taskTimeout: Timeout.duration(Duration.days(3)),
    });
  }

  private price(): Pass {
    return new Pass(this, 'Price', {
      parameters: { currency: 'EUR', amount: JsonPath.mathAdd(JsonPath.numberAt('$.net'), JsonPath.numberAt('$.shipping')) },
    });
  }

  private machine(id: string, stateMachineType: StateMachineType, definition: IChainable): IStateMachine {
    return new StateMachine(this, id, {
      stateMachineType,
      definitionBody: DefinitionBody.fromChainable(definition),
      tracingEnabled: true,
      logs: { destination: this.encryption.logGroup(this, `${id}Log`), level: LogLevel.ERROR },
    });
  }
}
