import { Duration } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

const ATTEMPTS = 5;

/**
 * Who hears of what: queues for work, topics for news, a bus for everything that happened.
 */
export class Messaging extends Construct {
  /**
   * Orders that wait to be packed.
   */
  public readonly packing: IQueue;

  /**
   * Notes of customers, those of a customer in order.
   */
  public readonly notes: IQueue;

  /**
   * Orders that wait for somebody's approval.
   */
  public readonly approvals: IQueue;

  /**
   * News for all who subscribed.
   */
  public readonly announcements: ITopic;

  /**
   * What happened to orders, that of an order in order.
   */
  public readonly history: ITopic;

  public readonly events: IEventBus;

  constructor(scope: Construct, id: string, private readonly key: IKey) {
    super(scope, id);
    this.packing = this.queue('Packing');
    this.notes = this.queue('Notes', true);
    this.approvals = this.queue('Approvals');
    this.announcements = new Topic(this, 'Announcements', { masterKey: key, enforceSSL: true });
    this.history = new Topic(this, 'History', { masterKey: key, enforceSSL: true, fifo: true });
    this.events = new EventBus(this, 'Events');
  }

  private queue(id: string, fifo?: true): IQueue {
    const common = { fifo, encryption: QueueEncryption.KMS, encryptionMasterKey: this.key, enforceSSL: true };
    const failed = new Queue(this, `${id}Failed`, { ...common, retentionPeriod: Duration.days(14) });
    return new Queue(this, id, { ...common, deadLetterQueue: { queue: failed, maxReceiveCount: ATTEMPTS } });
  }
}
