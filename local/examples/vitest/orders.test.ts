import { LocalGateway, parseServiceCall } from 'cdk-apigateway-local';
import { App } from 'aws-cdk-lib';
import { describe, expect, test } from 'vitest';
import { OrdersStack } from '../orders-stack';

/** The stack's API, over a queue that answers as it is told. */
function gatewayOver(status: number): LocalGateway {
  return LocalGateway.fromStack(new OrdersStack(new App(), 'Orders'), { stubs: { 'sqs:SendMessage': { status, body: '{}' } } });
}

describe('POST /orders', () => {
  test('sends the order and nothing else', async () => {
    const gateway = gatewayOver(200);
    const answer = await gateway.invoke({ method: 'POST', path: '/orders', body: '{"sku":"A&Action=DeleteQueue"}' });
    expect(answer.status).toBe(202);
    expect(gateway.calls.map((call) => parseServiceCall(call).input)).toMatchObject([{ MessageBody: '{"sku":"A&Action=DeleteQueue"}' }]);
  });

  test('says so when the queue is not there', async () => {
    const gateway = gatewayOver(403);
    const answer = await gateway.invoke({ method: 'POST', path: '/orders', body: '{"sku":"A"}' });
    expect([answer.status, answer.body.toString()]).toEqual([502, '{"accepted":false}']);
    expect(gateway.logs.execution.at(-1)?.message).toBe('Method completed with status: 502');
  });
});
