import { Duration } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

const ATTEMPTS = 3;

/**
 * What is said, in its order, until it is delivered.
 */
export class Room extends Construct {
  public readonly queue: IQueue;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const failed = new Queue(this, 'Undelivered', { fifo: true, enforceSSL: true, retentionPeriod: Duration.days(14) });
    this.queue = new Queue(this, 'Said', { fifo: true, enforceSSL: true, deadLetterQueue: { queue: failed, maxReceiveCount: ATTEMPTS } });
  }
}
