import { App, Stack } from 'aws-cdk-lib';
import * as appconfig from 'aws-cdk-lib/aws-appconfig';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as events from 'aws-cdk-lib/aws-events';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as firehose from 'aws-cdk-lib/aws-kinesisfirehose';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';

/**
 * One of everything that a route can go to.
 */
export class Resources {
  public readonly stack = new Stack(new App(), 'Attacked');
  public readonly queue = new sqs.Queue(this.stack, 'Queue');
  public readonly fifo = new sqs.Queue(this.stack, 'Fifo', { fifo: true });
  public readonly topic = new sns.Topic(this.stack, 'Topic');
  public readonly fifoTopic = new sns.Topic(this.stack, 'FifoTopic', { fifo: true });
  public readonly table = new dynamodb.Table(this.stack, 'Table', {
    partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
    sortKey: { name: 'at', type: dynamodb.AttributeType.NUMBER },
  });
  public readonly bucket = new s3.Bucket(this.stack, 'Bucket');
  public readonly stream = new kinesis.Stream(this.stack, 'Stream');
  public readonly deliveryStream = firehose.DeliveryStream.fromDeliveryStreamName(this.stack, 'DeliveryStream', 'clicks');
  public readonly machine = sfn.StateMachine.fromStateMachineName(this.stack, 'Machine', 'work');
  public readonly application = new appconfig.Application(this.stack, 'Application');
  public readonly environment = this.application.addEnvironment('Environment');
  public readonly configuration = new appconfig.HostedConfiguration(this.stack, 'Configuration', {
    application: this.application, content: appconfig.ConfigurationContent.fromInlineText('on'),
  });
  public readonly bus = new events.EventBus(this.stack, 'Bus');
  public readonly handler = new lambda.Function(this.stack, 'Handler', {
    runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('exports.handler = async () => ({})'),
  });

  constructor() {
    this.table.addGlobalSecondaryIndex({ indexName: 'byCustomer', partitionKey: { name: 'customer', type: dynamodb.AttributeType.STRING } });
  }
}
