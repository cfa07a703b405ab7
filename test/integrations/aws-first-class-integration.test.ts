import { Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Stream, StreamEncryption } from 'aws-cdk-lib/aws-kinesis';
import { Key } from 'aws-cdk-lib/aws-kms';
import { IQueue, Queue } from 'aws-cdk-lib/aws-sqs';
import { IStateMachine, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { actionsIn, boundToHttp } from './support/bound-to-http';
import { newStack } from './support/local-route';
import {
  EventBridgePutEvents, IHttpIntegration, KinesisPutRecord, MessageAttribute, SqsDeleteMessage, SqsPurgeQueue, SqsReceiveMessage, SqsSendMessage,
  StepFunctionsStartExecution, StepFunctionsStartSyncExecution, StepFunctionsStopExecution,
} from '../../src/integrations';
import { JsonTemplate, RequestValue } from '../../src/mapping';

const QUEUE_ARN = 'arn:aws:sqs:us-east-1:123456789012:orders';
const QUEUE_URL = { 'Fn::Join': ['', ['https://sqs.us-east-1.', { Ref: 'AWS::URLSuffix' }, '/123456789012/orders']] };
const MACHINE_ARN = 'arn:aws:states:us-east-1:123456789012:stateMachine:work';
const BUS_ARN = 'arn:aws:events:us-east-1:123456789012:event-bus/shop';
const STREAM_ARN = 'arn:aws:kinesis:us-east-1:123456789012:stream/clicks';

const queueIn = (stack: Stack): IQueue => Queue.fromQueueArn(stack, 'Queue', QUEUE_ARN);
const machineIn = (stack: Stack): IStateMachine => StateMachine.fromStateMachineArn(stack, 'Machine', MACHINE_ARN);

interface Case {
  readonly name: string;
  readonly integration: (stack: Stack) => IHttpIntegration;
  readonly routeKey?: string;
  readonly subtype: string;
  readonly parameters: object;
  readonly action: string;
  readonly status?: string;
}

const REGION = { Region: 'us-east-1' };

const CASES: Case[] = [
  {
    name: 'SqsSendMessage',
    integration: (stack) => new SqsSendMessage(queueIn(stack)),
    subtype: 'SQS-SendMessage',
    parameters: { QueueUrl: QUEUE_URL, MessageBody: '$request.body' },
    action: 'sqs:SendMessage',
    status: '202',
  },
  {
    name: 'SqsSendMessage with everything',
    integration: (stack) => new SqsSendMessage(queueIn(stack), {
      messageBody: RequestValue.body('text'),
      delay: Duration.minutes(1),
      groupId: RequestValue.header('X-Group'),
      messageAttributes: { 'kind.of': MessageAttribute.string(RequestValue.literal('it\'s "new" for $5')), 'id': MessageAttribute.string(RequestValue.context('extendedRequestId')), 'size': MessageAttribute.number(RequestValue.literal('7')) },
    }),
    subtype: 'SQS-SendMessage',
    parameters: {
      QueueUrl: QUEUE_URL,
      MessageBody: '$request.body.text',
      DelaySeconds: '60',
      MessageGroupId: '$request.header.X-Group',
      MessageAttributes: '{"kind.of":{"DataType":"String","StringValue":"it\\u0027s \\"new\\" for \\u00245"},"id":{"DataType":"String","StringValue":"${context.extendedRequestId}"},"size":{"DataType":"Number","StringValue":"7"}}',
    },
    action: 'sqs:SendMessage',
    status: '202',
  },
  {
    name: 'SqsReceiveMessage',
    integration: (stack) => new SqsReceiveMessage(queueIn(stack)),
    subtype: 'SQS-ReceiveMessage',
    parameters: { QueueUrl: QUEUE_URL, MaxNumberOfMessages: '1' },
    action: 'sqs:ReceiveMessage',
  },
  {
    name: 'SqsReceiveMessage with everything',
    integration: (stack) => new SqsReceiveMessage(queueIn(stack), {
      maxNumberOfMessages: 10, waitTime: Duration.seconds(20), visibilityTimeout: Duration.minutes(5), messageAttributeNames: ['kind', 'size'], messageSystemAttributeNames: ['All'],
    }),
    subtype: 'SQS-ReceiveMessage',
    parameters: { QueueUrl: QUEUE_URL, MaxNumberOfMessages: '10', WaitTimeSeconds: '20', VisibilityTimeout: '300', MessageAttributeNames: '["kind","size"]', AttributeNames: '["All"]' },
    action: 'sqs:ReceiveMessage',
  },
  {
    name: 'SqsDeleteMessage',
    integration: (stack) => new SqsDeleteMessage(queueIn(stack)),
    subtype: 'SQS-DeleteMessage',
    parameters: { QueueUrl: QUEUE_URL, ReceiptHandle: '$request.querystring.receiptHandle' },
    action: 'sqs:DeleteMessage',
  },
  {
    name: 'SqsPurgeQueue',
    integration: (stack) => new SqsPurgeQueue(queueIn(stack)),
    subtype: 'SQS-PurgeQueue',
    parameters: { QueueUrl: QUEUE_URL },
    action: 'sqs:PurgeQueue',
    status: '202',
  },
  {
    name: 'EventBridgePutEvents',
    integration: (stack) => new EventBridgePutEvents(EventBus.fromEventBusArn(stack, 'Bus', BUS_ARN), { source: 'shop.web', detailType: RequestValue.body('type') }),
    subtype: 'EventBridge-PutEvents',
    parameters: { EventBusName: BUS_ARN, Source: 'shop.web', DetailType: '$request.body.type', Detail: '$request.body' },
    action: 'events:PutEvents',
    status: '202',
  },
  {
    name: 'EventBridgePutEvents with a member for a detail',
    integration: (stack) => new EventBridgePutEvents(EventBus.fromEventBusArn(stack, 'Bus', BUS_ARN), {
      source: 'shop.web',
      detailType: RequestValue.path('id'),
      detail: JsonTemplate.json(RequestValue.body('order')),
      resources: [RequestValue.literal('arn:1'), RequestValue.context('accountId')],
    }),
    subtype: 'EventBridge-PutEvents',
    parameters: { EventBusName: BUS_ARN, Source: 'shop.web', DetailType: '$request.path.id', Detail: '$request.body.order', Resources: '["arn:1","${context.accountId}"]' },
    action: 'events:PutEvents',
    status: '202',
  },
  {
    name: 'KinesisPutRecord',
    integration: (stack) => new KinesisPutRecord(Stream.fromStreamArn(stack, 'Stream', STREAM_ARN)),
    subtype: 'Kinesis-PutRecord',
    parameters: { StreamName: 'clicks', Data: '$request.body', PartitionKey: '$context.extendedRequestId' },
    action: 'kinesis:PutRecord',
    status: '202',
  },
  {
    name: 'StepFunctionsStartExecution',
    integration: (stack) => new StepFunctionsStartExecution(machineIn(stack), { name: RequestValue.path('id') }),
    subtype: 'StepFunctions-StartExecution',
    parameters: { StateMachineArn: MACHINE_ARN, Input: '$request.body', Name: '$request.path.id' },
    action: 'states:StartExecution',
    status: '202',
  },
  {
    name: 'StepFunctionsStartExecution with a constant input',
    integration: (stack) => new StepFunctionsStartExecution(machineIn(stack), {
      input: JsonTemplate.object({ a: JsonTemplate.list([JsonTemplate.literalNumber(1), JsonTemplate.literal('$x'), JsonTemplate.string(RequestValue.literal('"'))]), b: JsonTemplate.boolean(RequestValue.literal('true')) }),
    }),
    subtype: 'StepFunctions-StartExecution',
    parameters: { StateMachineArn: MACHINE_ARN, Input: '{"a":[1,"\\u0024x","\\""],"b":true}' },
    action: 'states:StartExecution',
    status: '202',
  },
  {
    name: 'StepFunctionsStartSyncExecution',
    integration: (stack) => new StepFunctionsStartSyncExecution(machineIn(stack), { input: JsonTemplate.json(RequestValue.body('job')) }),
    subtype: 'StepFunctions-StartSyncExecution',
    parameters: { StateMachineArn: MACHINE_ARN, Input: '$request.body.job' },
    action: 'states:StartSyncExecution',
  },
  {
    name: 'StepFunctionsStopExecution',
    integration: (stack) => new StepFunctionsStopExecution(machineIn(stack), { execution: RequestValue.path('id'), cause: RequestValue.query('why'), error: RequestValue.literal('Stopped') }),
    subtype: 'StepFunctions-StopExecution',
    parameters: {
      ExecutionArn: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':states:us-east-1:123456789012:execution:work:${request.path.id}']] },
      Cause: '$request.querystring.why',
      Error: 'Stopped',
    },
    action: 'states:StopExecution',
  },
];

