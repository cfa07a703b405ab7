import type { RestApiModel } from '../../src/template/rest-api-model';
import { apiOf } from '../fixtures/models';

function apiWith(document: object, properties: object = {}): RestApiModel {
  return apiOf({ Body: { openapi: '3.0.1', ...document }, ...properties });
}

const SWAGGER = { openapi: undefined, swagger: '2.0' };
const GET = { get: {} };

test.each<[string, object, string, readonly string[]]>([
  ['ignores', { ...SWAGGER, basePath: '/a/b/c' }, 'ignore', ['/', '/e']],
  ['prepends', { ...SWAGGER, basePath: '/a/b/c' }, 'prepend', ['/a/b/c', '/a/b/c/e']],
  ['splits', { ...SWAGGER, basePath: '/a/b/c' }, 'split', ['/b/c', '/b/c/e']],
  ['splits off all of', { ...SWAGGER, basePath: '/a' }, 'split', ['/', '/e']],
  ['does without', SWAGGER, 'prepend', ['/', '/e']],
  ['takes the path of a server as', { servers: [{ url: 'https://a.example/v1/' }] }, 'prepend', ['/v1', '/v1/e']],
  ['takes the path alone of a server as', { servers: [{ url: '/v1' }] }, 'prepend', ['/v1', '/v1/e']],
  ['takes no path of a server as', { servers: [{ url: 'https://a.example' }] }, 'prepend', ['/', '/e']],
  ['takes the first variable as', {
    servers: [
      { url: 'https://a.example/x' },
      { url: 'https://a.example/{basePath}', variables: { basePath: { default: 'v1' } } },
      { url: '/', variables: { basePath: { default: 'v2' } } },
    ],
  }, 'prepend', ['/v1', '/v1/e']],
])('an import %s the base path', (_case, document, basepath, expected) => {
  const { methods } = apiWith({ ...document, paths: { '/': GET, '/e': GET } }, { Parameters: { basepath } });
  expect(methods.map(({ path }) => path)).toEqual(expected);
});

test('methods of a path, its parameters and those that are shared', () => {
  const { methods } = apiWith({
    paths: {
      '/orders/{id}/': {
        'summary': 'x',
        'parameters': [{ name: 'id', in: 'path', required: true }, { name: 'limit', in: 'query', required: true }],
        'get': { operationId: 'read', parameters: [{ name: 'limit', in: 'query' }, { $ref: '#/components/parameters/Who' }, { name: 'c', in: 'cookie' }] },
        'x-amazon-apigateway-any-method': {},
      },
      'x-note': {},
    },
    components: { parameters: { 'Who': { $ref: '#/components/parameters/x~1who' }, 'x/who': { name: 'x-who', in: 'header', required: true } } },
  });
  expect(methods.map(({ path, httpMethod, operationName }) => [path, httpMethod, operationName]))
    .toEqual([['/orders/{id}', 'GET', 'read'], ['/orders/{id}', 'ANY', undefined]]);
  expect([...methods[0].requestParameters]).toEqual([
    ['method.request.path.id', true], ['method.request.querystring.limit', false], ['method.request.header.x-who', true],
  ]);
  expect(methods[0].resourceId).toBe(methods[1].resourceId);
});

test('a path item may stand elsewhere in the document', () => {
  const { methods } = apiWith({
    openapi: '3.1.0',
    paths: { '/a': { $ref: '#/components/pathItems/Shared' }, '/b': { $ref: '#/paths/~1a' } },
    components: { pathItems: { Shared: { get: {}, post: {} } } },
  });
  expect(methods.map(({ path, httpMethod }) => `${httpMethod} ${path}`)).toEqual(['GET /a', 'POST /a', 'GET /b', 'POST /b']);
});

