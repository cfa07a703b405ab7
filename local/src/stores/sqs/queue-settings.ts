import { isRecord } from '../../template/cloud-template';
import { Properties } from '../../template/properties';
import type { ResourceModel } from '../../template/template-model';

const MAX_MESSAGE_BYTES = 1_048_576;

/**
 * How a queue is set up.
 */
export interface QueueSettings {
  readonly isFifo: boolean;
  readonly contentBasedDeduplication: boolean;

  /**
   * Whether messages of different groups may have the same deduplication id.
   */
  readonly deduplicatesByGroup: boolean;
  readonly delaySeconds: number;
  readonly maxMessageBytes: number;
  readonly retentionSeconds: number;
  readonly visibilitySeconds: number;

  /**
   * @default - messages stay until they are deleted or too old
   */
  readonly redrive?: { readonly targetArn: string; readonly maxReceiveCount: number };
}

/**
 * Reads the settings of a queue, with the defaults of SQS.
 */
export function readQueueSettings(resource: ResourceModel): QueueSettings {
  const properties = new Properties(`queue '${resource.logicalId}'`, resource.properties);
  return {
    isFifo: properties.boolean('FifoQueue'),
    contentBasedDeduplication: properties.boolean('ContentBasedDeduplication'),
    deduplicatesByGroup: properties.string('DeduplicationScope') === 'messageGroup',
    delaySeconds: properties.number('DelaySeconds') ?? 0,
    maxMessageBytes: properties.number('MaximumMessageSize') ?? MAX_MESSAGE_BYTES,
    retentionSeconds: properties.number('MessageRetentionPeriod') ?? 345_600,
    visibilitySeconds: properties.number('VisibilityTimeout') ?? 30,
    redrive: readRedrive(resource.properties.RedrivePolicy),
  };
}

function readRedrive(policy: unknown): QueueSettings['redrive'] {
  if (!isRecord(policy) || policy.deadLetterTargetArn === undefined) {
    return undefined;
  }
  return { targetArn: String(policy.deadLetterTargetArn), maxReceiveCount: Number(policy.maxReceiveCount) };
}
