import type { Subscription } from './subscription';
import type { TopicMessage } from './topic';
import { isRecord } from '../../template/cloud-template';
import type { MessageAttribute, MessageAttributes } from '../message-attributes';
import { parseJson } from '../parse-json';
import type { Queue } from '../sqs/queue';

/**
 * Puts a message of a topic into a queue that has subscribed to it.
 */
export function deliver(message: TopicMessage, subscription: Subscription, queue: Queue): void {
  const text = textFor(message);
  const body = subscription.isRaw ? text : envelope(message, text, subscription);
  const attributes: MessageAttributes = subscription.isRaw ? message.attributes : new Map();
  queue.send({
    body,
    attributes,
    size: Buffer.byteLength(body),
    groupId: message.groupId,
    deduplicationId: queue.settings.isFifo ? message.deduplicationId ?? message.messageId : undefined,
  });
}

/*
 * A message with a structure has a text for each protocol.
 */
function textFor({ message, structure }: TopicMessage): string {
  if (structure !== 'json') {
    return message;
  }
  const texts = JSON.parse(message) as Record<string, unknown>;
  return String(texts.sqs ?? texts.default);
}

function envelope(message: TopicMessage, text: string, { arn, topicArn }: Subscription): string {
  const region = topicArn.split(':')[3];
  const attributes = Object.fromEntries([...message.attributes].map(([name, value]) => [name, enveloped(value)]));
  return JSON.stringify({
    Type: 'Notification',
    MessageId: message.messageId,
    ...message.sequenceNumber !== undefined && { SequenceNumber: message.sequenceNumber },
    TopicArn: topicArn,
    ...message.subject !== undefined && { Subject: message.subject },
    Message: text,
    Timestamp: message.publishedAt.toISOString(),
    UnsubscribeURL: `https://sns.${region}.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=${arn}`,
    ...message.attributes.size > 0 && { MessageAttributes: attributes },
  });
}

function enveloped({ BinaryValue, DataType, StringValue }: MessageAttribute): object {
  return { Type: DataType, Value: BinaryValue ?? StringValue };
}

/**
 * Whether a message with a structure says something to every protocol.
 */
export function isStructured(message: string): boolean {
  const texts = parseJson(message);
  return isRecord(texts) && typeof texts.default === 'string';
}
