import type { TopicMessage } from './topic';
import { UnsupportedFeatureError } from '../../errors';
import { isRecord } from '../../template/cloud-template';
import { Properties } from '../../template/properties';
import type { ResourceModel } from '../../template/template-model';
import type { MessageAttribute } from '../message-attributes';
import { parseJson } from '../parse-json';
import { matchesPattern } from '../patterns/pattern';

/**
 * Who gets the messages of a topic.
 */
export interface Subscription {
  readonly arn: string;
  readonly topicArn: string;

  /**
   * For instance `sqs`.
   */
  readonly protocol: string;
  readonly endpoint: string;

  /**
   * Whether the message goes as it is, not in an envelope.
   */
  readonly isRaw: boolean;

  /**
   * @default - every message
   */
  readonly filter?: (message: TopicMessage) => boolean;
}

/**
 * The subscriptions of a topic, those that its own resource names and those that are resources themselves.
 */
export function readSubscriptions(topic: ResourceModel, resources: readonly ResourceModel[]): readonly Subscription[] {
  const others = resources
    .filter(({ type, properties }) => type === 'AWS::SNS::Subscription' && properties.TopicArn === topic.ref)
    .map(({ logicalId, properties }) => ({ logicalId, properties }));
  const own = Array.isArray(topic.properties.Subscription) ? topic.properties.Subscription.filter(isRecord) : [];
  const all = [...own.map((properties, index) => ({ logicalId: `${topic.logicalId}-${index + 1}`, properties })), ...others];
  return all.map(({ logicalId, properties }) => readSubscription(topic.ref, logicalId, properties));
}

function readSubscription(topicArn: string, logicalId: string, values: Readonly<Record<string, unknown>>): Subscription {
  const properties = new Properties(`subscription '${logicalId}'`, values);
  return {
    arn: `${topicArn}:${logicalId}`,
    topicArn,
    protocol: properties.requiredString('Protocol'),
    endpoint: properties.string('Endpoint') ?? '',
    isRaw: properties.boolean('RawMessageDelivery'),
    filter: readFilter(values.FilterPolicy, properties.string('FilterPolicyScope') ?? 'MessageAttributes'),
  };
}

function readFilter(policy: unknown, scope: string): Subscription['filter'] {
  if (!isRecord(policy) || Object.keys(policy).length === 0) {
    return undefined;
  }
  switch (scope) {
    case 'MessageAttributes': return ({ attributes }) => matchesPattern(policy, Object.fromEntries([...attributes].map(([name, value]) => [name, plainValue(value)])));
    case 'MessageBody': return ({ message }) => {
      const body = parseJson(message);
      return isRecord(body) && matchesPattern(policy, body);
    };
    default: throw new UnsupportedFeatureError(`the FilterPolicyScope '${scope}' is not known; known are MessageAttributes and MessageBody`);
  }
}

function plainValue({ DataType, StringValue = '' }: MessageAttribute): unknown {
  switch (DataType) {
    case 'Number': return Number(StringValue);
    case 'String.Array': return parseJson(StringValue);
    default: return StringValue;
  }
}
