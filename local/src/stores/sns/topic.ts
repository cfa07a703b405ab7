import { createHash } from 'node:crypto';
import type { Publication } from './publication';
import { Properties } from '../../template/properties';
import type { ResourceModel } from '../../template/template-model';
import { DeduplicationWindow } from '../deduplication-window';
import type { Kept } from '../directory';
import { Retained } from '../retained';
import type { StoreContext } from '../store-context';

const FIRST_SEQUENCE_NUMBER = 10_000_000_000_000_000_000n;

/**
 * A message that a topic has taken.
 */
export interface TopicMessage extends Publication {
  readonly messageId: string;

  /**
   * @default - the topic is not FIFO
   */
  readonly sequenceNumber?: string;
  readonly publishedAt: Date;
}

/**
 * A topic of SNS with its newest messages.
 */
export class Topic implements Kept {
  public readonly isFifo: boolean;
  public readonly contentBasedDeduplication: boolean;
  private readonly retained = new Retained<TopicMessage>();
  private readonly recent = new DeduplicationWindow<TopicMessage>();
  private sequenceNumber = FIRST_SEQUENCE_NUMBER;

  /**
   * @param deliver hands a message to those who have subscribed
   */
  constructor(
    public readonly resource: ResourceModel, private readonly context: StoreContext,
    private readonly deliver: (message: TopicMessage) => void,
  ) {
    const properties = new Properties(`topic '${resource.logicalId}'`, resource.properties);
    this.isFifo = properties.boolean('FifoTopic');
    this.contentBasedDeduplication = properties.boolean('ContentBasedDeduplication');
  }

  public get messages(): readonly TopicMessage[] {
    return [...this.retained];
  }

  /**
   * Takes a message and hands it on.
   *
   * @returns the message, or the one that was published before with the same deduplication id
   */
  public publish(publication: Publication): TopicMessage {
    if (!this.isFifo) {
      return this.add(publication);
    }
    const now = this.context.now();
    const deduplicationId = publication.deduplicationId ?? createHash('sha256').update(publication.message).digest('hex');
    const original = this.recent.find(deduplicationId, now);
    if (original) {
      return original;
    }
    this.sequenceNumber += 1n;
    const message = this.add({ ...publication, deduplicationId }, this.sequenceNumber.toString());
    this.recent.add(deduplicationId, message, now);
    return message;
  }

  private add(publication: Publication, sequenceNumber?: string): TopicMessage {
    const message = { ...publication, sequenceNumber, messageId: this.context.newId(), publishedAt: new Date(this.context.now()) };
    this.retained.add(message.messageId, message, Buffer.byteLength(message.message));
    this.deliver(message);
    return message;
  }
}
