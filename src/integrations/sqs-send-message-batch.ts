import type { Duration } from 'aws-cdk-lib';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { AwsMessageIntegration } from './aws-message-integration';
import { answer, AwsServiceIntegrationProps, ServiceCall } from './aws-service-integration';
import type { IntegrationRights } from './integration-role';
import { checkAttributeNames, MessageAttribute } from './message-attribute';
import { sqsMessage } from './sqs-message';
import { checkMessageOrder, deduplication, sqsCall, sqsRights } from './sqs-queue';
import { batchTemplate } from '../mapping/batch-template';
import { ElementValue } from '../mapping/element-value';
import { IdsInOrder } from '../mapping/ids-in-order';
import { JsonEach, JsonPosition, JsonUniquePosition } from '../mapping/json-each';
import { JsonTemplate } from '../mapping/json-template';
import type { MappedValue } from '../mapping/mapped-value';
import { jsonRequestTemplate } from '../mapping/request-template';
import { RequestValue } from '../mapping/request-value';
import { Sign } from '../mapping/response-template';

const MAX_ENTRIES = 10;

/**
 * Properties of a route that sends a list of messages to a queue.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html
 */
export interface SqsSendMessageBatchProps extends AwsServiceIntegrationProps {
  /**
   * The list: 1 to 10 elements, each one message. Another list is answered with status 400.
   *
   * @default RequestValue.wholeBody() - the request body is the list
   */
  readonly entries?: RequestValue;

  /**
   * The body of each message.
   *
   * @default ElementValue.whole() - the JSON of the element
   */
  readonly messageBody?: ElementValue;

  /**
   * Attributes of each message, at most 10.
   *
   * @default - none
   */
  readonly messageAttributes?: { [name: string]: MessageAttribute };

  /**
   * Time before the messages can be received: 0 seconds to 15 minutes. Standard queues only.
   *
   * @default - the queue's own delay
   */
  readonly delay?: Duration;

  /**
   * Group of each message, an `ElementValue` or a `RequestValue` for all of them. FIFO queues demand it.
   *
   * @default - none, for standard queues
   */
  readonly groupId?: MappedValue;

  /**
   * Messages of the same id within 5 minutes are one message. FIFO queues only.
   *
   * @default - the queue's own content-based deduplication; on a FIFO queue made without it the extended request id and the position
   * in the list, so that every element is a message of its own
   */
  readonly deduplicationId?: MappedValue;
}

/**
 * Sends a list of messages to an Amazon SQS queue: 202 `{ "messageIds": [ … ] }`, in the order of the list.
 *
 * If SQS takes only a part, the answer is 400 when what it refused is the caller's fault and 502 otherwise, and says which:
 * `{ "message": …, "requestId": …, "failed": [0, 3] }`, by position in the list. The others have been sent. Of a list with an
 * element that does not fit the properties nothing is sent: 400. All messages together may have 1 MiB.
 *
 * Role: `sqs:SendMessage` on the queue (there is no action of its own for batches), and its key's `kms:GenerateDataKey` and
 * `kms:Decrypt`.
 *
 * Throws for a FIFO queue without `groupId`, for `delay` on one, for a `delay` out of range, and for `deduplicationId` on a
 * standard queue.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html
 */
export class SqsSendMessageBatch extends AwsMessageIntegration {
  constructor(private readonly queue: IQueue, private readonly props: SqsSendMessageBatchProps = {}) {
    super(props);
    checkMessageOrder(queue, props);
    checkAttributeNames(Object.keys(props.messageAttributes ?? {}));
  }

  /**
   * @internal
   */
  protected _call(): ServiceCall {
    const { entries = RequestValue.wholeBody(), messageBody = ElementValue.whole(), deduplicationId, messageAttributes } = this.props;
    const own = () => new JsonUniquePosition();
    return {
      ...sqsCall(this.queue, 'SendMessageBatch'),
      template: jsonRequestTemplate(JsonTemplate.object({
        QueueUrl: JsonTemplate.literal(this.queue.queueUrl),
        Entries: new JsonEach(entries, JsonTemplate.object({
          Id: new JsonPosition(),
          ...sqsMessage(messageBody, this.props, deduplication(this.queue, deduplicationId, own), messageAttributes),
        }), MAX_ENTRIES),
      })),
      success: answer(202, batchTemplate({
        when: Sign.notEmpty('Failed'),
        entries: 'Failed',
        position: '$element.Id',
        known: '$element.SenderFault==true',
        status: 400,
      }, JsonTemplate.object({ messageIds: new IdsInOrder('Successful', 'Id', 'MessageId') })), '2\\d{2}'),
    };
  }

  /**
   * @internal
   */
  protected _rights(): IntegrationRights {
    return sqsRights(this.queue, 'SendMessage', 'kms:GenerateDataKey', 'kms:Decrypt');
  }
}