test('an integration may stand among the shared ones', () => {
  const { methods } = apiWith({
    paths: { '/': { get: { 'x-amazon-apigateway-integration': { $ref: '#/components/x-amazon-apigateway-integrations/shared' } } } },
    components: { 'x-amazon-apigateway-integrations': { shared: { type: 'http_proxy', httpMethod: 'get', uri: 'https://a.example' } } },
  });
  expect(methods[0].integration).toMatchObject({ type: 'HTTP_PROXY', httpMethod: 'GET', uri: 'https://a.example' });
});

test('bodies: a shared one, schemas in place and by reference', () => {
  const { methods, schemas } = apiWith({
    paths: {
      '/': {
        post: { requestBody: { $ref: '#/components/requestBodies/Order' } },
        put: { requestBody: { content: { 'application/json': { schema: { type: 'array' } }, 'text/plain': {} } } },
      },
    },
    components: {
      requestBodies: { Order: { content: { 'application/json': { schema: { $ref: '#/components/schemas/An%20order' } } } } },
      schemas: { 'An order': { type: 'object' } },
    },
  });
  const find = (httpMethod: string) => methods.find((candidate) => candidate.httpMethod === httpMethod)?.requestModels ?? new Map<string, string>();
  expect([...find('POST')]).toEqual([['application/json', 'An order']]);
  expect(schemas.get(find('PUT').get('application/json') ?? '')).toEqual({ type: 'array' });
  expect(find('PUT').size).toBe(1);
});

test('Swagger: the body is a parameter, for every content type that is consumed', () => {
  const { methods } = apiWith({
    ...SWAGGER,
    consumes: ['application/json', 'application/xml'],
    paths: {
      '/': {
        post: { parameters: [{ $ref: '#/parameters/Body' }, { in: 'formData', name: 'f' }] },
        put: { consumes: ['text/plain'], parameters: [{ $ref: '#/parameters/Body' }] },
      },
    },
    parameters: { Body: { in: 'body', name: 'b', schema: { $ref: '#/definitions/A' } } },
    definitions: { A: {} },
  });
  expect(methods.map(({ httpMethod, requestModels }) => [httpMethod, ...requestModels]))
    .toEqual([['PUT', ['text/plain', 'A']], ['POST', ['application/json', 'A'], ['application/xml', 'A']]]);
});

