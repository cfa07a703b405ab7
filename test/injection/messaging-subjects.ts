import { asJson, asText, inBody, inHeader, inPath, inQuery, Subject } from './subject';
import {
  AwsAction, AwsRequest, ElementValue, EventBridgePutEvents, FirehosePutRecord, FirehosePutRecordBatch, JsonTemplate, KinesisPutRecord,
  KinesisPutRecords, MessageAttribute, RequestValue, SnsPublish, SqsDeleteMessage, SqsSendMessageBatch, StepFunctionsDescribeExecution,
  StepFunctionsSendTaskFailure, StepFunctionsSendTaskSuccess, StepFunctionsStartExecution, StepFunctionsStartSyncExecution,
  StepFunctionsStopExecution,
} from '../../src';

/**
 * What consumers of a stream get.
 */
function decoded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decoded);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [
    name, name === 'Data' && typeof member === 'string' ? Buffer.from(member, 'base64').toString() : decoded(member),
  ]));
}

/**
 * Queues, topics, streams, state machines, buses, and the generic action.
 */
export const MESSAGING_SUBJECTS: readonly Subject[] = [
  {
    name: 'SqsSendMessageBatch',
    route: 'POST /batch',
    integration: ({ queue }) => new SqsSendMessageBatch(queue),
    positions: {
      'an element': asJson((value) => [{ a: 1 }, value]),
      'a member': asJson((value) => [{ text: value }, { text: 'other' }]),
      'the name of a member': asJson((value) => [{ [value]: 1 }]),
    },
  },
  {
    name: 'SqsSendMessageBatch of members',
    route: 'POST /batch/{kind}',
    integration: ({ fifo }) => new SqsSendMessageBatch(fifo, {
      entries: RequestValue.body('orders'),
      messageBody: ElementValue.member('text'),
      groupId: ElementValue.member('customer.id'),
      deduplicationId: ElementValue.member('once').optional(),
      messageAttributes: { kind: MessageAttribute.string(RequestValue.path('kind')), size: MessageAttribute.string(ElementValue.member('size').or('m')) },
    }),
    draft: () => ({ path: { kind: 'k' }, body: { orders: [{ text: 't', customer: { id: 'c' } }] } }),
    positions: {
      text: asJson((text) => ({ orders: [{ text, customer: { id: 'c' } }, { text: 't', customer: { id: 'd' } }] })),
      group: asJson((id) => ({ orders: [{ text: 't', customer: { id: 'c' } }, { text: 't', customer: { id } }] })),
      once: asJson((once) => ({ orders: [{ text: 't', customer: { id: 'c' }, once }] })),
      size: asJson((size) => ({ orders: [{ text: 't', customer: { id: 'c' }, size }] })),
      kind: inPath('kind'),
    },
  },
  {
    name: 'SqsDeleteMessage',
    route: 'DELETE /messages',
    integration: ({ queue }) => new SqsDeleteMessage(queue),
    positions: { receiptHandle: inQuery('receiptHandle') },
  },
  {
    name: 'SqsDeleteMessage by path',
    route: 'DELETE /messages/{handle}',
    integration: ({ queue }) => new SqsDeleteMessage(queue, { receiptHandle: RequestValue.path('handle') }),
    positions: { receiptHandle: inPath('handle') },
  },
  {
    name: 'SnsPublish',
    route: 'POST /topic',
    integration: ({ topic }) => new SnsPublish(topic),
    positions: { body: asText() },
  },
  {
    name: 'SnsPublish with attributes',
    route: 'POST /fifo-topic/{group}',
    integration: ({ fifoTopic }) => new SnsPublish(fifoTopic, {
      message: RequestValue.body('text'),
      subject: RequestValue.header('X-Subject').optional(),
      groupId: RequestValue.path('group'),
      deduplicationId: RequestValue.body('once').or('none'),
      messageAttributes: {
        size: MessageAttribute.number(RequestValue.body('size').optional()),
        kind: MessageAttribute.string(RequestValue.query('kind')),
        colour: MessageAttribute.string(RequestValue.body('colour').optional()),
      },
    }),
    draft: () => ({ path: { group: 'g' }, query: { kind: 'k' }, body: { text: 'text' } }),
    positions: {
      text: inBody('text'), subject: inHeader('x-subject'), group: inPath('group'), once: inBody('once'), kind: inQuery('kind'),
      size: inBody('size'), colour: inBody('colour'),
    },
  },
  {
    name: 'KinesisPutRecord',
    route: 'POST /stream',
    integration: ({ stream }) => new KinesisPutRecord(stream, { partitionKey: RequestValue.header('X-Key').or('none') }),
    draft: () => ({ body: 'data' }),
    positions: { body: asText(), key: inHeader('x-key') },
    read: decoded,
  },
  {
    name: 'KinesisPutRecords',
    route: 'POST /streams',
    integration: ({ stream }) => new KinesisPutRecords(stream, { records: RequestValue.body('records'), partitionKey: ElementValue.member('key').or('none') }),
    positions: {
      data: asJson((value) => ({ records: [{ value }, { value: 'other' }] })),
      key: asJson((key) => ({ records: [{ key }, { key: 'other' }] })),
    },
    read: decoded,
  },
  {
    name: 'KinesisPutRecords of members',
    route: 'POST /strings',
    integration: ({ stream }) => new KinesisPutRecords(stream, { data: ElementValue.member('text'), partitionKey: RequestValue.query('key') }),
    draft: () => ({ query: { key: 'k' }, body: [{ text: 't' }] }),
    positions: { text: asJson((text) => [{ text }]), key: inQuery('key') },
    read: decoded,
  },
  {
    name: 'FirehosePutRecord',
    route: 'POST /clicks',
    integration: ({ deliveryStream }) => new FirehosePutRecord(deliveryStream),
    positions: { body: asJson((value) => ({ value })) },
    read: decoded,
  },
  {
    name: 'FirehosePutRecord of a text',
    route: 'POST /lines',
    integration: ({ deliveryStream }) => new FirehosePutRecord(deliveryStream, { data: RequestValue.rawBody() }),
    positions: { body: asText() },
    read: decoded,
  },
  {
    name: 'FirehosePutRecord without line ends',
    route: 'POST /blobs',
    integration: ({ deliveryStream }) => new FirehosePutRecord(deliveryStream, { data: RequestValue.body('text'), appendNewline: false }),
    draft: () => ({ body: {} }),
    positions: { text: inBody('text') },
    read: decoded,
  },
  {
    name: 'FirehosePutRecordBatch',
    route: 'POST /click-lists',
    integration: ({ deliveryStream }) => new FirehosePutRecordBatch(deliveryStream),
    positions: { element: asJson((value) => [{ value }, value]) },
    read: decoded,
  },
  {
    name: 'StepFunctionsStartExecution',
    route: 'POST /jobs',
    integration: ({ machine }) => new StepFunctionsStartExecution(machine, { name: RequestValue.header('X-Name').optional() }),
    draft: () => ({ body: { a: 1 } }),
    positions: { body: asJson((value) => ({ value })), 'the name of a member': asJson((value) => ({ [value]: 1 })), 'name': inHeader('x-name') },
  },
  {
    name: 'StepFunctionsStartExecution with a composed input',
    route: 'POST /jobs/{id}',
    integration: ({ machine }) => new StepFunctionsStartExecution(machine, {
      input: JsonTemplate.object({
        id: JsonTemplate.string(RequestValue.path('id')),
        user: JsonTemplate.string(RequestValue.header('X-User').optional()),
        body: JsonTemplate.json(RequestValue.body('order')),
      }),
    }),
    draft: () => ({ path: { id: 'i' }, body: { order: { a: 1 } } }),
    positions: { id: inPath('id'), user: inHeader('x-user'), order: inBody('order') },
  },
  {
    name: 'StepFunctionsStartSyncExecution',
    route: 'POST /calculations',
    integration: ({ machine }) => new StepFunctionsStartSyncExecution(machine),
    positions: { body: asJson((value) => ({ value })) },
  },
  {
    name: 'StepFunctionsDescribeExecution',
    route: 'GET /jobs/{id}',
    integration: ({ machine }) => new StepFunctionsDescribeExecution(machine, { execution: RequestValue.path('id') }),
    positions: { id: inPath('id') },
  },
  {
    name: 'StepFunctionsStopExecution',
    route: 'POST /stopped-jobs',
    integration: ({ machine }) => new StepFunctionsStopExecution(machine, {
      execution: RequestValue.body('id'), error: RequestValue.body('error').optional(), cause: RequestValue.body('cause').optional(),
    }),
    draft: () => ({ body: { id: 'i' } }),
    positions: { id: inBody('id'), error: inBody('error'), cause: inBody('cause') },
  },
  {
    name: 'StepFunctionsSendTaskSuccess',
    route: 'POST /approvals',
    integration: ({ machine }) => new StepFunctionsSendTaskSuccess(machine),
    draft: () => ({ query: { taskToken: 't' }, body: { approved: true } }),
    positions: { taskToken: inQuery('taskToken'), output: asJson((value) => ({ value })) },
  },
  {
    name: 'StepFunctionsSendTaskFailure',
    route: 'POST /refusals',
    integration: ({ machine }) => new StepFunctionsSendTaskFailure(machine),
    draft: () => ({ query: { taskToken: 't' }, body: {} }),
    positions: { taskToken: inQuery('taskToken'), error: inBody('error'), cause: inBody('cause') },
  },
  {
    name: 'EventBridgePutEvents',
    route: 'POST /events',
    integration: ({ bus }) => new EventBridgePutEvents(bus, {
      source: 'shop.web', detailType: RequestValue.body('type'), resources: [RequestValue.header('X-Resource').optional(), RequestValue.literal('arn')],
    }),
    draft: () => ({ body: { type: 't' } }),
    positions: {
      type: inBody('type'),
      resource: inHeader('x-resource'),
      detail: asJson((value) => ({ type: 't', value })),
      'the name of a member': asJson((value) => ({ type: 't', [value]: 1 })),
    },
  },
  {
    name: 'EventBridgePutEvents with a composed detail',
    route: 'POST /events/{id}',
    integration: ({ bus }) => new EventBridgePutEvents(bus, {
      source: "shop's",
      detailType: RequestValue.literal('Order $placed'),
      detail: JsonTemplate.object({ id: JsonTemplate.string(RequestValue.path('id')), agent: JsonTemplate.string(RequestValue.query('agent').or('$none')) }),
    }),
    draft: () => ({ path: { id: 'i' } }),
    positions: { id: inPath('id'), agent: inQuery('agent') },
  },
  {
    name: 'AwsAction of the JSON protocol',
    route: 'POST /tags/{name}',
    integration: ({ machine }) => new AwsAction({
      service: 'states',
      action: 'TagResource',
      request: AwsRequest.json({
        targetPrefix: 'AWSStepFunctions',
        version: '1.0',
        body: JsonTemplate.object({
          resourceArn: JsonTemplate.literal(machine.stateMachineArn),
          tags: JsonTemplate.list([JsonTemplate.object({ key: JsonTemplate.string(RequestValue.path('name')), value: JsonTemplate.string(RequestValue.body('value')) })]),
        }),
      }),
      resources: [machine.stateMachineArn],
    }),
    draft: () => ({ path: { name: 'n' }, body: { value: 'v' } }),
    positions: { name: inPath('name'), value: inBody('value') },
  },
  {
    name: 'AwsAction of the query protocol',
    route: 'POST /untagged',
    integration: ({ topic }) => new AwsAction({
      service: 'sns',
      action: 'UntagResource',
      request: AwsRequest.query({ version: '2010-03-31', parameters: { ResourceArn: RequestValue.query('arn') }, lists: { 'TagKeys.member': RequestValue.body('keys') } }),
      resources: [topic.topicArn],
    }),
    draft: () => ({ query: { arn: 'a' }, body: { keys: ['k'] } }),
    positions: { arn: inQuery('arn'), key: asJson((value) => ({ keys: ['first', value, 'last'] })) },
  },
];
