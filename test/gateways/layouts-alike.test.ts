import { Duration, Size, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ContentHandling, IntegrationType, JsonSchemaType, ResponseType } from 'aws-cdk-lib/aws-apigateway';
import { Table, AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Run } from './support/run';
import { newFunction, newStack, saying } from './support/stacks';
import type { BackendAnswer, BackendCall, InvokeRequest } from '../../local/src';
import {
  Auth, DynamoDbGetItem, HttpProxy, LambdaProxy, MockResponse, RequestValue, RestGateway, RouteLayout, S3GetObject, SqsSendMessage,
} from '../../src';

const ORDER = {
  type: JsonSchemaType.OBJECT,
  required: ['id', 'lines'],
  properties: {
    id: { type: JsonSchemaType.STRING, pattern: '^[a-z]+$' },
    lines: { type: JsonSchemaType.ARRAY, items: { ref: '#/definitions/order-line' } },
    parent: { ref: '#' },
  },
  definitions: { 'order-line': { type: JsonSchemaType.OBJECT, required: ['sku'], properties: { next: { ref: '#/definitions/order-line' } } } },
};

/**
 * An API with something of everything.
 */
function api(stack: Stack, layout: RouteLayout): RestGateway {
  const gateway = new RestGateway(stack, 'Orders', {
    layout,
    restApiName: 'orders',
    cors: { allowOrigins: ['https://a.example', 'https://b.example'] },
    binaryMediaTypes: ['application/pdf'],
    minimumCompressionSize: Size.kibibytes(1),
    gatewayResponses: [{ type: ResponseType.UNAUTHORIZED, statusCode: 418, headers: { 'x-a': "'b'" } }],
    stageVariables: { color: 'red' },
  });
  const fn = newFunction(stack);
  gateway.addRoute('GET /', new MockResponse({ body: { status: 'ok' } }), { auth: Auth.open({ reason: 'test' }) });
  gateway.addRoute('POST /orders', new SqsSendMessage(new Queue(stack, 'Queue')), { requestBody: ORDER, requiredHeaders: ['x-tenant'], operationName: 'order' });
  gateway.addRoute('PUT /orders', new LambdaProxy(fn), { requestBody: ORDER });
  gateway.addRoute('GET /orders', new LambdaProxy(fn, { timeout: Duration.seconds(3) }), { requiredQueryParameters: ['page'] });
  gateway.addRoute('GET /orders/{id}', new DynamoDbGetItem(
    new Table(stack, 'Table', { partitionKey: { name: 'id', type: AttributeType.STRING } }), { key: { id: RequestValue.path('id') } },
  ));
  gateway.addRoute('OPTIONS /orders/{id}', new MockResponse({ body: { mine: 'yes' } }));
  gateway.addRoute('GET /files/{key+}', new S3GetObject(new Bucket(stack, 'Bucket'), { key: RequestValue.path('key'), binaryMediaTypes: ['image/png'] }));
  gateway.addRoute('ANY /legacy/{proxy+}', new HttpProxy('https://legacy.example/{proxy}'));
  gateway.addRoute('POST /bytes', saying({
    type: IntegrationType.HTTP,
    uri: 'https://${stageVariables.color}.example/x',
    httpMethod: 'POST',
    requestParameters: { 'integration.request.header.x-from': 'method.request.querystring.from' },
    methodParameters: { 'method.request.querystring.from': false },
    contentHandling: ContentHandling.CONVERT_TO_TEXT,
    timeout: Duration.seconds(1),
    responses: [
      { statusCode: '201', headers: { 'x-b': 'integration.response.header.b', 'x-c': "'c'" }, contentHandling: ContentHandling.CONVERT_TO_TEXT },
      { statusCode: '409', selectionPattern: '4..', templates: { 'application/json': '{"a":$input.json(\'$.b\')}' } },
      { statusCode: '502', selectionPattern: '5\\d{2}', templates: { 'application/json': '{}' }, headers: { 'x-d': "'d'" } },
    ],
  }));
  return gateway;
}

function runOf(layout: RouteLayout, status: number): Run {
  const stack = newStack();
  api(stack, layout);
  return new Run(stack, (call) => answerOf(call, status));
}

function answerOf(call: BackendCall, status: number): BackendAnswer {
  if (call.kind === 'lambda') return { payload: { statusCode: 200, body: 'from the function' } };
  if (call.service === 's3' && status === 200) return { status, headers: { 'Content-Type': 'image/png' }, body: Buffer.from([0x89, 0x50, 0xff]) };
  return { status, headers: { b: '1' }, body: '{"b":{"c":1}}' };
}

