import { Duration } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { LocalRoutes, newStack } from './support/local-route';
import { serviceSuite } from './support/service-suite';
import { parseServiceCall } from '../../local/src';
import { MessageAttribute, SqsSendMessageBatch, SqsSendMessageBatchProps } from '../../src/integrations';
import { ElementValue, RequestValue } from '../../src/mapping';

serviceSuite('SqsSendMessageBatch', {
  route: 'POST /orders',
  integration: (stack, role) => new SqsSendMessageBatch(new Queue(stack, 'Queue', { queueName: 'orders', encryptionMasterKey: new Key(stack, 'Key') }), { role }),
  imported: (stack) => new SqsSendMessageBatch(Queue.fromQueueArn(stack, 'Queue', 'arn:aws:sqs:eu-west-1:210987654321:orders')),
  request: { method: 'POST', path: '/orders', body: '[{"a": 1}, "two", [3]]' },
  operation: 'SendMessageBatch',
  input: {
    QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/orders',
    Entries: [{ Id: '0', MessageBody: '{"a":1}' }, { Id: '1', MessageBody: '"two"' }, { Id: '2', MessageBody: '[3]' }],
  },
  answer: { Successful: [{ Id: '1', MessageId: 'm-1' }, { Id: '2', MessageId: 'm-2' }, { Id: '0', MessageId: 'm-0' }], Failed: [] },
  status: 202,
  body: { messageIds: ['m-0', 'm-1', 'm-2'] },
  rights: ['sqs:SendMessage', 'kms:GenerateDataKey', 'kms:Decrypt'],
});

function routes(props: SqsSendMessageBatchProps = {}, fifo = false): LocalRoutes {
  const stack = newStack();
  return new LocalRoutes(stack, { 'POST /orders': new SqsSendMessageBatch(new Queue(stack, 'Queue', { fifo: fifo || undefined }), props) }, {
    status: 200, body: JSON.stringify({ Successful: [{ Id: '0', MessageId: 'm' }] }),
  });
}

const post = (body: unknown) => ({ method: 'POST', path: '/orders', body: JSON.stringify(body) });

test('composes each message from its element', async () => {
  const local = routes({
    entries: RequestValue.body('batch["the orders"]'),
    messageBody: ElementValue.member('text'),
    groupId: ElementValue.member('customer["a name"]'),
    deduplicationId: RequestValue.context('extendedRequestId'),
    messageAttributes: {
      size: MessageAttribute.number(ElementValue.member('size').optional()),
      colour: MessageAttribute.string(ElementValue.member('colour').or("it's $blue")),
    },
  }, true);
  await local.invoke(post({
    batch: {
      'the orders': [
        { text: 'a "b"', customer: { 'a name': 'c1' }, size: '7' },
        { text: 'b', customer: { 'a name': 'c2' }, colour: 'red' },
      ],
    },
  }));
  const { input, problems } = parseServiceCall(local.call);
  expect(problems).toEqual([]);
  expect(input.Entries).toEqual([
    {
      Id: '0',
      MessageBody: 'a "b"',
      MessageGroupId: 'c1',
      MessageDeduplicationId: expect.any(String),
      MessageAttributes: {
        size: { DataType: 'Number', StringValue: '7' }, colour: { DataType: 'String', StringValue: "it's $blue" },
      },
    },
    { Id: '1', MessageBody: 'b', MessageGroupId: 'c2', MessageDeduplicationId: expect.any(String), MessageAttributes: { colour: { DataType: 'String', StringValue: 'red' } } },
  ]);
});

test('every element is a message of its own on a FIFO queue that makes no ids', async () => {
  const local = routes({ groupId: RequestValue.literal('g') }, true);
  const ids: unknown[] = [];
  for (let request = 0; request < 2; request++) {
    await local.invoke(post(['x', 'x']));
    const entries = parseServiceCall(local.call).input.Entries as Record<string, unknown>[];
    ids.push(...entries.map((entry) => entry.MessageDeduplicationId));
  }
  expect(ids).toEqual(['-0', '-1', '-0', '-1'].map((position) => expect.stringMatching(new RegExp(`^.+${position}$`))));
  expect(new Set(ids).size).toBe(4);
});