describe.each(CASES)('$name on an HTTP API', ({ integration, routeKey = 'POST /x/{id}', subtype, parameters, action, status }) => {
  test('is one call of one action', () => {
    const stack = newStack();
    const bound = boundToHttp(stack, routeKey, integration(stack));
    expect(bound).toEqual({
      type: 'AWS_PROXY',
      subtype,
      payloadFormatVersion: '1.0',
      credentialsArn: { 'Fn::GetAtt': [expect.stringMatching(/^IntegrationRoles/), 'Arn'] },
      requestParameters: { ...REGION, ...parameters },
      ...(status !== undefined && { responseParameters: { 200: { 'overwrite:statuscode': status } } }),
    });
  });

  test('has a role that may do just that', () => {
    const stack = newStack();
    boundToHttp(stack, routeKey, integration(stack));
    expect(actionsIn(stack)).toEqual([action]);
  });
});

test('a role and a time limit of the user\'s', () => {
  const stack = newStack();
  const role = new Role(stack, 'Mine', { assumedBy: new ServicePrincipal('apigateway.amazonaws.com') });
  const bound = boundToHttp(stack, 'POST /x', new SqsPurgeQueue(queueIn(stack), { role, timeout: Duration.seconds(30) }));
  expect(bound).toMatchObject({ credentialsArn: { 'Fn::GetAtt': [expect.stringMatching(/^Mine/), 'Arn'] }, timeout: expect.anything() });
  expect(actionsIn(stack)).toEqual([]);
});

