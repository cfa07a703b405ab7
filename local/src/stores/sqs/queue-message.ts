import { createHash } from 'node:crypto';
import type { SentMessage } from './sent-message';

/**
 * A message in a queue.
 */
export interface QueueMessage extends SentMessage {
  readonly messageId: string;
  readonly bodyDigest: string;
  readonly sentAt: number;

  /**
   * @default - the queue is not FIFO
   */
  readonly sequenceNumber?: string;

  /**
   * ARN of the queue that gave it up.
   *
   * @default - it has not been given up
   */
  readonly deadLetterSource?: string;

  /**
   * When it can be received.
   */
  visibleAt: number;
  receiveCount: number;
  firstReceivedAt?: number;
}

/**
 * The digest that SQS gives for the body of a message.
 */
export function bodyDigest(body: string): string {
  return createHash('md5').update(body).digest('hex');
}

/**
 * Whether a client has a message now and may delete it.
 */
export function isInFlight(message: QueueMessage, now: number): boolean {
  return message.receiveCount > 0 && message.visibleAt > now;
}
