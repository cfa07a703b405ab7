import type { Duration } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { jsonProtocol, ServiceCall } from './aws-service-integration';
import { FirstClassParameters } from './first-class-parameters';
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
 * What the actions of a queue have in common on an HTTP API.
 */
export function queueParameters(queue: IQueue, scope: Construct): FirstClassParameters {
  const parameters = new FirstClassParameters(scope, queue.env.region);
  parameters.set('QueueUrl', queue.queueUrl);
  return parameters;
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
 * The deduplication id of a message: as given, else one of its own where the queue would refuse the message.
 */
export function deduplication(queue: IQueue, given: MappedValue | undefined, own: () => JsonTemplate): JsonTemplate | undefined {
  if (given) return JsonTemplate.string(given);
  return refusesUnnamedMessages(queue) ? own() : undefined;
}

/**
 * Whether the queue is known to refuse messages without a deduplication id. An imported queue does not tell.
 */
export function refusesUnnamedMessages(queue: IQueue): boolean {
  const resource = queue.node.defaultChild;
  return queue.fifo && CfnQueue.isCfnQueue(resource) && !resource.contentBasedDeduplication;
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
