import { LocalGateway } from 'cdk-apigateway-local';
import { App } from 'aws-cdk-lib';
import { OrdersStack } from '../orders-stack';

let gateway: LocalGateway;

beforeAll(() => {
  gateway = LocalGateway.fromStack(new OrdersStack(new App(), 'Orders'), { clock: () => new Date('2026-03-04T05:06:07Z') });
});

beforeEach(() => gateway.clear());

afterAll(() => gateway.close());

/** Sends an order. */
function order(body: string) {
  return gateway.invoke({ method: 'POST', path: '/orders', body });
}

test('an order is accepted and waits in the queue', async () => {
  const answer = await order('{"sku":"A-17 & \\"more\\""}');
  expect([answer.status, answer.body.toString()]).toEqual([202, '{"accepted":true}']);
  expect(gateway.stores.queue('jobs').messages.map(({ body }) => body)).toEqual(['{"sku":"A-17 & \\"more\\""}']);
});

test.each(['{}', '{"sku":7}', 'rubbish', ''])('the order %j is refused before anything is sent', async (body) => {
  expect((await order(body)).status).toBe(400);
  expect(gateway.calls).toEqual([]);
});

test('the access log names the request', async () => {
  await order('{}');
  expect(JSON.parse(gateway.logs.access[0])).toMatchObject({ path: '/prod/orders', status: 400 });
});

test('a test invocation says what happened, step by step', async () => {
  const { log } = await gateway.testInvoke({ method: 'POST', path: '/orders', body: '{}' });
  expect(log).toContain('Request body does not match model schema for content type application/json: [object has missing required properties (["sku"])]');
});
