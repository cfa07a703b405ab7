import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { AwsFirstClassIntegration, FirstClassCall } from './aws-first-class-integration';
import { answer, AwsServiceIntegrationProps, ServiceCall, DefaultSource } from './aws-service-integration';
import type { IntegrationRights } from './integration-role';
import type { BoundRoute } from './route-integration';
import { queueParameters, sqsCall, sqsRights } from './sqs-queue';
import { EMPTY_TEMPLATE } from '../mapping/empty-template';
import { JsonTemplate } from '../mapping/json-template';
import { jsonRequestTemplate } from '../mapping/request-template';
import { RequestValue } from '../mapping/request-value';

/**
 * Properties of a route that deletes a message.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html
 */
export interface SqsDeleteMessageProps extends AwsServiceIntegrationProps {
  /**
   * The receipt handle that the message was received with.
   *
   * Receipt handles hold slashes and more: in a path or a query string they must be percent-encoded.
   *
   * @default RequestValue.query('receiptHandle') - from the message on a WebSocket API
   */
  readonly receiptHandle?: RequestValue;
}

/**
 * Deletes a message that has been received from an Amazon SQS queue: 204.
 *
 * 400 for a receipt handle that is none, or none of this queue. Deleting a message twice is no error.
 *
 * On an HTTP API: 200 with the answer of SQS itself, because an answer with a body cannot be a 204.
 *
 * Role: `sqs:DeleteMessage` on the queue.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html
 */
export class SqsDeleteMessage extends AwsFirstClassIntegration {
  constructor(private readonly queue: IQueue, private readonly props: SqsDeleteMessageProps = {}) {
    super(props);
  }

  /**
   * @internal
   */
  protected _call(_route: BoundRoute, source: DefaultSource): ServiceCall {
    return {
      ...sqsCall(this.queue, 'DeleteMessage'),
      template: jsonRequestTemplate(JsonTemplate.object({
        QueueUrl: JsonTemplate.literal(this.queue.queueUrl),
        ReceiptHandle: JsonTemplate.string(this.props.receiptHandle ?? source('receiptHandle')),
      })),
      success: answer(204, EMPTY_TEMPLATE, '2\\d{2}'),
    };
  }

  /**
   * @internal
   */
  protected _firstClassCall(scope: Construct): FirstClassCall {
    const parameters = queueParameters(this.queue, scope);
    parameters.take('ReceiptHandle', 'receiptHandle', this.props.receiptHandle ?? RequestValue.query('receiptHandle'));
    return { subtype: 'SQS-DeleteMessage', parameters };
  }

  /**
   * @internal
   */
  protected _rights(): IntegrationRights {
    return sqsRights(this.queue, 'DeleteMessage');
  }
}