test('a model that is not there is left out, as by an import that does not fail on warnings', () => {
  const { methods, warnings } = apiWith({
    paths: { '/': { post: { requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Gone' } } } } } } },
  });
  expect(methods[0].requestModels.size).toBe(0);
  expect(warnings).toEqual([
    "AWS::ApiGateway::RestApi 'Api', POST / application/json names the model 'Gone', which the document does not define; its bodies are not validated",
  ]);
});

test('what API Gateway leaves out is warned of', () => {
  expect(apiWith({ 'paths': { '/': { trace: {} } }, 'x-amazon-apigateway-cors': {} }).warnings).toEqual([
    "the document of AWS::ApiGateway::RestApi 'Api' has 'x-amazon-apigateway-cors', which is for HTTP APIs; a REST API does not use it",
    "AWS::ApiGateway::RestApi 'Api', / has a TRACE operation, which API Gateway leaves out",
  ]);
});

test('the validator of an operation stands above that of the document', () => {
  const { methods } = apiWith({
    'x-amazon-apigateway-request-validators': { all: { validateRequestBody: true, validateRequestParameters: true }, none: {} },
    'x-amazon-apigateway-request-validator': 'all',
    'paths': { '/': { get: {}, post: { 'x-amazon-apigateway-request-validator': 'none' } } },
  });
  expect(methods.map(({ validator }) => validator)).toEqual([{ body: true, parameters: true }, { body: false, parameters: false }]);
});

test('what the document says of the API; its properties stand above it', () => {
  const document = {
    'info': { title: 'from the document' },
    'servers': [{ 'url': '/', 'x-amazon-apigateway-endpoint-configuration': { disableExecuteApiEndpoint: true, vpcEndpointIds: ['vpce-1'], types: ['private'] } }],
    'x-amazon-apigateway-api-key-source': 'AUTHORIZER',
    'x-amazon-apigateway-binary-media-types': ['image/png'],
    'x-amazon-apigateway-minimum-compression-size': 100,
    'x-amazon-apigateway-policy': { Version: '2012-10-17' },
    'x-amazon-apigateway-documentation': { version: '1' },
    'x-amazon-apigateway-gateway-responses': { DEFAULT_5XX: { statusCode: '502', responseParameters: { 'gatewayresponse.header.a': "'b'" } } },
    'paths': {},
  };
  const api = apiWith(document);
  expect(api).toMatchObject({
    name: 'from the document',
    apiKeySource: 'AUTHORIZER',
    disableExecuteApiEndpoint: true,
    endpointType: 'PRIVATE',
    vpcEndpointIds: ['vpce-1'],
    binaryMediaTypes: ['image/png'],
    minimumCompressionSize: 100,
    policy: { Version: '2012-10-17' },
  });
  expect(api.gatewayResponses.get('DEFAULT_5XX')).toEqual({ statusCode: 502, responseParameters: { 'gatewayresponse.header.a': "'b'" }, responseTemplates: {} });
  expect(apiWith(document, {
    Name: 'mine',
    ApiKeySourceType: 'HEADER',
    BinaryMediaTypes: ['image~1gif'],
    DisableExecuteApiEndpoint: false,
    EndpointConfiguration: { Types: ['REGIONAL'], VpcEndpointIds: [] },
    MinimumCompressionSize: 0,
    Policy: '{"Version":"text"}',
  })).toMatchObject({
    name: 'mine',
    apiKeySource: 'HEADER',
    disableExecuteApiEndpoint: false,
    endpointType: 'REGIONAL',
    vpcEndpointIds: [],
    binaryMediaTypes: ['image/gif', 'image/png'],
    minimumCompressionSize: 0,
    policy: { Version: 'text' },
  });
});

test.each<[string, object, string]>([
  ['a document without a version', { openapi: undefined, paths: {} }, "is of version 'undefined'; write openapi 3.0.x or 3.1.x, or swagger 2.0"],
  ['another version', { openapi: '4.0.0' }, "is of version '4.0.0'"],
  ['an extension at the root', { 'x-amazon-apigateway-odd': 1 }, 'has extensions that are not emulated: x-amazon-apigateway-odd'],
  ['an extension of a path', { paths: { '/': { 'x-amazon-apigateway-odd': 1 } } }, "'Api', / has extensions that are not emulated: x-amazon-apigateway-odd"],
  ['an extension of an operation', { paths: { '/': { get: { 'x-amazon-apigateway-odd': 1 } } } }, 'GET / has extensions that are not emulated'],
  ['a path without a slash', { paths: { a: {} } }, "is no path; write '/a'"],
  ['a path item that is a list', { paths: { '/': [] } }, "'Api', / wants an object"],
  ['a reference out of the document', { paths: { '/': { $ref: './other.yaml' } } }, "refers to './other.yaml', which is not in the document"],
  ['a reference to nothing', { paths: { '/': { $ref: '#/components/pathItems/a' } } }, "refers to '#/components/pathItems/a', which the document does not have"],
  ['a reference to a prototype', { paths: { '/': { $ref: '#/constructor' } } }, "refers to '#/constructor', which the document does not have"],
  ['references in a circle', { paths: { '/a': { $ref: '#/paths/~1b' }, '/b': { $ref: '#/paths/~1a' } } }, 'refers in a circle'],
  ['a parameter without a name', { paths: { '/': { get: { parameters: [{ in: 'query' }] } } } }, "parameters[0] wants 'name'"],
  ['a parameter that is text', { paths: { '/': { get: { parameters: ['a'] } } } }, 'parameters[0] wants an object'],
  ['a status that is none', { 'x-amazon-apigateway-gateway-responses': { DEFAULT_4XX: { statusCode: 'x' } } }, 'statusCode wants a number, got "x"'],
])('fails on %s', (_case, document, message) => {
  expect(() => apiWith(document)).toThrow(message);
});
