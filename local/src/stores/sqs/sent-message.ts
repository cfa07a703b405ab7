import { numberOf, requiredText, structureOf, textOf } from '../inputs';
import { attributesSize, readAttributes, type MessageAttributes } from '../message-attributes';
import { ServiceError } from '../service-error';
import type { Input } from '../store-backend';

/**
 * What a client sends to a queue.
 */
export interface SentMessage {
  readonly body: string;
  readonly attributes: MessageAttributes;
  readonly delaySeconds?: number;
  readonly groupId?: string;
  readonly deduplicationId?: string;
  readonly traceHeader?: string;

  /**
   * Size in bytes with its attributes, as its limit counts it.
   */
  readonly size: number;
}

/*
 * Characters that XML 1.0 does not have, half surrogates among them.
 */
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;
const ID = /^[!-~]{1,128}$/;
const MAX_ATTRIBUTES = 10;
const MAX_DELAY_SECONDS = 900;

/**
 * Reads a message and refuses what any queue refuses.
 *
 * @throws ServiceError in the words of SQS
 */
export function readMessage(input: Input): SentMessage {
  const body = requiredText(input, 'MessageBody');
  if (body === '') {
    throw new ServiceError('MissingParameter', 'The request must contain the parameter MessageBody.');
  }
  if (FORBIDDEN.test(body)) {
    throw new ServiceError('InvalidMessageContents', 'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | '
      + '#xE000 to #xFFFD | #x10000 to #x10FFFF');
  }
  const attributes = readAttributes(input, 'InvalidParameterValue');
  if (attributes.size > MAX_ATTRIBUTES) {
    throw new ServiceError('InvalidParameterValue', `Number of message attributes [${attributes.size}] exceeds the allowed maximum [${MAX_ATTRIBUTES}].`);
  }
  return {
    body,
    attributes,
    size: Buffer.byteLength(body) + attributesSize(attributes),
    delaySeconds: readDelay(input),
    groupId: readId(input, 'MessageGroupId'),
    deduplicationId: readId(input, 'MessageDeduplicationId'),
    traceHeader: textOf(structureOf(structureOf(input, 'MessageSystemAttributes') ?? {}, 'AWSTraceHeader') ?? {}, 'StringValue'),
  };
}

function readDelay(input: Input): number | undefined {
  const delay = numberOf(input, 'DelaySeconds');
  if (delay !== undefined && (delay < 0 || delay > MAX_DELAY_SECONDS)) {
    throw invalidValue(String(delay), 'DelaySeconds', `DelaySeconds must be >= 0 and <= ${MAX_DELAY_SECONDS}.`);
  }
  return delay;
}

function readId(input: Input, name: string): string | undefined {
  const id = textOf(input, name);
  if (id !== undefined && !ID.test(id)) {
    throw invalidValue(id, name, `${name} can only include alphanumeric and punctuation characters. 1 to 128 in length.`);
  }
  return id;
}

/**
 * A parameter with a value that a queue cannot take.
 */
export function invalidValue(value: string, name: string, reason: string): ServiceError {
  return new ServiceError('InvalidParameterValue', `Value ${value} for parameter ${name} is invalid. Reason: ${reason}`);
}
