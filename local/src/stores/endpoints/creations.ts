import { attributesOf, created, createdByJson, type Creation } from './creation';
import { isRecord } from '../../template/cloud-template';
import type { ResourceModel } from '../../template/template-model';
import { nameOf } from '../directory';
import { tableDefinition } from '../dynamodb/table-definition';

const QUEUE_ATTRIBUTES = [
  'ContentBasedDeduplication', 'DeduplicationScope', 'DelaySeconds', 'FifoQueue', 'FifoThroughputLimit', 'MaximumMessageSize',
  'MessageRetentionPeriod', 'RedrivePolicy', 'VisibilityTimeout',
];
const TOPIC_ATTRIBUTES = ['ContentBasedDeduplication', 'FifoTopic'];

/*
 * The one region that a request to make a bucket must not name.
 */
const REGION_WITHOUT_CONSTRAINT = 'us-east-1';

/**
 * What can be made at an endpoint, by type. What such a resource is for goes along; keys, policies, alarms and the like do not.
 */
export const CREATIONS: Readonly<Record<string, Creation>> = {
  'AWS::DynamoDB::GlobalTable': createdByJson('dynamodb', 'CreateTable', tableDefinition),
  'AWS::DynamoDB::Table': createdByJson('dynamodb', 'CreateTable', tableDefinition),
  'AWS::Events::EventBus': createdByJson('events', 'CreateEventBus', (resource) => ({ Name: nameOf(resource) })),
  'AWS::Kinesis::Stream': createdByJson('kinesis', 'CreateStream', (resource) => ({
    StreamName: nameOf(resource),
    ...resource.properties.ShardCount === undefined
      ? { StreamModeDetails: { StreamMode: 'ON_DEMAND' } } : { ShardCount: Number(resource.properties.ShardCount) },
  })),
  'AWS::KinesisFirehose::DeliveryStream': createdByJson('firehose', 'CreateDeliveryStream', (resource) => ({
    DeliveryStreamName: nameOf(resource),
    DeliveryStreamType: 'DirectPut',
    ExtendedS3DestinationConfiguration: bucketDestination(resource),
  })),
  'AWS::S3::Bucket': created('s3', (resource) => ({
    method: 'PUT',
    headers: {},
    path: `/${nameOf(resource)}`,
    body: Buffer.from(resource.region === REGION_WITHOUT_CONSTRAINT ? '' : locationConstraint(resource.region)),
  })),
  'AWS::SNS::Topic': created('sns', (resource) => ({
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: Buffer.from(topicForm(resource).toString()),
  })),
  'AWS::SQS::Queue': createdByJson('sqs', 'CreateQueue', (resource) => ({
    QueueName: nameOf(resource),
    Attributes: attributesOf(resource, QUEUE_ATTRIBUTES),
  })),
  'AWS::StepFunctions::StateMachine': createdByJson('states', 'CreateStateMachine', (resource) => ({
    name: nameOf(resource),
    definition: definitionOf(resource),
    roleArn: resource.properties.RoleArn,
    type: resource.properties.StateMachineType ?? 'STANDARD',
  })),
};

function topicForm(resource: ResourceModel): URLSearchParams {
  const form = new URLSearchParams({ Action: 'CreateTopic', Version: '2010-03-31', Name: nameOf(resource) });
  Object.entries(attributesOf(resource, TOPIC_ATTRIBUTES)).forEach(([name, value], index) => {
    form.append(`Attributes.entry.${index + 1}.key`, name);
    form.append(`Attributes.entry.${index + 1}.value`, value);
  });
  return form;
}

function locationConstraint(region: string): string {
  return `<CreateBucketConfiguration><LocationConstraint>${region}</LocationConstraint></CreateBucketConfiguration>`;
}

function bucketDestination({ properties }: ResourceModel): object | undefined {
  const destination = properties.ExtendedS3DestinationConfiguration ?? properties.S3DestinationConfiguration;
  return isRecord(destination) ? { BucketARN: destination.BucketARN, RoleARN: destination.RoleARN, Prefix: destination.Prefix } : undefined;
}

/*
 * A definition is text or an object, in which names between `${` and `}` are filled in.
 */
function definitionOf({ properties }: ResourceModel): string {
  const { Definition, DefinitionString, DefinitionSubstitutions } = properties;
  const text = typeof DefinitionString === 'string' ? DefinitionString : JSON.stringify(Definition ?? {});
  const substitutions = Object.entries(isRecord(DefinitionSubstitutions) ? DefinitionSubstitutions : {});
  return substitutions.reduce((filled, [name, value]) => filled.replaceAll(`\${${name}}`, () => String(value)), text);
}
