import { Queue } from './queue';
import { queueAttributes } from './queue-attributes';
import { isInFlight, type QueueMessage } from './queue-message';
import { messageOf } from './receipt-handle';
import { receivedMessage } from './received-message';
import { invalidValue, readMessage } from './sent-message';
import { sqsAnswers } from './sqs-answers';
import type { SqsResult } from './sqs-form';
import type { Backend, BackendCall } from '../../backends/backend';
import type { ResourceModel } from '../../template/template-model';
import { runBatch } from '../batch';
import { Directory } from '../directory';
import { numberOf, requiredText, structuresOf, textOf, textsOf } from '../inputs';
import { attributesDigest } from '../message-attributes';
import { ServiceError } from '../service-error';
import { actionTable, storeBackend, type Action, type Input } from '../store-backend';
import type { StoreContext } from '../store-context';

const BATCH = { member: 'MessageBody', maxBytes: 1_048_576 };
const MAX_VISIBILITY_SECONDS = 43_200;
const MAX_MESSAGES = 10;
const MAX_WAIT_SECONDS = 20;

/**
 * SQS, as far as its queues are in the templates.
 */
export class SqsStore {
  public readonly queues: Directory<Queue>;
  public readonly backend: Backend;

  constructor(resources: readonly ResourceModel[], private readonly context: StoreContext) {
    const queues = resources.filter(({ type }) => type === 'AWS::SQS::Queue');
    this.queues = new Directory('queue', queues.map((resource) => new Queue(resource, context, (arn) => this.queues.atArn(arn))));
    this.backend = storeBackend(this.actions(), sqsAnswers(context));
  }

  private actions(): ReadonlyMap<string, Action<SqsResult>> {
    return actionTable<SqsResult>({
      ChangeMessageVisibility: (input, call) => changeVisibility(this.queueOf(input, call), input, this.context.now()),
      DeleteMessage: (input, call) => deleteMessage(this.queueOf(input, call), input, this.context.now()),
      DeleteMessageBatch: (input, call) => {
        const queue = this.queueOf(input, call);
        return runBatch(structuresOf(input, 'Entries'), BATCH, (entry) => deleteMessage(queue, entry, this.context.now()));
      },
      GetQueueAttributes: (input, call) => {
        const attributes = queueAttributes(this.queueOf(input, call), textsOf(input, 'AttributeNames'), this.context.now());
        return Object.keys(attributes).length === 0 ? {} : { Attributes: attributes };
      },
      GetQueueUrl: (input, call) => this.queueUrl(input, call),
      PurgeQueue: (input, call) => {
        this.queueOf(input, call).purge();
        return undefined;
      },
      ReceiveMessage: (input, call) => receive(this.queueOf(input, call), input),
      SendMessage: (input, call) => sentResult(this.queueOf(input, call).send(readMessage(input))),
      SendMessageBatch: (input, call) => {
        const queue = this.queueOf(input, call);
        return runBatch(structuresOf(input, 'Entries'), BATCH, (entry) => sentResult(queue.send(readMessage(entry))));
      },
    });
  }

  /*
   * Only account and name count: any host may stand before them.
   */
  private queueOf(input: Input, { region }: BackendCall): Queue {
    const [, account, name = ''] = /([^/]*)\/([^/]*)$/.exec(requiredText(input, 'QueueUrl')) ?? [];
    const queue = this.queues.named(name, region);
    return queue && queue.resource.account === account ? queue : queueDoesNotExist();
  }

  private queueUrl(input: Input, { region }: BackendCall): SqsResult {
    const queue = this.queues.named(requiredText(input, 'QueueName'), region);
    const owner = textOf(input, 'QueueOwnerAWSAccountId');
    return queue && (owner ?? queue.resource.account) === queue.resource.account ? { QueueUrl: queue.resource.ref } : queueDoesNotExist();
  }
}

function queueDoesNotExist(): never {
  throw new ServiceError('QueueDoesNotExist', 'The specified queue does not exist.');
}

function sentResult({ attributes, bodyDigest, messageId, sequenceNumber }: QueueMessage): Readonly<Record<string, unknown>> {
  const digest = attributesDigest(attributes);
  return {
    MD5OfMessageBody: bodyDigest,
    ...digest !== undefined && { MD5OfMessageAttributes: digest },
    MessageId: messageId,
    ...sequenceNumber !== undefined && { SequenceNumber: sequenceNumber },
  };
}

/*
 * A receive that would wait for messages does not: it says at once that there are none.
 */
function receive(queue: Queue, input: Input): SqsResult {
  const count = numberOf(input, 'MaxNumberOfMessages') ?? 1;
  const visibility = numberOf(input, 'VisibilityTimeout');
  const wait = numberOf(input, 'WaitTimeSeconds') ?? 0;
  if (count < 1 || count > MAX_MESSAGES) {
    throw invalidValue(String(count), 'MaxNumberOfMessages', `Must be between 1 and ${MAX_MESSAGES}, if provided.`);
  }
  if (wait < 0 || wait > MAX_WAIT_SECONDS) {
    throw invalidValue(String(wait), 'WaitTimeSeconds', `Must be >= 0 and <= ${MAX_WAIT_SECONDS}, if provided.`);
  }
  checkVisibility(visibility ?? 0);
  const messages = queue.receive(count, visibility);
  return { Messages: messages.length === 0 ? undefined : messages.map((message) => receivedMessage(queue, message, input)) };
}

function deleteMessage(queue: Queue, input: Input, now: number): undefined {
  const handle = requiredText(input, 'ReceiptHandle');
  const message = messageOf(queue, handle);
  if (message && queue.settings.isFifo && !isInFlight(message, now)) {
    throw invalidValue(handle, 'ReceiptHandle', 'The receipt handle has expired.');
  }
  if (message) {
    queue.delete(message);
  }
}

function changeVisibility(queue: Queue, input: Input, now: number): undefined {
  const handle = requiredText(input, 'ReceiptHandle');
  const seconds = numberOf(input, 'VisibilityTimeout') ?? 0;
  checkVisibility(seconds);
  const message = messageOf(queue, handle);
  if (!message) {
    throw invalidValue(handle, 'ReceiptHandle', 'Message does not exist or is not available for visibility timeout change.');
  }
  if (!isInFlight(message, now)) {
    throw new ServiceError('MessageNotInflight', 'The specified message isn\'t in flight.');
  }
  message.visibleAt = now + seconds * 1000;
}

function checkVisibility(seconds: number): void {
  if (seconds < 0 || seconds > MAX_VISIBILITY_SECONDS) {
    throw invalidValue(String(seconds), 'VisibilityTimeout', `Must be >= 0 and <= ${MAX_VISIBILITY_SECONDS}, if provided.`);
  }
}
