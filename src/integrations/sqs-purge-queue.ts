import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { AwsFirstClassIntegration, FirstClassCall } from './aws-first-class-integration';
import { answer, AwsServiceIntegrationProps, ServiceCall } from './aws-service-integration';
import type { IntegrationRights } from './integration-role';
import { queueParameters, sqsCall, sqsRights } from './sqs-queue';
import { EMPTY_TEMPLATE } from '../mapping/empty-template';
import { JsonTemplate } from '../mapping/json-template';
import { jsonRequestTemplate } from '../mapping/request-template';

/**
 * Properties of a route that empties a queue.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_PurgeQueue.html
 */
export interface SqsPurgeQueueProps extends AwsServiceIntegrationProps {}

/**
 * Deletes all messages of an Amazon SQS queue: 202, since it may take SQS a minute.
 *
 * 429 for a queue that was purged less than a minute ago. Nothing brings the messages back: do not leave the route open.
 *
 * On an HTTP API: 202 with the answer of SQS itself.
 *
 * Role: `sqs:PurgeQueue` on the queue.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_PurgeQueue.html
 */
export class SqsPurgeQueue extends AwsFirstClassIntegration {
  constructor(private readonly queue: IQueue, props: SqsPurgeQueueProps = {}) {
    super(props);
  }

  /**
   * @internal
   */
  protected _call(): ServiceCall {
    return {
      ...sqsCall(this.queue, 'PurgeQueue'),
      template: jsonRequestTemplate(JsonTemplate.object({ QueueUrl: JsonTemplate.literal(this.queue.queueUrl) })),
      success: answer(202, EMPTY_TEMPLATE, '2\\d{2}'),
      errors: [{ code: 'PurgeQueueInProgress', status: 429 }],
    };
  }

  /**
   * @internal
   */
  protected _firstClassCall(scope: Construct): FirstClassCall {
    return { subtype: 'SQS-PurgeQueue', parameters: queueParameters(this.queue, scope), statusCode: 202 };
  }

  /**
   * @internal
   */
  protected _rights(): IntegrationRights {
    return sqsRights(this.queue, 'PurgeQueue');
  }
}
