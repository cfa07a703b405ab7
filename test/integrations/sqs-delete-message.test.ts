import { Key } from 'aws-cdk-lib/aws-kms';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { LocalRoutes, newStack } from './support/local-route';
import { serviceSuite } from './support/service-suite';
import { parseServiceCall } from '../../local/src';
import { SqsDeleteMessage } from '../../src/integrations';
import { RequestValue } from '../../src/mapping';

const HANDLE = 'AQEB+wJnKyrH/igUMZj6rYigCgx==';

serviceSuite('SqsDeleteMessage', {
  route: 'DELETE /orders',
  integration: (stack, role) => new SqsDeleteMessage(new Queue(stack, 'Queue', { queueName: 'orders', encryptionMasterKey: new Key(stack, 'Key') }), { role }),
  imported: (stack) => new SqsDeleteMessage(Queue.fromQueueArn(stack, 'Queue', 'arn:aws:sqs:eu-west-1:210987654321:orders.fifo')),
  request: { method: 'DELETE', path: '/orders', query: { receiptHandle: HANDLE } },
  operation: 'DeleteMessage',
  input: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/orders', ReceiptHandle: HANDLE },
  answer: {},
  status: 204,
  body: undefined,
  rights: ['sqs:DeleteMessage'],
});

test.each([
  ['path', 'DELETE /orders/{handle}', RequestValue.path('handle'), { path: `/orders/${encodeURIComponent(HANDLE)}` }],
  ['body', 'DELETE /orders', RequestValue.body('handle'), { path: '/orders', body: JSON.stringify({ handle: HANDLE }) }],
])('takes the receipt handle from the %s', async (_place, route, receiptHandle, request) => {
  const stack = newStack();
  const local = new LocalRoutes(stack, { [route]: new SqsDeleteMessage(new Queue(stack, 'Queue'), { receiptHandle }) });
  expect((await local.invoke({ method: 'DELETE', ...request })).status).toBe(204);
  expect(parseServiceCall(local.call).input.ReceiptHandle).toBe(HANDLE);
});

test.each(['ReceiptHandleIsInvalid', 'InvalidIdFormat'])('answers %s with 400', async (code) => {
  const stack = newStack();
  const local = new LocalRoutes(stack, { 'DELETE /orders': new SqsDeleteMessage(new Queue(stack, 'Queue')) }, { status: 400, body: `{"__type":"com.amazonaws.sqs#${code}"}` });
  expect((await local.invoke({ method: 'DELETE', path: '/orders', query: { receiptHandle: 'x' } })).status).toBe(400);
});

test('refuses a call without receipt handle', async () => {
  const stack = newStack();
  const local = new LocalRoutes(stack, { 'DELETE /orders': new SqsDeleteMessage(new Queue(stack, 'Queue')) }, { status: 400, body: '{}' });
  expect((await local.invoke({ method: 'DELETE', path: '/orders' })).status).toBe(400);
  expect(local.call.body.toString()).toBe('{}');
});
