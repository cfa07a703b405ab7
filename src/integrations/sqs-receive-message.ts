import { Duration, Token } from 'aws-cdk-lib';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { AwsFirstClassIntegration, FirstClassCall } from './aws-first-class-integration';
import { answer, AwsServiceIntegrationProps, ServiceCall } from './aws-service-integration';
import type { IntegrationRights } from './integration-role';
import { checkSeconds } from './seconds';
import { queueParameters, sqsCall, sqsRights } from './sqs-queue';
import { numberCharacters } from '../mapping/constants';
import { ElementValue } from '../mapping/element-value';
import { httpJsonList } from '../mapping/http-json';
import { JsonEach } from '../mapping/json-each';
import { JsonTemplate } from '../mapping/json-template';
import { jsonRequestTemplate } from '../mapping/request-template';
import { successTemplate } from '../mapping/response-template';
import { ResponseValue } from '../mapping/response-value';
import { ValidationError } from '../private/errors';

/**
 * Properties of a route that receives messages from a queue.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html
 */
export interface SqsReceiveMessageProps extends AwsServiceIntegrationProps {
  /**
   * Most messages in one answer: 1 to 10.
   *
   * @default 1
   */
  readonly maxNumberOfMessages?: number;

  /**
   * Time to wait for a message where there is none: 0 to 20 seconds, and less than `timeout`.
   *
   * @default - the queue's own
   */
  readonly waitTime?: Duration;

  /**
   * Time for which nobody else receives the messages: 0 seconds to 12 hours. Delete them before it is over.
   *
   * @default - the queue's own
   */
  readonly visibilityTimeout?: Duration;

  /**
   * What SQS itself knows of a message, for its `attributes`: `SentTimestamp`, `ApproximateReceiveCount`, `MessageGroupId` … or `All`.
   *
   * @default - none
   */
  readonly messageSystemAttributeNames?: string[];

  /**
   * Names of the attributes that senders gave, for `messageAttributes`: `All` for all of them.
   *
   * @default - none
   */
  readonly messageAttributeNames?: string[];
}

/**
 * Receives messages from an Amazon SQS queue: 200 `{ "messages": [{ "messageId": …, "receiptHandle": …, "body": "…" }] }`, with an
 * empty list where there are none.
 *
 * `body` is the text of the message. `attributes` and `messageAttributes` stand beside it, as SQS writes them, if they were asked
 * for and a message has them. A message that is received is hidden, not deleted: `SqsDeleteMessage` takes its `receiptHandle`.
 * 429 when throttled or when too many messages are in flight.
 *
 * Every caller of the route takes messages away from the others: do not leave it open.
 *
 * On an HTTP API: the answer of SQS itself. Assumption: names of attributes go in one parameter as a JSON list.
 *
 * Role: `sqs:ReceiveMessage` on the queue, and its key's `kms:Decrypt`.
 *
 * Throws for numbers and times out of range.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html
 */
export class SqsReceiveMessage extends AwsFirstClassIntegration {
  constructor(private readonly queue: IQueue, private readonly props: SqsReceiveMessageProps = {}) {
    super(props);
    const { maxNumberOfMessages: max = 1, waitTime, visibilityTimeout, timeout = Duration.seconds(29) } = props;
    if (!Token.isUnresolved(max) && (!Number.isInteger(max) || max < 1 || max > 10)) {
      throw new ValidationError(`'maxNumberOfMessages' must be 1 to 10, got ${max}`, queue);
    }
    checkSeconds('waitTime', waitTime, 20, queue);
    checkSeconds('visibilityTimeout', visibilityTimeout, 43_200, queue);
    if (waitTime && waitTime.toMilliseconds() >= timeout.toMilliseconds()) {
      throw new ValidationError(`'waitTime' must be less than 'timeout', or every empty answer is a failure: got ${waitTime.toHumanString()} and ${timeout.toHumanString()}`, queue);
    }
  }

  /**
   * @internal
   */
  protected _call(): ServiceCall {
    const { maxNumberOfMessages, waitTime, visibilityTimeout, messageSystemAttributeNames, messageAttributeNames } = this.props;
    return {
      ...sqsCall(this.queue, 'ReceiveMessage'),
      template: jsonRequestTemplate(JsonTemplate.object({
        QueueUrl: JsonTemplate.literal(this.queue.queueUrl),
        MaxNumberOfMessages: JsonTemplate.literalNumber(maxNumberOfMessages ?? 1),
        ...(waitTime && { WaitTimeSeconds: JsonTemplate.literalNumber(waitTime.toSeconds()) }),
        ...(visibilityTimeout && { VisibilityTimeout: JsonTemplate.literalNumber(visibilityTimeout.toSeconds()) }),
        ...(messageSystemAttributeNames && { MessageSystemAttributeNames: literals(messageSystemAttributeNames) }),
        ...(messageAttributeNames && { MessageAttributeNames: literals(messageAttributeNames) }),
      })),
      success: answer(200, successTemplate(JsonTemplate.object({
        messages: new JsonEach(ResponseValue.body('Messages').optional(), JsonTemplate.object({
          messageId: JsonTemplate.json(ElementValue.member('MessageId')),
          receiptHandle: JsonTemplate.json(ElementValue.member('ReceiptHandle')),
          body: JsonTemplate.json(ElementValue.member('Body')),
          ...(messageSystemAttributeNames && { attributes: JsonTemplate.json(ElementValue.member('Attributes').optional()) }),
          ...(messageAttributeNames && { messageAttributes: JsonTemplate.json(ElementValue.member('MessageAttributes').optional()) }),
        })),
      })), '2\\d{2}'),
    };
  }

  /**
   * @internal
   */
  protected _firstClassCall(scope: Construct): FirstClassCall {
    const { maxNumberOfMessages, waitTime, visibilityTimeout, messageSystemAttributeNames, messageAttributeNames } = this.props;
    const parameters = queueParameters(this.queue, scope);
    const list = (property: string, names: string[]) => httpJsonList(names, parameters.place(property));
    parameters.set('MaxNumberOfMessages', numberCharacters(maxNumberOfMessages ?? 1));
    if (waitTime) parameters.set('WaitTimeSeconds', numberCharacters(waitTime.toSeconds()));
    if (visibilityTimeout) parameters.set('VisibilityTimeout', numberCharacters(visibilityTimeout.toSeconds()));
    if (messageSystemAttributeNames) parameters.set('AttributeNames', list('messageSystemAttributeNames', messageSystemAttributeNames));
    if (messageAttributeNames) parameters.set('MessageAttributeNames', list('messageAttributeNames', messageAttributeNames));
    return { subtype: 'SQS-ReceiveMessage', parameters };
  }

  /**
   * @internal
   */
  protected _rights(): IntegrationRights {
    return sqsRights(this.queue, 'ReceiveMessage', 'kms:Decrypt');
  }
}

function literals(values: string[]): JsonTemplate {
  return JsonTemplate.list(values.map((value) => JsonTemplate.literal(value)));
}
