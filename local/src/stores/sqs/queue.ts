import { FifoOrder } from './fifo-order';
import { bodyDigest, type QueueMessage } from './queue-message';
import { readQueueSettings, type QueueSettings } from './queue-settings';
import type { SentMessage } from './sent-message';
import type { ResourceModel } from '../../template/template-model';
import type { Kept } from '../directory';
import { Retained } from '../retained';
import { ServiceError } from '../service-error';
import type { StoreContext } from '../store-context';

type MessageState = Pick<QueueMessage, 'deadLetterSource' | 'firstReceivedAt' | 'messageId' | 'receiveCount' | 'visibleAt'>;

/**
 * A queue of SQS with its messages.
 */
export class Queue implements Kept {
  public readonly settings: QueueSettings;
  private readonly retained = new Retained<QueueMessage>();
  private readonly order: FifoOrder;

  /**
   * @param deadLetters finds the queue that takes what nobody could work on
   */
  constructor(
    public readonly resource: ResourceModel, private readonly context: StoreContext,
    private readonly deadLetters: (arn: string) => Queue | undefined,
  ) {
    this.settings = readQueueSettings(resource);
    this.order = new FifoOrder(this.settings);
  }

  /**
   * Every message that is there, received or not.
   */
  public get messages(): readonly QueueMessage[] {
    this.dropExpired(this.context.now());
    return [...this.retained];
  }

  /**
   * Takes a message.
   *
   * @returns the message, or the one that was sent before with the same deduplication id
   * @throws ServiceError when this queue cannot take it
   */
  public send(sent: SentMessage): QueueMessage {
    this.order.check(sent);
    if (sent.size > this.settings.maxMessageBytes) {
      throw new ServiceError('InvalidParameterValue', `One or more parameters are invalid. Reason: Message must be shorter than ${this.settings.maxMessageBytes} bytes.`);
    }
    const now = this.context.now();
    const original = this.order.original(sent, now);
    if (original) {
      return original;
    }
    const delay = sent.delaySeconds ?? this.settings.delaySeconds;
    const message = this.add(sent, { messageId: this.context.newId(), visibleAt: now + delay * 1000, receiveCount: 0 });
    this.order.remember(message);
    return message;
  }

  /**
   * Hands out messages, which nobody else gets until their time is over.
   */
  public receive(count: number, visibilitySeconds = this.settings.visibilitySeconds): readonly QueueMessage[] {
    const now = this.context.now();
    const received = this.available(count, now);
    for (const message of received) {
      message.visibleAt = now + visibilitySeconds * 1000;
      message.receiveCount += 1;
      message.firstReceivedAt ??= now;
    }
    return received;
  }

  public find(messageId: string): QueueMessage | undefined {
    return this.retained.get(messageId);
  }

  public delete(message: QueueMessage): void {
    this.retained.delete(message.messageId);
  }

  public purge(): void {
    this.retained.clear();
  }

  public deduplicationIdOf(message: QueueMessage): string | undefined {
    return this.settings.isFifo ? this.order.deduplicationIdOf(message) : undefined;
  }

  private add(sent: SentMessage, state: MessageState): QueueMessage {
    const fresh = { bodyDigest: bodyDigest(sent.body), sentAt: this.context.now(), sequenceNumber: this.order.nextSequenceNumber() };
    const message = { ...sent, ...state, ...fresh };
    this.retained.add(message.messageId, message, sent.size);
    return message;
  }

  /*
   * A FIFO queue hands out nothing of a group that somebody is working on.
   */
  private available(count: number, now: number): QueueMessage[] {
    this.dropExpired(now);
    const busy = new Set<string>();
    const found: QueueMessage[] = [];
    for (const message of this.retained) {
      const group = this.settings.isFifo ? message.groupId ?? '' : undefined;
      if (found.length === count) {
        return found;
      }
      if (message.visibleAt > now) {
        busy.add(group ?? '');
      } else if ((group === undefined || !busy.has(group)) && !this.giveUp(message)) {
        found.push(message);
      }
    }
    return found;
  }

  private giveUp(message: QueueMessage): boolean {
    const { redrive } = this.settings;
    const target = redrive && message.receiveCount >= redrive.maxReceiveCount ? this.deadLetters(redrive.targetArn) : undefined;
    if (!target) {
      return false;
    }
    const { messageId, receiveCount, firstReceivedAt } = message;
    this.retained.delete(messageId);
    target.add(message, { messageId, receiveCount, firstReceivedAt, visibleAt: this.context.now(), deadLetterSource: this.resource.arn });
    return true;
  }

  private dropExpired(now: number): void {
    for (const message of this.retained) {
      if (message.sentAt + this.settings.retentionSeconds * 1000 > now) {
        return;
      }
      this.retained.delete(message.messageId);
    }
  }
}
