import type { Backend } from '../backends/backend';
import type { Determinism } from '../gateway/identifiers';
import type { ResourceModel } from '../template/template-model';
import { AppConfigStore } from './appconfig/app-config-store';
import { DynamoDbStore } from './dynamodb/dynamodb-store';
import type { Table } from './dynamodb/table';
import type { EventBus } from './events/event-bus';
import { EventsStore } from './events/events-store';
import type { DeliveryStream } from './firehose/delivery-stream';
import { FirehoseStore } from './firehose/firehose-store';
import { KinesisStore } from './kinesis/kinesis-store';
import type { Stream } from './kinesis/stream';
import type { Bucket } from './s3/bucket';
import { S3Store } from './s3/s3-store';
import { SnsStore } from './sns/sns-store';
import type { Topic } from './sns/topic';
import type { Queue } from './sqs/queue';
import { SqsStore } from './sqs/sqs-store';
import type { StateMachine } from './states/state-machine';
import { StatesStore, type TaskReport } from './states/states-store';
import { storeContext } from './store-context';

/**
 * The AWS services that are kept in this process, with the resources of the templates. Tests and demos look into them here.
 *
 * A resource is found by its logical id (after its stack's name and a slash, where several have it), its name, its ARN, or what `Ref` gives.
 */
export class LocalStores {
  /**
   * What answers calls, by the names of the services in integration URIs.
   */
  public readonly backends: Readonly<Record<string, Backend>>;

  private readonly appConfig: () => AppConfigStore;
  private readonly dynamoDb: () => DynamoDbStore;
  private readonly events: () => EventsStore;
  private readonly firehose: () => FirehoseStore;
  private readonly kinesis: () => KinesisStore;
  private readonly s3: () => S3Store;
  private readonly sns: () => SnsStore;
  private readonly sqs: () => SqsStore;
  private readonly states: () => StatesStore;

  constructor(resources: readonly ResourceModel[], determinism: Determinism = {}) {
    const context = storeContext(determinism);
    const queueAt = (arn: string) => this.sqs().queues.atArn(arn);
    this.appConfig = once(() => new AppConfigStore(resources, context));
    this.dynamoDb = once(() => new DynamoDbStore(resources, context));
    this.events = once(() => new EventsStore(resources, context, queueAt));
    this.firehose = once(() => new FirehoseStore(resources, context));
    this.kinesis = once(() => new KinesisStore(resources, context));
    this.s3 = once(() => new S3Store(resources, context));
    this.sns = once(() => new SnsStore(resources, context, queueAt));
    this.sqs = once(() => new SqsStore(resources, context));
    this.states = once(() => new StatesStore(resources, context));
    this.backends = {
      appconfig: (call) => this.appConfig().backend(call),
      dynamodb: (call) => this.dynamoDb().backend(call),
      events: (call) => this.events().backend(call),
      firehose: (call) => this.firehose().backend(call),
      kinesis: (call) => this.kinesis().backend(call),
      s3: (call) => this.s3().backend(call),
      sns: (call) => this.sns().backend(call),
      sqs: (call) => this.sqs().backend(call),
      states: (call) => this.states().backend(call),
    };
  }

  /**
   * What was reported of tasks of Step Functions by `SendTaskSuccess` and the like.
   */
  public get taskReports(): readonly TaskReport[] {
    return this.states().taskReports;
  }

  /**
   * @throws LocalGatewayError when there is none of that name, as for each of these
   */
  public bucket(name: string): Bucket {
    return this.s3().buckets.get(name);
  }

  public deliveryStream(name: string): DeliveryStream {
    return this.firehose().deliveryStreams.get(name);
  }

  public eventBus(name: string): EventBus {
    return this.events().buses.get(name);
  }

  public queue(name: string): Queue {
    return this.sqs().queues.get(name);
  }

  public stateMachine(name: string): StateMachine {
    return this.states().stateMachines.get(name);
  }

  public stream(name: string): Stream {
    return this.kinesis().streams.get(name);
  }

  public table(name: string): Table {
    return this.dynamoDb().tables.get(name);
  }

  public topic(name: string): Topic {
    return this.sns().topics.get(name);
  }
}

/*
 * Nothing of a service is read before it is asked for something.
 */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => made ??= make();
}