test('resources of the API\'s own region say no region, and keys are granted', () => {
  const stack = newStack();
  const key = new Key(stack, 'Key');
  const queue = new Queue(stack, 'Queue', { encryptionMasterKey: key });
  const stream = new Stream(stack, 'Stream', { encryption: StreamEncryption.KMS, encryptionKey: key });
  expect(boundToHttp(stack, 'POST /x', new SqsSendMessage(queue)).requestParameters).toEqual({ QueueUrl: { Ref: expect.any(String) }, MessageBody: '$request.body' });
  expect(boundToHttp(stack, 'POST /x', new KinesisPutRecord(stream)).requestParameters).not.toHaveProperty('Region');
  expect(actionsIn(stack).sort()).toEqual(['kinesis:PutRecord', 'kms:Decrypt', 'kms:GenerateDataKey', 'kms:GenerateDataKey', 'sqs:SendMessage']);
});

test('routes that need the same right share a role with REST routes', () => {
  const stack = newStack();
  const integration = new SqsPurgeQueue(queueIn(stack));
  boundToHttp(stack, 'POST /x', integration);
  boundToHttp(stack, 'POST /y', integration);
  Template.fromStack(stack).resourceCountIs('AWS::IAM::Role', 1);
});

describe('FIFO queues', () => {
  test.each([
    ['that refuses messages without an id get one of their own', undefined, {}, { MessageDeduplicationId: '$context.extendedRequestId' }],
    ['that makes ids from contents get none', true, {}, {}],
    ['that makes ids from contents take one of the caller', true, { deduplicationId: RequestValue.header('X-Once') }, { MessageDeduplicationId: '$request.header.X-Once' }],
    ['that refuses messages without an id take one of the caller', undefined, { deduplicationId: RequestValue.header('X-Once') }, { MessageDeduplicationId: '$request.header.X-Once' }],
  ])('%s', (_what, contentBasedDeduplication, props, expected) => {
    const stack = newStack();
    const queue = new Queue(stack, 'Queue', { fifo: true, contentBasedDeduplication });
    const { requestParameters } = boundToHttp(stack, 'POST /x', new SqsSendMessage(queue, { groupId: RequestValue.body('customer'), ...props }));
    expect(requestParameters).toEqual({ QueueUrl: expect.anything(), MessageBody: '$request.body', MessageGroupId: '$request.body.customer', ...expected });
  });

  test('fails without a group', () => {
    const stack = newStack();
    expect(() => new SqsSendMessage(new Queue(stack, 'Queue', { fifo: true }))).toThrow("'groupId' must be given for a FIFO queue");
  });
});

