import { deliver } from './deliver';
import { readPublication } from './publication';
import { readSubscriptions } from './subscription';
import { Topic } from './topic';
import type { Backend } from '../../backends/backend';
import { UnsupportedFeatureError } from '../../errors';
import type { ResourceModel } from '../../template/template-model';
import { formAnswers } from '../answers/form-answers';
import { runBatch } from '../batch';
import { Directory } from '../directory';
import { structuresOf, textOf } from '../inputs';
import { ServiceError } from '../service-error';
import type { Queue } from '../sqs/queue';
import { actionTable, storeBackend, type Action, type Input } from '../store-backend';
import type { StoreContext } from '../store-context';

type SnsResult = Readonly<Record<string, unknown>>;

const BATCH = { member: 'Message', maxBytes: 262_144 };
const ARN = /^arn:[^:]+:sns:[^:]+:\d{12}:[\w-]{1,256}(\.fifo)?$/;

/**
 * SNS, as far as its topics are in the templates. Of those who subscribe, queues get what is published.
 */
export class SnsStore {
  public readonly topics: Directory<Topic>;
  public readonly backend: Backend;

  /**
   * @param queues finds a queue by its ARN
   */
  constructor(resources: readonly ResourceModel[], context: StoreContext, private readonly queues: (arn: string) => Queue | undefined) {
    const topics = resources.filter(({ type }) => type === 'AWS::SNS::Topic');
    this.topics = new Directory('topic', topics.map((resource) => this.makeTopic(resource, resources, context)));
    this.backend = storeBackend(this.actions(), formAnswers({
      namespace: 'http://sns.amazonaws.com/doc/2010-03-31/',
      json: (result) => result,
      xml: (result) => Object.fromEntries(Object.entries(result).map(([name, value]) => [name, listed(value)])),
    }, context));
  }

  private makeTopic(resource: ResourceModel, resources: readonly ResourceModel[], context: StoreContext): Topic {
    const subscriptions = readSubscriptions(resource, resources).filter(({ protocol }) => protocol === 'sqs');
    return new Topic(resource, context, (message) => {
      for (const subscription of subscriptions) {
        const queue = this.queues(subscription.endpoint);
        if (queue && (subscription.filter?.(message) ?? true)) {
          deliver(message, subscription, queue);
        }
      }
    });
  }

  private actions(): ReadonlyMap<string, Action<SnsResult>> {
    return actionTable<SnsResult>({
      Publish: (input) => publish(this.topicOf(input), input),
      PublishBatch: (input) => {
        const topic = this.topicOf(input);
        return { ...runBatch(structuresOf(input, 'PublishBatchRequestEntries'), BATCH, (entry) => publish(topic, entry)) };
      },
    });
  }

  private topicOf(input: Input): Topic {
    if (input.PhoneNumber !== undefined) {
      throw new UnsupportedFeatureError('messages to phone numbers are not emulated; give an answer for \'sns:Publish\' in \'stubs\'');
    }
    const arn = textOf(input, 'TopicArn') ?? textOf(input, 'TargetArn') ?? '';
    if (!ARN.test(arn)) {
      throw new ServiceError('InvalidParameter', 'Invalid parameter: TopicArn');
    }
    const topic = this.topics.atArn(arn);
    if (!topic) {
      throw new ServiceError('NotFound', 'Topic does not exist', 404);
    }
    return topic;
  }
}

function listed(value: unknown): unknown {
  return Array.isArray(value) ? { member: value as unknown[] } : value;
}

function publish(topic: Topic, input: Input): SnsResult {
  const { messageId, sequenceNumber } = topic.publish(readPublication(input, topic));
  return { MessageId: messageId, SequenceNumber: sequenceNumber ?? null };
}
