import type { Duration } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { jsonProtocol, ServiceCall } from './aws-service-integration';
import type { IntegrationRights } from './integration-role';
import { checkSeconds } from './seconds';
import { JsonTemplate } from '../mapping/json-template';
import type { MappedValue } from '../mapping/mapped-value';
import { ValidationError } from '../private/errors';

/**
 * What the actions of a queue have in common: its address and the JSON protocol.
 *
 * The query protocol would do as well, but it answers in a shape that AWS documents nowhere, and a form cannot carry every text.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-making-api-requests-json.html
 */
export function sqsCall(queue: IQueue, action: string): Pick<ServiceCall, 'service' | 'target' | 'region' | 'parameters'> {
  return {
    service: 'sqs',
    target: `path/${queue.env.account}/${queue.queueName}`,
    region: queue.env.region,
    parameters: jsonProtocol(`AmazonSQS.${action}`, '1.0'),
  };
}

/**
 * Exactly one action on the queue, and what its key needs for it.
 */
export function sqsRights(queue: IQueue, action: string, ...keyActions: string[]): IntegrationRights {
  return {
    action: `sqs:${action}`,
    resource: queue,
    grant: (role: iam.IRole) => {
      queue.grant(role, `sqs:${action}`);
      if (keyActions.length > 0) queue.encryptionMasterKey?.grant(role, ...keyActions);
    },
  };
}

/**
 * What decides on order, repetition and delay of messages.
 */
export interface MessageOrder {
  readonly groupId?: MappedValue;
  readonly deduplicationId?: MappedValue;
  readonly delay?: Duration;
}

/**
 * The deduplication id of a message: as given, else one of its own where a FIFO queue is known to make none from contents, because it
 * would refuse the message. An imported queue does not tell.
 */
export function deduplication(queue: IQueue, given: MappedValue | undefined, own: () => JsonTemplate): JsonTemplate | undefined {
  if (given) return JsonTemplate.string(given);
  const resource = queue.node.defaultChild;
  return queue.fifo && CfnQueue.isCfnQueue(resource) && !resource.contentBasedDeduplication ? own() : undefined;
}

/**
 * Refuses what the queue would refuse each time.
 */
export function checkMessageOrder(queue: IQueue, { groupId, deduplicationId, delay }: MessageOrder): void {
  checkSeconds('delay', delay, 900, queue);
  if (queue.fifo && !groupId) {
    throw new ValidationError("'groupId' must be given for a FIFO queue, got none; write for instance RequestValue.context('identity.sourceIp') or RequestValue.literal('all')", queue);
  }
  if (queue.fifo && delay) throw new ValidationError("'delay' of a single message is not for FIFO queues: set deliveryDelay on the queue", queue);
  if (!queue.fifo && deduplicationId) {
    throw new ValidationError("'deduplicationId' is for FIFO queues: leave it out, or make the queue FIFO", queue);
  }
}
