import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LocalGateway } from '../../../src';
import { mock } from '../../fixtures/gateways';
import { restTemplate } from '../../fixtures/rest-template';

interface Seen {
  readonly method?: string;
  readonly url?: string;
  readonly target?: string;
  readonly body: string;
}

const table = { AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }], KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }] };
const RESOURCES = {
  Delivery: { Type: 'AWS::KinesisFirehose::DeliveryStream', Properties: { S3DestinationConfiguration: { BucketARN: { 'Fn::GetAtt': ['Files', 'Arn'] }, RoleARN: 'r' } } },
  Work: { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true, RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] }, maxReceiveCount: 3 }, KmsMasterKeyId: 'k' } },
  Dead: { Type: 'AWS::SQS::Queue' },
  Orders: { Type: 'AWS::DynamoDB::Table', Properties: { ...table, SSESpecification: { SSEEnabled: true } } },
  News: { Type: 'AWS::SNS::Topic', Properties: { FifoTopic: true } },
  Files: { Type: 'AWS::S3::Bucket' },
  Clicks: { Type: 'AWS::Kinesis::Stream', Properties: { ShardCount: '2' } },
  Demand: { Type: 'AWS::Kinesis::Stream' },
  Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'bus' } },
  Machine: {
    Type: 'AWS::StepFunctions::StateMachine',
    Properties: { RoleArn: 'r', DefinitionString: '{"StartAt":"${First}"}', DefinitionSubstitutions: { First: '$&' } },
  },
  Key: { Type: 'AWS::KMS::Key' },
};
const SERVICES = ['dynamodb', 'events', 'firehose', 'kinesis', 's3', 'sns', 'sqs', 'states'];

let server: Server;
let seen: Seen[];
let endpoint: string;
let answer: { status: number; body: string };

beforeEach(async () => {
  seen = [];
  answer = { status: 200, body: '{}' };
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const target = request.headers['x-amz-target'];
      const { method, url } = request;
      seen.push({ method, url, target: target === undefined ? undefined : String(target), body: Buffer.concat(chunks).toString() });
      response.writeHead(answer.status).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => new Promise((resolve) => server.close(resolve)));

function gateway(services: readonly string[], region = 'us-east-1'): LocalGateway {
  const template = restTemplate([{ path: '/', integration: mock('x') }], { resources: RESOURCES });
  return LocalGateway.fromTemplate(template, { region, endpoints: Object.fromEntries(services.map((service) => [service, endpoint])) });
}

test('everything that an API calls is made, what it needs first', async () => {
  const made = await gateway(SERVICES).createResources();
  expect(made).toEqual(['Dead', 'Orders', 'News', 'Files', 'Clicks', 'Demand', 'Bus', 'Machine', 'Delivery', 'Work']);
  const inputs = Object.fromEntries(seen.map(({ body, target, url }, index) => (
    [made[index], [target ?? url, target === undefined ? body : JSON.parse(body) as unknown]]
  )));
  const queueArn = 'arn:aws:sqs:us-east-1:123456789012:Dead';
  expect(inputs).toEqual({
    Dead: ['AmazonSQS.CreateQueue', { QueueName: 'Dead', Attributes: {} }],
    Orders: ['DynamoDB_20120810.CreateTable', { TableName: 'Orders', ...table, BillingMode: 'PAY_PER_REQUEST' }],
    News: ['/', 'Action=CreateTopic&Version=2010-03-31&Name=News.fifo&Attributes.entry.1.key=FifoTopic&Attributes.entry.1.value=true'],
    Files: ['/files', ''],
    Clicks: ['Kinesis_20131202.CreateStream', { StreamName: 'Clicks', ShardCount: 2 }],
    Demand: ['Kinesis_20131202.CreateStream', { StreamName: 'Demand', StreamModeDetails: { StreamMode: 'ON_DEMAND' } }],
    Bus: ['AWSEvents.CreateEventBus', { Name: 'bus' }],
    Machine: ['AWSStepFunctions.CreateStateMachine', { name: 'Machine', definition: '{"StartAt":"$&"}', roleArn: 'r', type: 'STANDARD' }],
    Delivery: ['Firehose_20150804.CreateDeliveryStream', {
      DeliveryStreamName: 'Delivery', DeliveryStreamType: 'DirectPut', ExtendedS3DestinationConfiguration: { BucketARN: 'arn:aws:s3:::files', RoleARN: 'r' },
    }],
    Work: ['AmazonSQS.CreateQueue', {
      QueueName: 'Work.fifo', Attributes: { FifoQueue: 'true', RedrivePolicy: JSON.stringify({ deadLetterTargetArn: queueArn, maxReceiveCount: 3 }) },
    }],
  });
});

test('only services with an endpoint are asked', async () => {
  expect(await gateway(['sqs']).createResources()).toEqual(['Dead', 'Work']);
  expect(await gateway([]).createResources()).toEqual([]);
});

test('a bucket says in which region it is to be', async () => {
  await gateway(['s3'], 'eu-west-1').createResources();
  expect(seen[0]).toMatchObject({ method: 'PUT', url: '/files', body: expect.stringContaining('<LocationConstraint>eu-west-1<') as string });
});

test.each(['{"__type":"com.amazonaws.dynamodb.v20120810#ResourceInUseException"}', '<Error><Code>BucketAlreadyOwnedByYou</Code></Error>'])(
  'what is there already stays: %s', async (body) => {
    answer = { status: 400, body };
    expect(await gateway(['dynamodb']).createResources()).toEqual(['Orders']);
  },
);

test('fails when an endpoint refuses', async () => {
  answer = { status: 400, body: '{"__type":"ValidationException"}' };
  await expect(gateway(['dynamodb']).createResources())
    .rejects.toThrow('the endpoint refused to make AWS::DynamoDB::Table \'Orders\' with status 400: {"__type":"ValidationException"}');
});
