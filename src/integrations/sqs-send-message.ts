import type { Duration } from 'aws-cdk-lib';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { AwsFirstClassIntegration, FirstClassCall } from './aws-first-class-integration';
import { answer, AwsServiceIntegrationProps, ServiceCall } from './aws-service-integration';
import type { IntegrationRights } from './integration-role';
import { checkAttributeNames, httpMessageAttributes, MessageAttribute } from './message-attribute';
import { sqsMessage } from './sqs-message';
import { checkMessageOrder, deduplication, queueParameters, refusesUnnamedMessages, sqsCall, sqsRights } from './sqs-queue';
import { numberCharacters } from '../mapping/constants';
import { JsonTemplate } from '../mapping/json-template';
import { jsonRequestTemplate } from '../mapping/request-template';
import { RequestValue } from '../mapping/request-value';
import { successTemplate } from '../mapping/response-template';
import { ResponseValue } from '../mapping/response-value';

/** Makes every request a message of its own, and no caller can choose it. */
const OWN_ID = RequestValue.context('extendedRequestId');

/**
 * Properties of a route that sends messages to a queue.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
export interface SqsSendMessageProps extends AwsServiceIntegrationProps {
  /**
   * The body of the message: a text, or with `RequestValue.wholeBody()` the JSON of the request body.
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
   * Group of the message: those of a group are received in order. FIFO queues demand it; on standard queues it keeps one group
   * from holding up the others.
   *
   * @default - none, for standard queues
   */
  readonly groupId?: RequestValue;

  /**
   * Messages of the same id within 5 minutes are one message. FIFO queues only.
   *
   * @default - the queue's own content-based deduplication; on a FIFO queue made without it
   * `RequestValue.context('extendedRequestId')`, so that every request is a message of its own
   */
  readonly deduplicationId?: RequestValue;
}

/**
 * Sends the request to an Amazon SQS queue: 202 `{ "messageId": … }`, with `sequenceNumber` on FIFO queues.
 *
 * 400 for a message that SQS does not take (characters outside XML 1.0, more than the queue's size limit), 429 when throttled,
 * 502 for anything that the API's owner has to mend.
 *
 * On an HTTP API: 202 with the answer of SQS itself. The values of `messageAttributes` are constants there, or context that API Gateway
 * writes such as `extendedRequestId`; assumption: they go in one parameter as the JSON of the action.
 *
 * Role: `sqs:SendMessage` on the queue, and its key's `kms:GenerateDataKey` and `kms:Decrypt`.
 *
 * Throws for a FIFO queue without `groupId`, for `delay` on one, for a `delay` out of range, and for `deduplicationId` on a
 * standard queue.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
export class SqsSendMessage extends AwsFirstClassIntegration {
  constructor(private readonly queue: IQueue, private readonly props: SqsSendMessageProps = {}) {
    super(props);
    checkMessageOrder(queue, props);
    checkAttributeNames(Object.keys(props.messageAttributes ?? {}));
  }

  /**
   * @internal
   */
  protected _call(): ServiceCall {
    const { messageBody = RequestValue.rawBody(), deduplicationId, messageAttributes } = this.props;
    const own = () => JsonTemplate.string(OWN_ID);
    return {
      ...sqsCall(this.queue, 'SendMessage'),
      template: jsonRequestTemplate(JsonTemplate.object({
        QueueUrl: JsonTemplate.literal(this.queue.queueUrl),
        ...sqsMessage(messageBody, this.props, deduplication(this.queue, deduplicationId, own), messageAttributes),
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
  protected _firstClassCall(scope: Construct): FirstClassCall {
    const { messageBody = RequestValue.rawBody(), messageAttributes, delay, groupId, deduplicationId } = this.props;
    const parameters = queueParameters(this.queue, scope);
    parameters.take('MessageBody', 'messageBody', messageBody);
    if (messageAttributes) parameters.set('MessageAttributes', httpMessageAttributes(messageAttributes, parameters.place('messageAttributes')));
    if (delay) parameters.set('DelaySeconds', numberCharacters(delay.toSeconds()));
    parameters.take('MessageGroupId', 'groupId', groupId);
    parameters.take('MessageDeduplicationId', 'deduplicationId', deduplicationId ?? (refusesUnnamedMessages(this.queue) ? OWN_ID : undefined));
    return { subtype: 'SQS-SendMessage', parameters, statusCode: 202 };
  }

  /**
   * @internal
   */
  protected _rights(): IntegrationRights {
    return sqsRights(this.queue, 'SendMessage', 'kms:GenerateDataKey', 'kms:Decrypt');
  }
}
