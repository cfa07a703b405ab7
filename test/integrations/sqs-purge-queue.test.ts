import { Queue } from 'aws-cdk-lib/aws-sqs';
import { LocalRoutes, newStack, problemBody } from './support/local-route';
import { serviceSuite } from './support/service-suite';
import { SqsPurgeQueue } from '../../src/integrations';

serviceSuite('SqsPurgeQueue', {
  route: 'DELETE /orders',
  integration: (stack, role) => new SqsPurgeQueue(new Queue(stack, 'Queue', { queueName: 'orders' }), { role }),
  imported: (stack) => new SqsPurgeQueue(Queue.fromQueueArn(stack, 'Queue', 'arn:aws:sqs:eu-west-1:210987654321:orders')),
  request: { method: 'DELETE', path: '/orders' },
  operation: 'PurgeQueue',
  input: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/orders' },
  answer: {},
  status: 202,
  body: undefined,
  rights: ['sqs:PurgeQueue'],
});

test('a queue that was purged a moment ago is answered with 429', async () => {
  const stack = newStack();
  const local = new LocalRoutes(stack, { 'DELETE /orders': new SqsPurgeQueue(new Queue(stack, 'Queue')) }, {
    status: 400, body: '{"__type":"com.amazonaws.sqs#PurgeQueueInProgress","message":"wait"}',
  });
  const answer = await local.invoke({ method: 'DELETE', path: '/orders' });
  expect(answer.status).toBe(429);
  expect(JSON.parse(answer.body.toString())).toEqual(problemBody('Too Many Requests'));
});
