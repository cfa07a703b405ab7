import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { EventBus } from 'aws-cdk-lib/aws-events';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import { Stream, StreamMode } from 'aws-cdk-lib/aws-kinesis';
import type { IStream } from 'aws-cdk-lib/aws-kinesis';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

const ATTEMPTS = 5;

/**
 * Where everything that comes in is kept.
 */
export class Inbox extends Construct {
  public readonly bus: IEventBus;

  /**
   * Orders, those of a customer in their order.
   */
  public readonly orders: IQueue;
  public readonly clicks: IStream;

  /**
   * What became of orders.
   */
  public readonly states: ITable;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.bus = new EventBus(this, 'Bus');
    const failed = new Queue(this, 'Failed', { fifo: true, enforceSSL: true, retentionPeriod: Duration.days(14) });
    this.orders = new Queue(this, 'Orders', { fifo: true, enforceSSL: true, deadLetterQueue: { queue: failed, maxReceiveCount: ATTEMPTS } });
    this.clicks = new Stream(this, 'Clicks', { streamMode: StreamMode.ON_DEMAND });
    this.states = new Table(this, 'States', {
      partitionKey: { name: 'id', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}
