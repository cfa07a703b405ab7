import { isStructured } from './deliver';
import type { Topic } from './topic';
import { requiredText, textOf } from '../inputs';
import { attributesSize, readAttributes, type MessageAttributes } from '../message-attributes';
import { ServiceError } from '../service-error';
import type { Input } from '../store-backend';

/**
 * What a client publishes.
 */
export interface Publication {
  readonly message: string;
  readonly subject?: string;
  readonly structure?: string;
  readonly attributes: MessageAttributes;
  readonly groupId?: string;
  readonly deduplicationId?: string;
}

const MAX_BYTES = 262_144;
const SUBJECT = /^[^\p{Cc}]{1,99}$/u;

/**
 * Reads what is published to a topic.
 *
 * @throws ServiceError for what SNS refuses
 */
export function readPublication(input: Input, topic: Topic): Publication {
  const message = requiredText(input, 'Message');
  const attributes = readAttributes(input, 'ParameterValueInvalid');
  const publication = {
    message,
    attributes,
    subject: textOf(input, 'Subject'),
    structure: textOf(input, 'MessageStructure'),
    groupId: textOf(input, 'MessageGroupId'),
    deduplicationId: textOf(input, 'MessageDeduplicationId'),
  };
  checkContent(publication);
  checkOrder(publication, topic);
  return publication;
}

function checkContent({ attributes, message, structure, subject }: Publication): void {
  if (message === '') {
    throw invalid('Empty message');
  }
  if (Buffer.byteLength(message) + attributesSize(attributes) > MAX_BYTES) {
    throw invalid('Message too long');
  }
  if (subject !== undefined && !SUBJECT.test(subject)) {
    throw invalid('Subject');
  }
  if (structure !== undefined && structure !== 'json') {
    throw invalid('MessageStructure');
  }
  if (structure === 'json' && !isStructured(message)) {
    throw invalid('Message Structure - No default entry in JSON message body');
  }
}

function checkOrder({ deduplicationId, groupId }: Publication, topic: Topic): void {
  if (!topic.isFifo) {
    if (deduplicationId !== undefined) {
      throw invalid('MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type');
    }
    return;
  }
  if (groupId === undefined) {
    throw invalid('The MessageGroupId parameter is required for FIFO topics');
  }
  if (deduplicationId === undefined && !topic.contentBasedDeduplication) {
    throw invalid('The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly');
  }
}

function invalid(what: string): ServiceError {
  return new ServiceError('InvalidParameter', `Invalid parameter: ${what}`);
}
