import { ITopic, TopicGrants } from 'aws-cdk-lib/aws-sns';
import { AwsMessageIntegration } from './aws-message-integration';
import { answer, AwsServiceIntegrationProps, constantHeader, ServiceCall } from './aws-service-integration';
import type { IntegrationRights } from './integration-role';
import { attributeEntries, checkAttributeNames, MessageAttribute } from './message-attribute';
import { FormEntries, FormField, FormPart, formRequestTemplate } from '../mapping/form-template';
import { JsonTemplate } from '../mapping/json-template';
import { RequestValue } from '../mapping/request-value';
import { successTemplate } from '../mapping/response-template';
import { ResponseValue } from '../mapping/response-value';
import { ValidationError } from '../private/errors';

/**
 * Properties of a route that publishes messages to a topic.
 *
 * @see https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
 */
export interface SnsPublishProps extends AwsServiceIntegrationProps {
  /**
   * The message: a text, or with `RequestValue.wholeBody()` the JSON of the request body.
   *
   * @default RequestValue.rawBody() - the request body as it came; an empty one is answered with status 400
   */
  readonly message?: RequestValue;

  /**
   * Subject line for subscribers by e-mail: at most 100 characters of ASCII without line breaks. Another one is answered with status
   * 400.
   *
   * @default - none
   */
  readonly subject?: RequestValue;

  /**
   * Attributes of the message, which subscriptions can filter by: at most 10.
   *
   * @default - none
   */
  readonly messageAttributes?: { [name: string]: MessageAttribute };

  /**
   * Group of the message: those of a group are delivered in order. FIFO topics demand it; a standard topic hands it on to queues.
   *
   * @default - none, for standard topics
   */
  readonly groupId?: RequestValue;

  /**
   * Messages of the same id within 5 minutes are one message. FIFO topics only.
   *
   * @default - the topic's own content-based deduplication; on a FIFO topic without it `RequestValue.context('extendedRequestId')`, so
   * that every request is a message of its own
   */
  readonly deduplicationId?: RequestValue;
}

/**
 * Publishes the request to an Amazon SNS topic: 202 `{ "messageId": … }`, with `sequenceNumber` on FIFO topics.
 *
 * 400 for a message that SNS does not take, and for text with a lone surrogate, which a form cannot carry; 429 when throttled, 502
 * for anything that the API's owner has to mend.
 *
 * Role: `sns:Publish` on the topic, and its key's `kms:GenerateDataKey` and `kms:Decrypt`.
 *
 * Throws for a FIFO topic without `groupId`, and for `deduplicationId` on a standard one.
 *
 * @see https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
 */
export class SnsPublish extends AwsMessageIntegration {
  constructor(private readonly topic: ITopic, private readonly props: SnsPublishProps = {}) {
    super(props);
    checkAttributeNames(Object.keys(props.messageAttributes ?? {}));
    if (topic.fifo && !props.groupId) {
      throw new ValidationError("'groupId' must be given for a FIFO topic, got none; write for instance RequestValue.body('customerId') or RequestValue.literal('all')", topic);
    }
    if (!topic.fifo && props.deduplicationId) {
      throw new ValidationError("'deduplicationId' is for FIFO topics: leave it out, or make the topic FIFO", topic);
    }
  }

  /**
   * @internal
   */
  protected _call(): ServiceCall {
    return {
      service: 'sns',
      target: 'path//',
      region: this.topic.env.region,
      parameters: { 'header.Content-Type': constantHeader('application/x-www-form-urlencoded') },
      template: formRequestTemplate('Publish', '2010-03-31', this.form()),
      success: answer(202, successTemplate(JsonTemplate.object({
        messageId: JsonTemplate.json(ResponseValue.body('PublishResponse.PublishResult.MessageId')),
        ...(this.topic.fifo && { sequenceNumber: JsonTemplate.json(ResponseValue.body('PublishResponse.PublishResult.SequenceNumber')) }),
      })), '2\\d{2}'),
      errorCode: 'Error.Code',
    };
  }

  /**
   * @internal
   */
  protected _rights(): IntegrationRights {
    return {
      action: 'sns:Publish',
      resource: this.topic,
      grant: (role) => TopicGrants.fromTopic(this.topic).actions(role, ['sns:Publish'], { keyActions: ['kms:GenerateDataKey', 'kms:Decrypt'] }),
    };
  }

  private form(): FormPart[] {
    const { message = RequestValue.rawBody(), subject, messageAttributes = {}, groupId } = this.props;
    const deduplicationId = this.deduplicationId();
    return [
      new FormField('TopicArn', RequestValue.literal(this.topic.topicArn)),
      new FormField('Message', message),
      ...(subject ? [new FormField('Subject', subject)] : []),
      ...(groupId ? [new FormField('MessageGroupId', groupId)] : []),
      ...(deduplicationId ? [new FormField('MessageDeduplicationId', deduplicationId)] : []),
      new FormEntries('MessageAttributes.entry', attributeEntries(messageAttributes)),
    ];
  }

  private deduplicationId(): RequestValue | undefined {
    if (!this.topic.fifo || this.props.deduplicationId || this.topic.contentBasedDeduplication) return this.props.deduplicationId;
    return RequestValue.context('extendedRequestId');
  }
}
