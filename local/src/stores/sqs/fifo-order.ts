import { createHash } from 'node:crypto';
import type { QueueMessage } from './queue-message';
import type { QueueSettings } from './queue-settings';
import { invalidValue, type SentMessage } from './sent-message';
import { DeduplicationWindow } from '../deduplication-window';
import { ServiceError } from '../service-error';

const FIRST_SEQUENCE_NUMBER = 18_849_496_460_467_696_128n;
const SEQUENCE_STEP = 256n;
const NOT_FOR_THIS_TYPE = 'The request include parameter that is not valid for this queue type';

/**
 * What makes a queue FIFO: groups, deduplication and sequence numbers. A standard queue refuses what only these need.
 */
export class FifoOrder {
  private readonly recent = new DeduplicationWindow<QueueMessage>();
  private sequenceNumber = FIRST_SEQUENCE_NUMBER;

  constructor(private readonly settings: QueueSettings) {}

  /**
   * @throws ServiceError when a message does not say what this type of queue needs, or says what it cannot have
   */
  public check({ groupId, deduplicationId, delaySeconds = 0 }: SentMessage): void {
    if (!this.settings.isFifo) {
      if (deduplicationId !== undefined) {
        throw invalidValue(deduplicationId, 'MessageDeduplicationId', `${NOT_FOR_THIS_TYPE}.`);
      }
      return;
    }
    if (groupId === undefined) {
      throw new ServiceError('MissingParameter', 'The request must contain the parameter MessageGroupId.');
    }
    if (delaySeconds > 0) {
      throw invalidValue(String(delaySeconds), 'DelaySeconds', `${NOT_FOR_THIS_TYPE}.`);
    }
    if (deduplicationId === undefined && !this.settings.contentBasedDeduplication) {
      throw new ServiceError('InvalidParameterValue', 'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly');
    }
  }

  /**
   * The message that makes another one superfluous; undefined when there is none.
   */
  public original(sent: SentMessage, now: number): QueueMessage | undefined {
    return this.settings.isFifo ? this.recent.find(this.keyOf(sent), now) : undefined;
  }

  public remember(message: QueueMessage): void {
    if (this.settings.isFifo) {
      this.recent.add(this.keyOf(message), message, message.sentAt);
    }
  }

  public nextSequenceNumber(): string | undefined {
    if (!this.settings.isFifo) {
      return undefined;
    }
    this.sequenceNumber += SEQUENCE_STEP;
    return this.sequenceNumber.toString();
  }

  /**
   * The id that a message is told apart by.
   */
  public deduplicationIdOf(sent: SentMessage): string {
    return sent.deduplicationId ?? createHash('sha256').update(sent.body).digest('hex');
  }

  private keyOf(sent: SentMessage): string {
    const id = this.deduplicationIdOf(sent);
    return this.settings.deduplicatesByGroup ? `${sent.groupId} ${id}` : id;
  }
}
