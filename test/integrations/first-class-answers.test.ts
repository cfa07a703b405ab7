import { Queue } from 'aws-cdk-lib/aws-sqs';
import { newStack } from './support/local-route';
import { LocalGateway, type BackendAnswer, type BackendCall, type InvokeRequest } from '../../local/src';
import { HttpGateway } from '../../src/gateways';
import { IHttpIntegration, SqsDeleteMessage, SqsSendMessage } from '../../src/integrations';

/**
 * Sends one request to a route of an HTTP API.
 */
async function send(routeKey: string, integration: (queue: Queue) => IHttpIntegration, request: InvokeRequest, said: BackendAnswer) {
  const stack = newStack();
  const calls: BackendCall[] = [];
  new HttpGateway(stack, 'Api').addRoute(routeKey, integration(new Queue(stack, 'Queue')));
  const gateway = LocalGateway.fromStack(stack, {
    backend: async (call) => {
      calls.push(call);
      return said;
    },
  });
  return { answer: await gateway.invoke(request), calls };
}

test('a success has the status that it has on a REST API, and the body of the service', async () => {
  const { answer } = await send('POST /', (queue) => new SqsSendMessage(queue), { method: 'POST', path: '/', body: 'x' }, { status: 200, body: '{"MessageId":"m"}' });
  expect(answer.status).toBe(202);
  expect(answer.body.toString()).toBe('{"MessageId":"m"}');
});

test('a success that would have no body on a REST API keeps its status', async () => {
  const request = { method: 'DELETE', path: '/', query: { receiptHandle: 'h' } };
  expect((await send('DELETE /', (queue) => new SqsDeleteMessage(queue), request, { status: 200, body: '<ok/>' })).answer.status).toBe(200);
});

test('an error of the service keeps its status', async () => {
  const { answer } = await send('POST /', (queue) => new SqsSendMessage(queue), { method: 'POST', path: '/', body: 'x' }, { status: 403, body: 'no' });
  expect(answer.status).toBe(403);
});

test.each<[string, InvokeRequest]>([
  ['a body', { method: 'POST', path: '/' }],
  ['a receipt handle', { method: 'DELETE', path: '/' }],
])('a call without %s is answered with status 400 and goes nowhere', async (_what, request) => {
  const { answer, calls } = await send(`${request.method} /`, (queue) => (request.method === 'POST' ? new SqsSendMessage(queue) : new SqsDeleteMessage(queue)), request, {});
  expect(answer.status).toBe(400);
  expect(calls).toEqual([]);
});