describe('what an HTTP API cannot say fails when the route is added', () => {
  const bus = (stack: Stack) => EventBus.fromEventBusArn(stack, 'Bus', BUS_ARN);
  test.each<[string, (stack: Stack) => IHttpIntegration, string]>([
    ['a constant instead of a missing value', (stack) => new SqsSendMessage(queueIn(stack), { messageBody: RequestValue.body('a').or('b') }), "'messageBody' cannot have or() on an HTTP API"],
    ['a value that may be missing', (stack) => new SqsSendMessage(queueIn(stack), { groupId: RequestValue.query('g').optional() }), "'groupId' cannot be optional() on an HTTP API"],
    ['an attribute of the caller', (stack) => new SqsSendMessage(queueIn(stack), { messageAttributes: { kind: MessageAttribute.string(RequestValue.query('kind')) } }), "'messageAttributes.kind' stands inside JSON"],
    ['an attribute that a caller may choose', (stack) => new SqsSendMessage(queueIn(stack), { messageAttributes: { id: MessageAttribute.string(RequestValue.context('requestId')) } }), "'messageAttributes.id' stands inside JSON"],
    ['a composed detail', (stack) => new EventBridgePutEvents(bus(stack), { source: 's', detailType: RequestValue.literal('t'), detail: JsonTemplate.object({ a: JsonTemplate.string(RequestValue.query('a')) }) }), "'detail' is written by a mapping template"],
    ['a resource of the caller', (stack) => new EventBridgePutEvents(bus(stack), { source: 's', detailType: RequestValue.literal('t'), resources: [RequestValue.path('id')] }), "'resources' stands inside JSON"],
    ['a time', (stack) => new EventBridgePutEvents(bus(stack), { source: 's', detailType: RequestValue.literal('t'), time: RequestValue.body('t') }), "'time' is for REST and WebSocket APIs"],
    ['a source with a dollar', (stack) => new EventBridgePutEvents(bus(stack), { source: '$hop', detailType: RequestValue.literal('t') }), "'source' cannot hold a $"],
    ['a composed input', (stack) => new StepFunctionsStartExecution(machineIn(stack), { input: JsonTemplate.list([JsonTemplate.json(RequestValue.wholeBody())]) }), "'input' is written by a mapping template"],
    ['a text as an input', (stack) => new StepFunctionsStartSyncExecution(machineIn(stack), { input: JsonTemplate.string(RequestValue.path('id')) }), "'input' is written by a mapping template"],
    ['an input that may be missing', (stack) => new StepFunctionsStartExecution(machineIn(stack), { input: JsonTemplate.json(RequestValue.body('a').optional()) }), "'input' cannot be optional()"],
    ['an execution that may be missing', (stack) => new StepFunctionsStopExecution(machineIn(stack), { execution: RequestValue.query('id') }), "'execution' cannot be"],
    ['an unknown path variable', (stack) => new KinesisPutRecord(Stream.fromStreamArn(stack, 'Stream', STREAM_ARN), { partitionKey: RequestValue.path('key') }), "RequestValue.path('key') names no path variable of 'POST /x/{id}'"],
    ['an unknown path variable among constants', (stack) => new StepFunctionsStopExecution(machineIn(stack), { execution: RequestValue.path('key') }), "RequestValue.path('key') names no path variable"],
  ])('%s', (_what, integration, message) => {
    const stack = newStack();
    expect(() => boundToHttp(stack, 'POST /x/{id}', integration(stack))).toThrow(message);
  });
});

test('is there for a plain HTTP API', () => {
  const stack = newStack();
  new HttpApi(stack, 'Plain').addRoutes({ path: '/x', integration: new SqsPurgeQueue(queueIn(stack)).toHttpIntegration() });
  Template.fromStack(stack).hasResourceProperties('AWS::ApiGatewayV2::Integration', {
    IntegrationSubtype: 'SQS-PurgeQueue',
    RequestParameters: { Region: 'us-east-1', QueueUrl: Match.anyValue() },
    ResponseParameters: { 200: { ResponseParameters: [{ Destination: 'overwrite:statuscode', Source: '202' }] } },
    CredentialsArn: Match.anyValue(),
  });
});
