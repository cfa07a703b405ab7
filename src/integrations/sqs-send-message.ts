import { Duration } from 'aws-cdk-lib';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { answer, AwsServiceIntegration, AwsServiceIntegrationProps, ServiceCall } from './aws-service-integration';
import type { IntegrationRights } from './integration-role';
import { MessageAttribute, messageAttributes } from './message-attribute';
import { sqsCall, sqsRights } from './sqs-queue';
import { JsonTemplate } from '../mapping/json-template';
import { jsonRequestTemplate } from '../mapping/request-template';
import { RequestValue } from '../mapping/request-value';
import { ResponseValue } from '../mapping/response-value';
import { successTemplate } from '../mapping/response-template';
import { ValidationError } from '../private/errors';

/**
 * Properties of a route that sends messages to a queue.
 */
export interface SqsSendMessageProps extends AwsServiceIntegrationProps {
  /**
   * The body of the message.
   *
   * @default RequestValue.rawBody() - the request body as it came; an empty one is answered with status 400
   */
  readonly messageBody?: RequestValue;

  /**
   * Attributes of the message, at most 10.
   *
   * @default - none
   */
  readonly messageAttributes?: { [name: string]: MessageAttribute };

  /**
   * Time before the message can be received: 0 seconds to 15 minutes. Standard queues only.
   *
   * @default - the queue's own delay
   */
  readonly delay?: Duration;

  /**
   * Group of the message: those of a group are received in order. FIFO queues demand it.
   *
   * @default - none, for standard queues
   */
  readonly groupId?: RequestValue;

  /**
   * Messages of the same id within 5 minutes are one message. FIFO queues only.
   *
   * @default - the queue's own content-based deduplication
   */
  readonly deduplicationId?: RequestValue;
}

/**
 * Sends the request to an Amazon SQS queue: 202 `{ "messageId": … }`, with `sequenceNumber` on FIFO queues.
 *
 * Role: `sqs:SendMessage` on the queue, and its key's `kms:GenerateDataKey` and `kms:Decrypt`.
 *
 * Throws for a FIFO queue without `groupId`, and for `delay` on one.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
export class SqsSendMessage extends AwsServiceIntegration {
  constructor(private readonly queue: IQueue, private readonly props: SqsSendMessageProps = {}) {
    super(props);
    checkFifo(queue, props);
    const delay = props.delay?.toSeconds({ integral: false });
    if (delay !== undefined && (delay < 0 || delay > 900)) {
      throw new ValidationError(`'delay' must be 0 seconds to 15 minutes, got ${props.delay}`, queue);
    }
  }

  /**
   * @internal
   */
  protected _call(): ServiceCall {
    const { messageBody = RequestValue.rawBody(), groupId, deduplicationId, delay } = this.props;
    return {
      ...sqsCall(this.queue, 'SendMessage'),
      template: jsonRequestTemplate(JsonTemplate.object({
        QueueUrl: JsonTemplate.literal(this.queue.queueUrl),
        MessageBody: JsonTemplate.string(messageBody),
        ...messageAttributes(this.props.messageAttributes),
        ...(delay && { DelaySeconds: JsonTemplate.literalNumber(delay.toSeconds()) }),
        ...(groupId && { MessageGroupId: JsonTemplate.string(groupId) }),
        ...(deduplicationId && { MessageDeduplicationId: JsonTemplate.string(deduplicationId) }),
      })),
      success: answer(202, successTemplate(JsonTemplate.object({
        messageId: JsonTemplate.json(ResponseValue.body('MessageId')),
        ...(this.queue.fifo && { sequenceNumber: JsonTemplate.json(ResponseValue.body('SequenceNumber')) }),
      })), '2\\d{2}'),
    };
  }

  /**
   * @internal
   */
  protected _rights(): IntegrationRights {
    return sqsRights(this.queue, 'SendMessage', 'kms:GenerateDataKey', 'kms:Decrypt');
  }
}

function checkFifo(queue: IQueue, props: SqsSendMessageProps): void {
  if (queue.fifo && !props.groupId) {
    throw new ValidationError("a FIFO queue demands 'groupId': give one, for instance RequestValue.body('customerId') or RequestValue.literal('all')", queue);
  }
  if (queue.fifo && props.delay) throw new ValidationError("'delay' of a single message is not for FIFO queues: set deliveryDelay on the queue", queue);
  if (!queue.fifo && props.deduplicationId) {
    throw new ValidationError("'deduplicationId' is for FIFO queues: leave it out, or make the queue FIFO", queue);
  }
}
