import { Duration, Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { IQueue, Queue } from 'aws-cdk-lib/aws-sqs';
import { LocalRoutes, newStack, problemBody } from './support/local-route';
import { serviceSuite } from './support/service-suite';
import { parseServiceCall } from '../../local/src';
import { MessageAttribute, SqsSendMessage, SqsSendMessageProps } from '../../src/integrations';
import { ElementValue, RequestValue } from '../../src/mapping';

const URL = 'https://sqs.us-east-1.amazonaws.com/123456789012/orders';

serviceSuite('SqsSendMessage', {
  route: 'POST /orders',
  integration: (stack, role) => new SqsSendMessage(new Queue(stack, 'Queue', { queueName: 'orders', encryptionMasterKey: new Key(stack, 'Key') }), { role }),
  imported: (stack) => new SqsSendMessage(Queue.fromQueueArn(stack, 'Queue', 'arn:aws:sqs:eu-west-1:210987654321:orders')),
  request: { method: 'POST', path: '/orders', body: '{"a": "it\'s"}' },
  operation: 'SendMessage',
  input: { QueueUrl: URL, MessageBody: '{"a": "it\'s"}' },
  answer: { MessageId: 'm-1', MD5OfMessageBody: 'x' },
  status: 202,
  body: { messageId: 'm-1' },
  rights: ['sqs:SendMessage', 'kms:GenerateDataKey', 'kms:Decrypt'],
});

function routes(props: SqsSendMessageProps, fifo = false): LocalRoutes {
  const stack = newStack();
  return new LocalRoutes(stack, { 'POST /orders/{id}': new SqsSendMessage(new Queue(stack, 'Queue', { fifo: fifo || undefined }), props) }, {
    status: 200, body: JSON.stringify({ MessageId: 'm-1', SequenceNumber: '18849' }),
  });
}

test('an imported queue is called where it is', async () => {
  const stack = newStack();
  const local = new LocalRoutes(stack, {
    'POST /orders': new SqsSendMessage(Queue.fromQueueArn(stack, 'Queue', 'arn:aws:sqs:eu-west-1:210987654321:orders')),
  }, { status: 200, body: '{"MessageId":"m"}' });
  await local.invoke({ method: 'POST', path: '/orders', body: 'x' });
  expect(local.call).toMatchObject({ region: 'eu-west-1', path: '/210987654321/orders' });
  expect(parseServiceCall(local.call).input.QueueUrl).toBe('https://sqs.eu-west-1.amazonaws.com/210987654321/orders');
});

test('sends the JSON of the whole body, attributes, and a delay', async () => {
  const local = routes({
    messageBody: RequestValue.wholeBody(),
    delay: Duration.minutes(1),
    messageAttributes: {
      id: MessageAttribute.string(RequestValue.path('id')),
      weight: MessageAttribute.number(RequestValue.body('weight').optional()),
      colour: MessageAttribute.string(RequestValue.query('colour').optional()),
    },
  });
  await local.invoke({ method: 'POST', path: '/orders/7', body: '{ "weight": "1.50" }' });
  expect(parseServiceCall(local.call)).toMatchObject({
    problems: [],
    input: {
      MessageBody: '{"weight":"1.50"}',
      DelaySeconds: 60,
      MessageAttributes: { id: { DataType: 'String', StringValue: '7' }, weight: { DataType: 'Number', StringValue: '1.50' } },
    },
  });
  expect(Object.keys(parseServiceCall(local.call).input.MessageAttributes as object)).toEqual(['id', 'weight']);
});

test('sends to a FIFO queue and answers with the sequence number', async () => {
  const local = routes({ groupId: RequestValue.path('id'), deduplicationId: RequestValue.header('Idempotency-Key') }, true);
  const answer = await local.invoke({ method: 'POST', path: '/orders/g%20%2F', body: 'x', headers: { 'idempotency-key': 'k' } });
  expect(parseServiceCall(local.call).input).toMatchObject({ MessageGroupId: 'g /', MessageDeduplicationId: 'k' });
  expect(JSON.parse(answer.body.toString())).toEqual({ messageId: 'm-1', sequenceNumber: '18849' });
});

test('every request is a message of its own on a FIFO queue that makes no ids', async () => {
  const local = routes({ groupId: RequestValue.path('id') }, true);
  const ids: unknown[] = [];
  for (let request = 0; request < 2; request++) {
    await local.invoke({ method: 'POST', path: '/orders/g', body: 'x' });
    ids.push(parseServiceCall(local.call).input.MessageDeduplicationId);
  }
  expect(ids).toEqual([expect.stringMatching(/^.+$/), expect.stringMatching(/^.+$/)]);
  expect(ids[0]).not.toBe(ids[1]);
});

test.each<[string, (stack: Stack) => IQueue]>([
  ['makes ids itself', (stack) => new Queue(stack, 'Queue', { fifo: true, contentBasedDeduplication: true })],
  ['is imported', (stack) => Queue.fromQueueArn(stack, 'Queue', 'arn:aws:sqs:eu-west-1:210987654321:orders.fifo')],
])('leaves deduplication to a FIFO queue that %s', async (_what, queue) => {
  const stack = newStack();
  const local = new LocalRoutes(stack, { 'POST /orders': new SqsSendMessage(queue(stack), { groupId: RequestValue.literal('g') }) }, { status: 200, body: '{"MessageId":"m"}' });
  await local.invoke({ method: 'POST', path: '/orders', body: 'x' });
  expect(parseServiceCall(local.call).input).not.toHaveProperty('MessageDeduplicationId');
});

test.each([['', 'an empty body'], ['{}', 'an empty object']])('refuses %j: %s', async (body) => {
  const local = routes({});
  local.answer = { status: 400, body: '{"__type":"com.amazonaws.sqs#MissingParameter"}' };
  const answer = await local.invoke({ method: 'POST', path: '/orders/1', body });
  expect(answer.status).toBe(400);
  expect(JSON.parse(answer.body.toString())).toEqual(problemBody('Bad Request'));
  expect(local.calls.map((call) => call.body.toString())).toEqual(['{}']);
});

test('a refusal stays a refusal, whatever the service makes of it', async () => {
  const local = routes({});
  local.answer = { status: 403, body: '{"__type":"com.amazonaws.sqs#AccessDenied"}' };
  expect((await local.invoke({ method: 'POST', path: '/orders/1', body: '' })).status).toBe(400);
});

test('fails for a body of another content type', async () => {
  const answer = await routes({}).invoke({ method: 'POST', path: '/orders/1', body: 'Action=DeleteQueue', headers: { 'content-type': 'application/x-www-form-urlencoded' } });
  expect(answer.status).toBe(415);
});

test.each([Duration.seconds(0), Duration.minutes(15)])('takes a delay at the edge: %s', (delay) => {
  expect(() => new SqsSendMessage(new Queue(newStack(), 'Queue'), { delay })).not.toThrow();
});

describe('fails for', () => {
  const stack = newStack();
  const standard = new Queue(stack, 'Standard');
  const fifo = new Queue(stack, 'Fifo', { fifo: true });
  const groupId = RequestValue.literal('all');

  test.each<[string, () => SqsSendMessage, string]>([
    ['a FIFO queue without group', () => new SqsSendMessage(fifo), "'groupId' must be given for a FIFO queue"],
    ['an imported FIFO queue without group', () => new SqsSendMessage(Queue.fromQueueArn(stack, 'Imported', 'arn:aws:sqs:eu-west-1:210987654321:orders.fifo')), "'groupId' must be given for a FIFO queue"],
    ['a delay on a FIFO queue', () => new SqsSendMessage(fifo, { groupId, delay: Duration.seconds(1) }), 'set deliveryDelay on the queue'],
    ['deduplication on a standard queue', () => new SqsSendMessage(standard, { deduplicationId: groupId }), 'make the queue FIFO'],
    ['a delay too long', () => new SqsSendMessage(standard, { delay: Duration.seconds(901) }), "'delay' must be whole seconds, 0 to 15 minutes, got 901 s"],
    ['a delay of half a second', () => new SqsSendMessage(standard, { delay: Duration.millis(500) }), 'got 0.5 s'],
    ['eleven attributes', () => new SqsSendMessage(standard, {
      messageAttributes: Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`a${index}`, MessageAttribute.string(groupId)])),
    }), 'at most 10 attributes, got 11'],
    ...['AWS.x', 'amazon.x', 'a..b', '.a', 'a.', 'a b', '', 'x'.repeat(257), 'é'].map((name): [string, () => SqsSendMessage, string] => [
      `an attribute called '${name.slice(0, 10)}'`, () => new SqsSendMessage(standard, { messageAttributes: { [name]: MessageAttribute.string(groupId) } }), 'the name of a message attribute is',
    ]),
  ])('%s', (_case, make, message) => {
    expect(make).toThrow(message);
  });

  test('a value of a batch', () => {
    const integration = new SqsSendMessage(standard, { messageAttributes: { a: MessageAttribute.string(ElementValue.whole()) } });
    expect(() => integration.bindToRest({ scope: newStack(), route: { method: 'POST', path: '/', pathVariables: [] } })).toThrow('use RequestValue here');
  });
});
