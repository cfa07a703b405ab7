import { LocalGateway, type InvokeAnswer, type InvokeRequest } from 'cdk-apigateway-local';
import type { Stack } from 'aws-cdk-lib';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { newBucket } from './support/bucket';
import { newStack } from './support/local-route';
import {
  Auth, DynamoDbGetItem, DynamoDbPutItem, HttpGateway, RequestValue, S3GetObject, S3PutObject, SnsPublish, SqsReceiveMessage, ThroughFunction,
} from '../../src';
import type { IRestIntegration } from '../../src';

const IMAGE = Buffer.from([0xff, 0xd8, 0x00, 0xfe]);

function routesIn(stack: Stack): { [routeKey: string]: IRestIntegration } {
  const key = { id: RequestValue.path('id') };
  const table = new Table(stack, 'Table', { partitionKey: { name: 'id', type: AttributeType.STRING } });
  const bucket = newBucket(stack);
  const queue = new Queue(stack, 'Queue');
  const topic = new Topic(stack, 'Topic');
  topic.addSubscription(new SqsSubscription(queue, { rawMessageDelivery: true }));
  return {
    'GET /orders/{id}': new DynamoDbGetItem(table, { key }),
    'PUT /orders/{id}': new DynamoDbPutItem(table, { key }),
    'GET /files/{key+}': new S3GetObject(bucket, { key: RequestValue.path('key') }),
    'PUT /files/{key+}': new S3PutObject(bucket, { key: RequestValue.path('key') }),
    'POST /news': new SnsPublish(topic),
    'GET /news': new SqsReceiveMessage(queue),
  };
}

/**
 * The function as it is deployed: its bundle from the layer, in a process of its own, which signs its calls.
 */
describe('the function, run by the local engine', () => {
  let gateway: LocalGateway;

  beforeAll(() => {
    const stack = newStack();
    const api = new HttpGateway(stack, 'Api', { auth: Auth.open({ reason: 'test' }) });
    for (const [routeKey, integration] of Object.entries(routesIn(stack))) api.addRoute(routeKey, new ThroughFunction(integration));
    gateway = LocalGateway.fromStack(stack);
  });

  afterAll(() => gateway.close());

  const json = { 'content-type': 'application/json' };
  const call = (request: InvokeRequest): Promise<InvokeAnswer> => gateway.invoke(request);
  const said = ({ body, status }: InvokeAnswer): [number, unknown] => [status, JSON.parse(body.toString())];

  test('items are written and read, whatever their key', async () => {
    const item = { lines: [{ sku: "it's \"tea\"", price: 1.5 }, null] };
    expect((await call({ method: 'PUT', path: '/orders/a%20b+c%252F', headers: json, body: JSON.stringify(item) })).status).toBe(201);
    expect(said(await call({ path: '/orders/a%20b+c%252F' }))).toEqual([200, { id: 'a b+c%2F', ...item }]);
    expect(said(await call({ path: '/orders/none' }))).toEqual([404, { message: 'Not Found', requestId: expect.any(String) }]);
  });

  test('objects come and go byte for byte', async () => {
    expect((await call({ method: 'PUT', path: '/files/a/b%20c.jpg', headers: { 'content-type': 'image/jpeg' }, body: IMAGE })).status).toBe(200);
    const whole = await call({ path: '/files/a/b%20c.jpg' });
    expect(whole).toMatchObject({ status: 200, body: IMAGE, headers: { 'Content-Type': 'image/jpeg' } });
    expect(await call({ path: '/files/a/b%20c.jpg', headers: { range: 'bytes=1-2' } })).toMatchObject({ status: 206, body: IMAGE.subarray(1, 3) });
    expect((await call({ path: '/files/a/b%20c.jpg', headers: { 'if-none-match': String(whole.headers.ETag) } })).status).toBe(304);
  });

  test('messages arrive', async () => {
    expect((await call({ method: 'POST', path: '/news', headers: json, body: '{"a&b":"ü"}' })).status).toBe(202);
    const [status, { messages }] = said(await call({ path: '/news' })) as [number, { messages: Array<{ body: string }> }];
    expect([status, messages.map(({ body }) => body)]).toEqual([200, ['{"a&b":"ü"}']]);
  });
});
