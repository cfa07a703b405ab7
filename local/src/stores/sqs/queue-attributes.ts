import type { Queue } from './queue';
import { isInFlight } from './queue-message';

type Attribute = (queue: Queue, now: number) => number | string | undefined;

const ATTRIBUTES: Readonly<Record<string, Attribute>> = {
  ApproximateNumberOfMessages: (queue, now) => queue.messages.filter(({ visibleAt }) => visibleAt <= now).length,
  ApproximateNumberOfMessagesDelayed: (queue, now) => queue.messages.filter((message) => message.visibleAt > now && !isInFlight(message, now)).length,
  ApproximateNumberOfMessagesNotVisible: (queue, now) => queue.messages.filter((message) => isInFlight(message, now)).length,
  ContentBasedDeduplication: ({ settings }) => settings.isFifo ? String(settings.contentBasedDeduplication) : undefined,
  DelaySeconds: ({ settings }) => settings.delaySeconds,
  FifoQueue: ({ settings }) => settings.isFifo ? 'true' : undefined,
  MaximumMessageSize: ({ settings }) => settings.maxMessageBytes,
  MessageRetentionPeriod: ({ settings }) => settings.retentionSeconds,
  QueueArn: ({ resource }) => resource.arn,
  RedrivePolicy: ({ settings: { redrive } }) => redrive
    && JSON.stringify({ deadLetterTargetArn: redrive.targetArn, maxReceiveCount: redrive.maxReceiveCount }),
  VisibilityTimeout: ({ settings }) => settings.visibilitySeconds,
};

/**
 * Attributes of a queue; those that are not set, or not emulated, are left out.
 *
 * @param names what is asked for; `All` for everything
 */
export function queueAttributes(queue: Queue, names: readonly string[], now: number): Readonly<Record<string, string>> {
  const wanted = Object.entries(ATTRIBUTES).filter(([name]) => names.includes('All') || names.includes(name));
  return Object.fromEntries(wanted
    .map(([name, attribute]) => [name, attribute(queue, now)] as const)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, String(value)]));
}
