import { LocalGateway } from '../../src';
import { gatewayOf, json } from '../fixtures/gateways';
import { restTemplate } from '../fixtures/rest-template';

const MOCK = (template: string) => ({
  type: 'mock',
  requestTemplates: { 'application/json': '{"statusCode": 200}' },
  responses: { default: { statusCode: '200', responseTemplates: { 'application/json': template } } },
});

const VERSION_3 = {
  'openapi': '3.0.1',
  'x-amazon-apigateway-binary-media-types': ['image/png'],
  'x-amazon-apigateway-request-validators': { all: { validateRequestBody: true, validateRequestParameters: true } },
  'x-amazon-apigateway-gateway-responses': { BAD_REQUEST_BODY: { statusCode: 422, responseTemplates: { 'application/json': '{"e":"$context.error.validationErrorString"}' } } },
  'paths': {
    '/orders/{id}': {
      'parameters': [{ name: 'id', in: 'path', required: true }],
      'get': { 'parameters': [{ $ref: '#/components/parameters/Limit' }], 'x-amazon-apigateway-request-validator': 'all', 'x-amazon-apigateway-integration': MOCK('get $input.params("id")') },
      'x-amazon-apigateway-any-method': { 'x-amazon-apigateway-integration': MOCK('any') },
      'post': {
        'operationId': 'create',
        'x-amazon-apigateway-request-validator': 'all',
        'requestBody': { content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } } },
        'x-amazon-apigateway-integration': MOCK('post $context.operationName'),
      },
      'put': {
        'x-amazon-apigateway-request-validator': 'all',
        'requestBody': { content: { 'application/json': { schema: { type: 'array', items: { $ref: '#/components/schemas/Order' } } } } },
        'x-amazon-apigateway-integration': MOCK('put'),
      },
    },
    '/': {
      get: {
        'x-amazon-apigateway-integration': {
          type: 'http',
          httpMethod: 'GET',
          uri: { 'Fn::Sub': 'https://${AWS::Region}.example/' },
          responses: {
            'default': { statusCode: 200 }, '4\\d{2}': { statusCode: 404 },
          },
        },
      },
    },
  },
  'components': {
    parameters: { Limit: { name: 'limit', in: 'query', required: true } },
    schemas: { Order: { type: 'object', required: ['item'], properties: { item: { $ref: '#/components/schemas/Item' } } }, Item: { type: 'string' } },
  },
};

const { invoke } = gatewayOf(restTemplate([], { api: { Body: VERSION_3 } }), { answers: { 'https://us-east-1.example/': { status: 403 } } });

test.each<[string, object, number, string]>([
  ['a path parameter', { path: '/orders/7?limit=1' }, 200, 'get 7'],
  ['a shared parameter', { path: '/orders/7' }, 400, '{"message": "Missing required request parameters: [limit]"}'],
  ['the any method', { path: '/orders/7', method: 'PATCH' }, 200, 'any'],
  ['a body that fits', { path: '/orders/7', method: 'POST', body: '{"item":"x"}' }, 200, 'post create'],
  ['a body that does not', { path: '/orders/7', method: 'POST', body: '{}' }, 422, '{"e":"[object has missing required properties ([\\"item\\"])]"}'],
  ['a schema inside', { path: '/orders/7', method: 'POST', body: '{"item":1}' }, 422,
    '{"e":"[instance type (integer) does not match any allowed primitive type (allowed: [\\"string\\"])]"}'],
  ['a schema in place', { path: '/orders/7', method: 'PUT', body: '[{"item":"x"}]' }, 200, 'put'],
  ['a wrong one', { path: '/orders/7', method: 'PUT', body: '[{}]' }, 422, '{"e":"[object has missing required properties ([\\"item\\"])]"}'],
  ['the pattern of a response', { path: '/' }, 404, ''],
])('OpenAPI 3: %s', async (_case, request, status, body) => {
  const answer = await invoke(request as { path: string });
  expect([answer.status, answer.body.toString()]).toEqual([status, body]);
});

test('Swagger 2: body parameters, definitions and security', async () => {
  const gateway = gatewayOf(restTemplate([], {
    api: {
      Body: {
        'swagger': '2.0',
        'x-amazon-apigateway-request-validators': { body: { validateRequestBody: true } },
        'x-amazon-apigateway-request-validator': 'body',
        'securityDefinitions': { sigv4: { 'type': 'apiKey', 'name': 'Authorization', 'in': 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' } },
        'paths': {
          '/a': {
            post: {
              'security': [{ sigv4: [] }],
              'parameters': [{ in: 'body', name: 'body', schema: { $ref: '#/definitions/A' } }],
              'x-amazon-apigateway-integration': MOCK('ok'),
            },
          },
        },
        'definitions': { A: { type: 'object', required: ['x'] } },
      },
    },
  }), { gateway: { iam: 'SIGNED' } });
  expect((await gateway.invoke({ path: '/a', method: 'POST', body: '{"x":1}' })).status).toBe(403);
  const caller = { arn: 'arn:aws:iam::123456789012:user/me' };
  expect((await gateway.invoke({ path: '/a', method: 'POST', body: '{"x":1}', caller })).status).toBe(200);
  expect(json(await gateway.invoke({ path: '/a', method: 'POST', body: '{}', caller }))).toEqual({ message: 'Invalid request body' });
});

test.each<[string, object, string]>([
  ['an unknown validator', { openapi: '3.0.1', paths: { '/': { get: { 'x-amazon-apigateway-request-validator': 'gone' } } } }, "names the request validator 'gone'"],
  ['an unknown integration key', { openapi: '3.0.1', paths: { '/': { get: { 'x-amazon-apigateway-integration': { type: 'mock', odd: 1 } } } } }, 'not emulated: odd'],
])('fails on %s', (_case, Body, message) => {
  expect(() => LocalGateway.fromTemplate(restTemplate([], { api: { Body } }), { backend: async () => ({}) })).toThrow(message);
});
