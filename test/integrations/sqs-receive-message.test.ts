import { Duration } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { LocalRoutes, newStack } from './support/local-route';
import { serviceSuite } from './support/service-suite';
import { parseServiceCall } from '../../local/src';
import { SqsReceiveMessage, SqsReceiveMessageProps } from '../../src/integrations';
import { ATTACKS } from '../support/attacks';

serviceSuite('SqsReceiveMessage', {
  route: 'GET /orders',
  integration: (stack, role) => new SqsReceiveMessage(new Queue(stack, 'Queue', { queueName: 'orders', encryptionMasterKey: new Key(stack, 'Key') }), { role }),
  imported: (stack) => new SqsReceiveMessage(Queue.fromQueueArn(stack, 'Queue', 'arn:aws:sqs:eu-west-1:210987654321:orders.fifo')),
  request: { method: 'GET', path: '/orders' },
  operation: 'ReceiveMessage',
  input: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/orders', MaxNumberOfMessages: 1 },
  answer: { Messages: [{ MessageId: 'm', ReceiptHandle: 'AQEB+/=', Body: 'it\'s "x"', MD5OfBody: 'x', Attributes: { SenderId: 'AIDA' } }] },
  status: 200,
  body: { messages: [{ messageId: 'm', receiptHandle: 'AQEB+/=', body: 'it\'s "x"' }] },
  rights: ['sqs:ReceiveMessage', 'kms:Decrypt'],
});

function routes(props: SqsReceiveMessageProps, answer: object): LocalRoutes {
  const stack = newStack();
  return new LocalRoutes(stack, { 'POST /orders': new SqsReceiveMessage(new Queue(stack, 'Queue'), props) }, { status: 200, body: JSON.stringify(answer) });
}

test('asks for what it is told to', async () => {
  const local = routes({
    maxNumberOfMessages: 10,
    waitTime: Duration.seconds(20),
    visibilityTimeout: Duration.hours(12),
    messageSystemAttributeNames: ['SentTimestamp'],
    messageAttributeNames: ['All'],
  }, {
    Messages: [
      { MessageId: 'a', ReceiptHandle: 'r', Body: 'x', Attributes: { SentTimestamp: '1' }, MessageAttributes: { k: { DataType: 'String', StringValue: '"' } } },
      { MessageId: 'b', ReceiptHandle: 's', Body: '' },
    ],
  });
  const answer = await local.invoke({ method: 'POST', path: '/orders', body: '{"QueueUrl":"mine","MaxNumberOfMessages":1}' });
  expect(parseServiceCall(local.call)).toMatchObject({
    problems: [],
    input: {
      MaxNumberOfMessages: 10, WaitTimeSeconds: 20, VisibilityTimeout: 43200, MessageSystemAttributeNames: ['SentTimestamp'], MessageAttributeNames: ['All'],
    },
  });
  expect(JSON.parse(answer.body.toString())).toEqual({
    messages: [
      { messageId: 'a', receiptHandle: 'r', body: 'x', attributes: { SentTimestamp: '1' }, messageAttributes: { k: { DataType: 'String', StringValue: '"' } } },
      { messageId: 'b', receiptHandle: 's', body: '' },
    ],
  });
});

test.each([{}, { Messages: null }, { Messages: [] }])('answers %j with an empty list', async (nothing) => {
  const answer = await routes({}, nothing).invoke({ method: 'POST', path: '/orders' });
  expect([answer.status, answer.body.toString()]).toEqual([200, '{"messages":[]}']);
});

test('shows every text as it was sent', async () => {
  const bodies = ATTACKS.filter((attack) => Buffer.from(attack).toString() === attack);
  const answer = await routes({}, { Messages: bodies.map((Body) => ({ MessageId: 'm', ReceiptHandle: 'r', Body })) }).invoke({ method: 'POST', path: '/orders' });
  expect(JSON.parse(answer.body.toString()).messages.map(({ body }: { body: string }) => body)).toEqual(bodies);
});

test('too many messages in flight are throttling', async () => {
  const local = routes({}, {});
  local.answer = { status: 403, body: '{"__type":"com.amazonaws.sqs#OverLimit"}' };
  expect((await local.invoke({ method: 'POST', path: '/orders' })).status).toBe(429);
});

test.each<[SqsReceiveMessageProps, string]>([
  [{ maxNumberOfMessages: 0 }, "'maxNumberOfMessages' must be 1 to 10, got 0"],
  [{ maxNumberOfMessages: 11 }, 'got 11'],
  [{ maxNumberOfMessages: 1.5 }, 'got 1.5'],
  [{ waitTime: Duration.seconds(21) }, "'waitTime' must be whole seconds, 0 to 20 seconds, got 21 s"],
  [{ waitTime: Duration.seconds(5), timeout: Duration.seconds(5) }, "'waitTime' must be less than 'timeout'"],
  [{ visibilityTimeout: Duration.seconds(43_201) }, "'visibilityTimeout' must be whole seconds, 0 to 12 hours, got 43201 s"],
])('fails for %o', (props, message) => {
  expect(() => new SqsReceiveMessage(new Queue(newStack(), 'Queue'), props)).toThrow(message);
});
