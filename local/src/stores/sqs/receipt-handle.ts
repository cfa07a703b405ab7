import type { Queue } from './queue';
import type { QueueMessage } from './queue-message';
import { parseJson } from '../parse-json';
import { ServiceError } from '../service-error';

const PREFIX = 'AQEB';

/**
 * What a client deletes a received message by.
 */
export function receiptHandleOf(queue: Queue, { messageId, receiveCount }: QueueMessage): string {
  return PREFIX + Buffer.from(JSON.stringify([queue.resource.arn, messageId, receiveCount])).toString('base64');
}

/**
 * The message that a receipt handle is for; undefined when it is gone, or was received again.
 *
 * @throws ServiceError when the handle is none of this queue's
 */
export function messageOf(queue: Queue, handle: string): QueueMessage | undefined {
  const [arn, messageId, receiveCount] = decode(handle);
  if (arn !== queue.resource.arn) {
    throw new ServiceError('ReceiptHandleIsInvalid', `The input receipt handle "${handle}" is not a valid receipt handle.`, 404);
  }
  const message = queue.find(String(messageId));
  return message?.receiveCount === receiveCount ? message : undefined;
}

function decode(handle: string): readonly unknown[] {
  const parts = parseJson(Buffer.from(handle.slice(PREFIX.length), 'base64').toString('utf8'));
  return handle.startsWith(PREFIX) && Array.isArray(parts) ? parts : [];
}
