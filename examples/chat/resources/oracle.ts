import { PostToConnection } from 'cdk-apigateway-patterns';
import type { IWebSocketGateway } from 'cdk-apigateway-patterns';
import { DefinitionBody, JsonPath, Pass, Result, StateMachine, TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';

/**
 * Answers questions, to those who asked and to nobody else.
 */
export class Oracle extends Construct {
  public readonly machine: IStateMachine;

  constructor(scope: Construct, id: string, chat: IWebSocketGateway) {
    super(scope, id);
    const think = new Pass(this, 'Think', { result: Result.fromString('it depends'), resultPath: '$.answer' });
    const answer = new PostToConnection(this, 'Answer', {
      gateway: chat,
      connectionId: JsonPath.stringAt('$.connectionId'),
      data: TaskInput.fromObject({ question: JsonPath.stringAt('$.question'), answer: JsonPath.stringAt('$.answer') }),
    });
    this.machine = new StateMachine(this, 'Machine', { definitionBody: DefinitionBody.fromChainable(think.next(answer)), tracingEnabled: true });
  }
}
