import { PostToConnection } from 'cdk-apigateway-patterns';
import type { IWebSocketGateway } from 'cdk-apigateway-patterns';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnPipe } from 'aws-cdk-lib/aws-pipes';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { DefinitionBody, JitterType, JsonPath, Map as MapState, Pass, StateMachine, StateMachineType, TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import { CallAwsService, DynamoAttributeValue, DynamoDeleteItem } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';

/**
 * What the delivery needs.
 */
export interface DeliveryProps {
  readonly chat: IWebSocketGateway;
  readonly connections: ITable;
  readonly queue: IQueue;
}

/**
 * Takes what is said from the queue and sends it to everybody who is connected: one pipe, one state machine. Whoever is gone is forgotten.
 *
 * One page of the table is read, some thousands of connections: larger rooms want a table for each room.
 */
export class Delivery extends Construct {
  constructor(scope: Construct, id: string, private readonly props: DeliveryProps) {
    super(scope, id);
    const machine = new StateMachine(this, 'Machine', {
      stateMachineType: StateMachineType.EXPRESS,
      definitionBody: DefinitionBody.fromChainable(this.message().next(this.everybody()).next(this.each())),
      tracingEnabled: true,
    });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('pipes.amazonaws.com') });
    props.queue.grantConsumeMessages(role);
    machine.grantStartSyncExecution(role);
    new CfnPipe(this, 'Pipe', {
      roleArn: role.roleArn,
      source: props.queue.queueArn,
      sourceParameters: { sqsQueueParameters: { batchSize: 1 } },
      target: machine.stateMachineArn,
      targetParameters: { stepFunctionStateMachineParameters: { invocationType: 'REQUEST_RESPONSE' } },
    });
  }

  /**
   * A pipe hands on a list of messages, here of one.
   */
  private message(): Pass {
    return new Pass(this, 'Message', { parameters: { text: JsonPath.stringAt('$[0].body') } });
  }

  private everybody(): CallAwsService {
    const { connections } = this.props;
    return new CallAwsService(this, 'Everybody', {
      service: 'dynamodb',
      action: 'scan',
      parameters: { TableName: connections.tableName, ProjectionExpression: 'id' },
      iamResources: [connections.tableArn],
      resultPath: '$.connections',
    });
  }

  private each(): MapState {
    const each = new MapState(this, 'Each', {
      itemsPath: '$.connections.Items',
      itemSelector: { id: JsonPath.stringAt('$$.Map.Item.Value.id.S'), text: JsonPath.stringAt('$.text') },
    });
    each.itemProcessor(this.send());
    return each;
  }

  private send(): PostToConnection {
    const { chat, connections } = this.props;
    const post = new PostToConnection(this, 'Send', {
      gateway: chat,
      connectionId: JsonPath.stringAt('$.id'),
      data: TaskInput.fromObject({ said: JsonPath.stringAt('$.text') }),
    });
    post.addRetry({ errors: ['ApiGateway.429', 'ApiGateway.500'], maxAttempts: 3, jitterStrategy: JitterType.FULL });
    post.addCatch(new DynamoDeleteItem(this, 'Forget', {
      table: connections,
      key: { id: DynamoAttributeValue.fromString(JsonPath.stringAt('$.id')) },
    }), { errors: ['ApiGateway.410'], resultPath: '$.gone' });
    post.addCatch(new Pass(this, 'Leave'));
    return post;
  }
}
