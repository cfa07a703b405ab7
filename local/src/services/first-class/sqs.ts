import type { FirstClassAction, Parameters, ProtocolRequest } from './first-class-action';
import { INTEGER, STRUCTURE, TEXT, TEXTS } from './parameter-types';
import { formRequest } from './protocols';
import { sqsFields } from './sqs-fields';

const VERSION = '2012-11-05';

export const SQS: readonly FirstClassAction[] = [
  {
    subtype: 'SQS-SendMessage',
    service: 'sqs',
    action: 'SendMessage',
    required: { QueueUrl: TEXT, MessageBody: TEXT },
    optional: {
      DelaySeconds: INTEGER,
      MessageAttributes: STRUCTURE,
      MessageDeduplicationId: TEXT,
      MessageGroupId: TEXT,
      MessageSystemAttributes: STRUCTURE,
    },
    request: (parameters) => sqsRequest('SendMessage', parameters),
  },
  {
    subtype: 'SQS-ReceiveMessage',
    service: 'sqs',
    action: 'ReceiveMessage',
    required: { QueueUrl: TEXT },
    optional: {
      AttributeNames: TEXTS,
      MaxNumberOfMessages: INTEGER,
      MessageAttributeNames: TEXTS,
      ReceiveRequestAttemptId: TEXT,
      VisibilityTimeout: INTEGER,
      WaitTimeSeconds: INTEGER,
    },
    request: (parameters) => sqsRequest('ReceiveMessage', parameters),
  },
  {
    subtype: 'SQS-DeleteMessage',
    service: 'sqs',
    action: 'DeleteMessage',
    required: { QueueUrl: TEXT, ReceiptHandle: TEXT },
    optional: {},
    request: (parameters) => sqsRequest('DeleteMessage', parameters),
  },
  {
    subtype: 'SQS-PurgeQueue',
    service: 'sqs',
    action: 'PurgeQueue',
    required: { QueueUrl: TEXT },
    optional: {},
    request: (parameters) => sqsRequest('PurgeQueue', parameters),
  },
];

function sqsRequest(action: string, parameters: Parameters): ProtocolRequest {
  return formRequest(action, VERSION, sqsFields(action, parameters));
}
