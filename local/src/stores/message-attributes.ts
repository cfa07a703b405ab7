import { createHash, type Hash } from 'node:crypto';
import { structureOf, textOf } from './inputs';
import { ServiceError } from './service-error';
import type { Input } from './store-backend';
import { isRecord } from '../template/cloud-template';

const TYPE = /^(String|Number|Binary)(\..+)?$/;

/**
 * An attribute that a client gives a message of SQS or SNS; a binary value is base64.
 */
export interface MessageAttribute {
  readonly DataType: string;
  readonly StringValue?: string;
  readonly BinaryValue?: string;
}

export type MessageAttributes = ReadonlyMap<string, MessageAttribute>;

/**
 * The attributes that a message is sent with.
 *
 * @param code of the error for one that has no value, or none of its type
 * @throws ServiceError
 */
export function readAttributes(input: Input, code: string): MessageAttributes {
  const entries = Object.entries(structureOf(input, 'MessageAttributes') ?? {});
  return new Map(entries.map(([name, value]) => [name, readAttribute(name, isRecord(value) ? value : {}, code)]));
}

/**
 * How much attributes add to the size of their message.
 */
export function attributesSize(attributes: MessageAttributes): number {
  return [...attributes].reduce((size, [name, attribute]) => size + Buffer.byteLength(name + attribute.DataType) + valueOf(attribute).length, 0);
}

/**
 * The digest that SQS gives for the attributes of a message; undefined when it has none.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html
 */
export function attributesDigest(attributes: MessageAttributes): string | undefined {
  if (attributes.size === 0) {
    return undefined;
  }
  const hash = createHash('md5');
  for (const [name, attribute] of [...attributes].sort(([left], [right]) => left < right ? -1 : 1)) {
    addWithLength(hash, Buffer.from(name));
    addWithLength(hash, Buffer.from(attribute.DataType));
    hash.update(Buffer.from([attribute.BinaryValue === undefined ? 1 : 2]));
    addWithLength(hash, valueOf(attribute));
  }
  return hash.digest('hex');
}

function readAttribute(name: string, value: Input, code: string): MessageAttribute {
  const DataType = textOf(value, 'DataType') ?? '';
  const [, type] = TYPE.exec(DataType) ?? [];
  if (type === undefined) {
    throw new ServiceError(code, `The message attribute '${name}' has an invalid message attribute type, the set of supported `
      + 'type prefixes is Binary, Number, and String.');
  }
  const member = type === 'Binary' ? 'BinaryValue' : 'StringValue';
  const content = textOf(value, member) ?? '';
  if (content === '') {
    throw new ServiceError(code, `The message attribute '${name}' must contain non-empty message attribute value for message `
      + `attribute type '${DataType}'.`);
  }
  return { DataType, [member]: content };
}

function valueOf({ BinaryValue, StringValue = '' }: MessageAttribute): Buffer {
  return BinaryValue === undefined ? Buffer.from(StringValue) : Buffer.from(BinaryValue, 'base64');
}

function addWithLength(hash: Hash, bytes: Buffer): void {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  hash.update(length).update(bytes);
}
