import type { Queue } from './queue';
import type { QueueMessage } from './queue-message';
import { receiptHandleOf } from './receipt-handle';
import { textsOf } from '../inputs';
import { attributesDigest, type MessageAttributes } from '../message-attributes';
import type { Input } from '../store-backend';

type SystemAttribute = (message: QueueMessage, queue: Queue) => number | string | undefined;

const SYSTEM_ATTRIBUTES: Readonly<Record<string, SystemAttribute>> = {
  ApproximateFirstReceiveTimestamp: ({ firstReceivedAt }) => firstReceivedAt,
  ApproximateReceiveCount: ({ receiveCount }) => receiveCount,
  AWSTraceHeader: ({ traceHeader }) => traceHeader,
  DeadLetterQueueSourceArn: ({ deadLetterSource }) => deadLetterSource,
  MessageDeduplicationId: (message, queue) => queue.deduplicationIdOf(message),
  MessageGroupId: ({ groupId }) => groupId,
  SenderId: (_message, queue) => queue.resource.account,
  SentTimestamp: ({ sentAt }) => sentAt,
  SequenceNumber: ({ sequenceNumber }) => sequenceNumber,
};

/**
 * A message as a client receives it.
 *
 * @param input what the client wants to know of messages
 */
export function receivedMessage(queue: Queue, message: QueueMessage, input: Input): object {
  const attributes = chosenAttributes(message.attributes, textsOf(input, 'MessageAttributeNames'));
  const systemAttributes = systemAttributesOf(queue, message, [...textsOf(input, 'AttributeNames'), ...textsOf(input, 'MessageSystemAttributeNames')]);
  return {
    MessageId: message.messageId,
    ReceiptHandle: receiptHandleOf(queue, message),
    MD5OfBody: message.bodyDigest,
    Body: message.body,
    ...Object.keys(systemAttributes).length > 0 && { Attributes: systemAttributes },
    ...attributes.size > 0 && { MD5OfMessageAttributes: attributesDigest(attributes), MessageAttributes: Object.fromEntries(attributes) },
  };
}

/**
 * What the service knows of a message.
 *
 * @param names what is asked for; `All` for everything
 */
export function systemAttributesOf(queue: Queue, message: QueueMessage, names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(SYSTEM_ATTRIBUTES)
    .filter(([name]) => names.includes('All') || names.includes(name))
    .map(([name, attribute]) => [name, attribute(message, queue)] as const)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, String(value)]));
}

/*
 * A name that ends with `.*` stands for all that begin so.
 */
function chosenAttributes(attributes: MessageAttributes, names: readonly string[]): MessageAttributes {
  const prefixes = names.filter((name) => name.endsWith('.*')).map((name) => name.slice(0, -2));
  const isChosen = (name: string) => names.includes('All') || names.includes(name) || prefixes.some((prefix) => name.startsWith(prefix));
  return new Map([...attributes].filter(([name]) => isChosen(name)));
}