test('sends strings as they are', async () => {
  const local = routes({ messageBody: ElementValue.text(), delay: Duration.seconds(5) });
  await local.invoke(post(['a "b"', "it's"]));
  expect(parseServiceCall(local.call).input.Entries).toEqual([
    { Id: '0', MessageBody: 'a "b"', DelaySeconds: 5 }, { Id: '1', MessageBody: "it's", DelaySeconds: 5 },
  ]);
});

test.each([
  ['an object', {}], ['no list', 'x'], ['an empty list', []], ['eleven elements', Array(11).fill(1)], ['an element that is null', [1, null]],
])('refuses %s', async (_case, body) => {
  const local = routes();
  local.answer = { status: 400, body: '{}' };
  expect((await local.invoke(post(body))).status).toBe(400);
  expect(local.call.body.toString()).toBe('{}');
});

test.each([
  ['of another type', [{ text: 'a' }, { text: 1 }]], ['missing', [{ text: 'a' }, {}]], ['null', [{ text: null }]], ['of no object', [{ text: 'a' }, 'b']],
])('sends nothing where a member is %s', async (_case, body) => {
  const local = routes({ messageBody: ElementValue.member('text') });
  local.answer = { status: 400, body: '{}' };
  expect((await local.invoke(post(body))).status).toBe(400);
  expect(local.call.body.toString()).toBe('{}');
});

test('takes ten elements', async () => {
  const local = routes();
  await local.invoke(post(Array.from({ length: 10 }, (_, index) => index)));
  expect(parseServiceCall(local.call).input.Entries).toHaveLength(10);
});

test.each([
  ['the caller\'s fault', [{ Id: '1', SenderFault: true, Code: 'InvalidMessageContents', Message: 'secret' }], 400, [1]],
  ['the service\'s fault', [{ Id: '2', SenderFault: false, Code: 'InternalError', Message: 'secret' }], 502, [2]],
  ['a bit of both', [{ Id: '0', SenderFault: true, Code: 'X' }, { Id: '2', SenderFault: false, Code: 'InternalError' }], 502, [0, 2]],
])('a part that failed by %s is no success', async (_case, Failed, status, failed) => {
  const local = routes();
  local.answer = { status: 200, body: JSON.stringify({ Successful: [{ Id: '9', MessageId: 'm' }], Failed }) };
  const answer = await local.invoke(post([1, 2, 3]));
  expect(answer.status).toBe(status);
  expect(JSON.parse(answer.body.toString())).toEqual({ message: expect.any(String), requestId: expect.any(String), failed });
});

describe('fails for', () => {
  const stack = newStack();
  const fifo = new Queue(stack, 'Fifo', { fifo: true });

  test.each<[string, () => unknown, string]>([
    ['a FIFO queue without group', () => new SqsSendMessageBatch(fifo), "'groupId' must be given for a FIFO queue"],
    ['a delay on a FIFO queue', () => new SqsSendMessageBatch(fifo, { groupId: RequestValue.literal('g'), delay: Duration.seconds(1) }), 'set deliveryDelay'],
    ['deduplication on a standard queue', () => new SqsSendMessageBatch(new Queue(stack, 'Standard'), { deduplicationId: ElementValue.member('id') }), 'make the queue FIFO'],
    ['an attribute without name', () => new SqsSendMessageBatch(fifo, { groupId: RequestValue.literal('g'), messageAttributes: { '': MessageAttribute.string(ElementValue.text()) } }), 'the name of a message attribute'],
    ['a path without members', () => ElementValue.member(''), 'use ElementValue.whole()'],
    ['a broken path', () => ElementValue.member('a..b'), 'a body path is'],
  ])('%s', (_case, make, message) => {
    expect(make).toThrow(message);
  });

  test('a list that is not of the body', () => {
    const integration = new SqsSendMessageBatch(fifo, { groupId: RequestValue.literal('g'), entries: RequestValue.query('list') });
    expect(() => integration.bindToRest({ scope: newStack(), route: { method: 'POST', path: '/', pathVariables: [] } })).toThrow("a list is a part of the body, got RequestValue.query('list')");
  });
});
