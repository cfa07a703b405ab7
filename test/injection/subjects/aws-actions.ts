import {
  AwsAction, AwsRequest, ElementValue, EventBridgePutEvents, FirehosePutRecord, JsonTemplate, KinesisPutRecords, MessageAttribute, RequestValue,
  SnsPublish, SqsSendMessageBatch, StepFunctionsStartExecution, StepFunctionsStopExecution,
} from '../../../src';
import { asJson, asText, inBody, inHeader, inPath, inQuery, Subject } from '../subject';

/** What consumers of a stream get. */
function decoded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decoded);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [
    name, name === 'Data' && typeof member === 'string' ? Buffer.from(member, 'base64').toString() : decoded(member),
  ]));
}

/**
 * The generic action, and combinations of optional values, lists below the body, and names of members.
 */
export const AWS_ACTIONS: readonly Subject[] = [
  {
    name: 'SqsSendMessageBatch of a list below the body',
    route: 'POST /batch/{kind}',
    integration: ({ fifo }, from) => new SqsSendMessageBatch(fifo, {
      entries: RequestValue.body('orders'),
      messageBody: ElementValue.member('text'),
      groupId: ElementValue.member('customer.id'),
      deduplicationId: ElementValue.member('once').optional(),
      messageAttributes: { kind: MessageAttribute.string(from.path('kind')), size: MessageAttribute.string(ElementValue.member('size').or('m')) },
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
    name: 'SnsPublish with a required attribute among optional ones',
    route: 'POST /fifo-topic/{group}',
    integration: ({ fifoTopic }, from) => new SnsPublish(fifoTopic, {
      message: RequestValue.body('text'),
      subject: from.header('X-Subject').optional(),
      groupId: from.path('group'),
      deduplicationId: RequestValue.body('once').or('none'),
      messageAttributes: {
        size: MessageAttribute.number(RequestValue.body('size').optional()),
        kind: MessageAttribute.string(from.query('kind')),
        colour: MessageAttribute.string(RequestValue.body('colour').optional()),
      },
    }),
    draft: () => ({ path: { group: 'g' }, query: { kind: 'k' }, body: { text: 'text' } }),
    positions: {
      text: inBody('text'),
      subject: inHeader('x-subject'),
      group: inPath('group'),
      once: inBody('once'),
      kind: inQuery('kind'),
      size: inBody('size'),
      colour: inBody('colour'),
    },
  },
  {
    name: 'KinesisPutRecords of whole elements',
    route: 'POST /streams',
    integration: ({ stream }) => new KinesisPutRecords(stream, { records: RequestValue.body('records'), partitionKey: ElementValue.member('key').or('none') }),
    positions: {
      data: asJson((value) => ({ records: [{ value }, { value: 'other' }] })),
      key: asJson((key) => ({ records: [{ key }, { key: 'other' }] })),
    },
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
    name: 'StepFunctionsStartExecution with an optional name',
    route: 'POST /jobs',
    integration: ({ machine }, from) => new StepFunctionsStartExecution(machine, { name: from.header('X-Name').optional() }),
    draft: () => ({ body: { a: 1 } }),
    positions: { 'body': asJson((value) => ({ value })), 'the name of a member': asJson((value) => ({ [value]: 1 })), 'name': inHeader('x-name') },
  },
  {
    name: 'StepFunctionsStopExecution with a reason',
    route: 'POST /stopped-jobs',
    integration: ({ machine }) => new StepFunctionsStopExecution(machine, {
      execution: RequestValue.body('id'), error: RequestValue.body('error').optional(), cause: RequestValue.body('cause').optional(),
    }),
    draft: () => ({ body: { id: 'i' } }),
    positions: { id: inBody('id'), error: inBody('error'), cause: inBody('cause') },
  },
  {
    name: 'EventBridgePutEvents with an optional resource',
    route: 'POST /events',
    integration: ({ bus }, from) => new EventBridgePutEvents(bus, {
      source: 'shop.web', detailType: RequestValue.body('type'), resources: [from.header('X-Resource').optional(), RequestValue.literal('arn')],
    }),
    draft: () => ({ body: { type: 't' } }),
    positions: {
      'type': inBody('type'),
      'resource': inHeader('x-resource'),
      'detail': asJson((value) => ({ type: 't', value })),
      'the name of a member': asJson((value) => ({ type: 't', [value]: 1 })),
    },
  },
  {
    name: 'StepFunctionsStartExecution with joined values in nested texts',
    route: 'POST /joined/{id}',
    integration: ({ machine }, from) => new StepFunctionsStartExecution(machine, {
      input: JsonTemplate.list([
        JsonTemplate.string(from.query('first').optional()),
        JsonTemplate.literalNumber(1),
        JsonTemplate.text(JsonTemplate.list([
          JsonTemplate.string(RequestValue.join([RequestValue.literal("it's"), from.path('id'), RequestValue.body('text')], "'$#'").or("none: '$x'")),
          JsonTemplate.text(JsonTemplate.object({ note: JsonTemplate.string(from.header('X-Note')) })),
        ])),
      ]),
    }),
    draft: () => ({ path: { id: 'i' }, headers: { 'x-note': 'n' }, body: { text: 't' } }),
    positions: { id: inPath('id'), text: inBody('text'), first: inQuery('first'), note: inHeader('x-note') },
  },
  {
    name: 'AwsAction of the JSON protocol',
    route: 'POST /tags/{name}',
    integration: ({ machine }, from) => new AwsAction({
      service: 'states',
      action: 'TagResource',
      request: AwsRequest.json({
        targetPrefix: 'AWSStepFunctions',
        version: '1.0',
        body: JsonTemplate.object({
          resourceArn: JsonTemplate.literal(machine.stateMachineArn),
          tags: JsonTemplate.list([JsonTemplate.object({ key: JsonTemplate.string(from.path('name')), value: JsonTemplate.string(RequestValue.body('value')) })]),
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
    integration: ({ topic }, from) => new AwsAction({
      service: 'sns',
      action: 'UntagResource',
      request: AwsRequest.query({ version: '2010-03-31', parameters: { ResourceArn: from.query('arn') }, lists: { 'TagKeys.member': RequestValue.body('keys') } }),
      resources: [topic.topicArn],
    }),
    draft: () => ({ query: { arn: 'a' }, body: { keys: ['k'] } }),
    positions: { arn: inQuery('arn'), key: asJson((value) => ({ keys: ['first', value, 'last'] })) },
  },
];