const SIGNED = { caller: { arn: 'arn:aws:iam::123456789012:user/a' } };
const VALID = JSON.stringify({ id: 'a', lines: [{ sku: '1' }] });
const JSON_TYPE = { 'Content-Type': 'application/json' };
const REQUESTS: [string, InvokeRequest][] = [
  ['open', { method: 'GET', path: '/' }],
  ['unsigned', { method: 'GET', path: '/orders', query: { page: '1' } }],
  ['proxy', { ...SIGNED, method: 'GET', path: '/orders', query: { page: '1' } }],
  ['missing query parameter', { ...SIGNED, method: 'GET', path: '/orders' }],
  ['missing header', { ...SIGNED, method: 'POST', path: '/orders', headers: JSON_TYPE, body: VALID }],
  ['valid body', { ...SIGNED, method: 'POST', path: '/orders', headers: { ...JSON_TYPE, 'x-tenant': 'a' }, body: VALID }],
  ['invalid body', { ...SIGNED, method: 'POST', path: '/orders', headers: { ...JSON_TYPE, 'x-tenant': 'a' }, body: '{"id":"1","lines":[]}' }],
  ['invalid definition', { ...SIGNED, method: 'PUT', path: '/orders', headers: JSON_TYPE, body: '{"id":"a","lines":[{}]}' }],
  ['invalid nested reference', { ...SIGNED, method: 'PUT', path: '/orders', headers: JSON_TYPE, body: '{"id":"a","lines":[{"sku":1,"next":{}}]}' }],
  ['invalid self reference', { ...SIGNED, method: 'PUT', path: '/orders', headers: JSON_TYPE, body: '{"id":"a","lines":[],"parent":{}}' }],
  ['invalid body of another type', { ...SIGNED, method: 'PUT', path: '/orders', headers: { 'Content-Type': 'text/plain' }, body: '{}' }],
  ['path variable', { ...SIGNED, method: 'GET', path: '/orders/a', headers: { Origin: 'https://b.example' } }],
  ['preflight', { method: 'OPTIONS', path: '/orders', headers: { Origin: 'https://b.example' } }],
  ['preflight of another origin', { method: 'OPTIONS', path: '/orders', headers: { Origin: 'https://c.example' } }],
  ['preflight of ANY', { method: 'OPTIONS', path: '/legacy/x', headers: { Origin: 'https://a.example' } }],
  ['own OPTIONS', { ...SIGNED, method: 'OPTIONS', path: '/orders/a' }],
  ['binary', { ...SIGNED, method: 'GET', path: '/files/a/b.png', headers: { Accept: 'image/png' } }],
  ['greedy proxy', { ...SIGNED, method: 'DELETE', path: '/legacy/a/b', query: { q: '1' } }],
  ['mapped parameter', { ...SIGNED, method: 'POST', path: '/bytes', headers: JSON_TYPE, query: { from: 'me' }, body: '{}' }],
  ['no such path', { ...SIGNED, method: 'GET', path: '/nowhere' }],
  ['no such method', { ...SIGNED, method: 'PATCH', path: '/orders' }],
];

describe.each([200, 404, 500])('when backends answer %i, both layouts answer alike', (status) => {
  const resources = runOf(RouteLayout.RESOURCES, status);
  const document = runOf(RouteLayout.DOCUMENT, status);

  test.each(REQUESTS)('%s', async (_, request) => {
    const answer = await resources.invoke(request);
    expect(await document.invoke(request)).toEqual(answer);
    expect(answer).toMatchObject({ status: expect.any(Number) });
  });
});

test('the suite meets every kind of answer', async () => {
  const run = runOf(RouteLayout.DOCUMENT, 200);
  const statuses = await Promise.all(REQUESTS.map(async ([name, request]) => [name, (await run.invoke(request) as { status: number }).status]));
  expect(Object.fromEntries(statuses)).toMatchInlineSnapshot(`
{
  "binary": 200,
  "greedy proxy": 200,
  "invalid body": 400,
  "invalid body of another type": 400,
  "invalid definition": 400,
  "invalid nested reference": 400,
  "invalid self reference": 400,
  "mapped parameter": 201,
  "missing header": 400,
  "missing query parameter": 400,
  "no such method": 403,
  "no such path": 403,
  "open": 200,
  "own OPTIONS": 200,
  "path variable": 404,
  "preflight": 204,
  "preflight of ANY": 204,
  "preflight of another origin": 204,
  "proxy": 200,
  "unsigned": 403,
  "valid body": 202,
}
`);
});

test('both layouts say the same of the API itself', () => {
  const [resources, document] = [RouteLayout.RESOURCES, RouteLayout.DOCUMENT].map((layout) => {
    const stack = newStack();
    api(stack, layout);
    return Object.values(Template.fromStack(stack).findResources('AWS::ApiGateway::RestApi'))[0].Properties;
  });
  expect(document.Name).toBe(resources.Name);
  expect(document.EndpointConfiguration).toEqual(resources.EndpointConfiguration);
  expect(document.Body['x-amazon-apigateway-binary-media-types']).toEqual(resources.BinaryMediaTypes);
  expect(document.Body['x-amazon-apigateway-minimum-compression-size']).toBe(resources.MinimumCompressionSize);
  expect(document.Parameters).toEqual({ endpointConfigurationTypes: 'REGIONAL' });
});
