import type { MethodModel, RestApiModel } from '../../src/template/rest-api-model';
import { apiOf } from '../fixtures/models';

const KEY = { type: 'apiKey', name: 'X-API-Key', in: 'header' };
const SIGNED = { 'type': 'apiKey', 'name': 'Authorization', 'in': 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' };
const TOKEN = {
  'type': 'apiKey',
  'name': 'X-Token',
  'in': 'header',
  'x-amazon-apigateway-authtype': 'custom',
  'x-amazon-apigateway-authorizer': { type: 'token', authorizerUri: 'arn:uri', identityValidationExpression: '^x', authorizerResultTtlInSeconds: 60 },
};
const REQUEST = {
  'type': 'apiKey',
  'name': 'Unused',
  'in': 'header',
  'x-amazon-apigateway-authorizer': {
    type: 'request', authorizerUri: 'arn:uri', identitySource: 'method.request.header.A, stageVariables.b', authorizerCredentials: 'arn:role',
  },
};
const POOL = {
  'type': 'apiKey',
  'name': 'Authorization',
  'in': 'header',
  'x-amazon-apigateway-authtype': 'cognito_user_pools',
  'x-amazon-apigateway-authorizer': { type: 'cognito_user_pools', providerARNs: ['arn:pool'] },
};
const SCHEMES = { key: KEY, signed: SIGNED, token: TOKEN, request: REQUEST, pool: POOL, basic: { type: 'http', scheme: 'basic' } };

function secured(operation: object, root: object = {}): RestApiModel {
  return apiOf({ Body: { openapi: '3.0.1', paths: { '/': { get: operation } }, components: { securitySchemes: SCHEMES }, ...root } });
}

function method(operation: object, root?: object): MethodModel {
  return secured(operation, root).methods[0];
}

test.each<[string, object, string, string | undefined, readonly string[], boolean]>([
  ['nothing', {}, 'NONE', undefined, [], false],
  ['an empty list', { security: [] }, 'NONE', undefined, [], false],
  ['an empty requirement', { security: [{}] }, 'NONE', undefined, [], false],
  ['an API key', { security: [{ key: [] }] }, 'NONE', undefined, [], true],
  ['a signature', { security: [{ signed: [] }] }, 'AWS_IAM', undefined, [], false],
  ['an authorizer of tokens', { security: [{ token: [] }] }, 'CUSTOM', 'token', [], false],
  ['an authorizer of requests and a key', { security: [{ request: [], key: [] }] }, 'CUSTOM', 'request', [], true],
  ['the same in two requirements', { security: [{ key: [] }, { request: [] }] }, 'CUSTOM', 'request', [], true],
  ['a user pool with scopes', { security: [{ pool: ['a/read', 'a/write'] }] }, 'COGNITO_USER_POOLS', 'pool', ['a/read', 'a/write'], false],
  ['a scheme that AWS does not know', { security: [{ basic: [] }] }, 'NONE', undefined, [], false],
  ['AWS\'s own extension', { 'x-amazon-apigateway-auth': { type: 'aws_iam' } }, 'AWS_IAM', undefined, [], false],
  ['AWS\'s own extension above all', { 'x-amazon-apigateway-auth': { type: 'NONE' }, 'security': [{ token: [] }, { key: [] }] }, 'NONE', undefined, [], true],
])('an operation with %s', (_case, operation, type, authorizer, scopes, apiKeyRequired) => {
  const api = secured(operation);
  const [found] = api.methods;
  expect([found.authorizationType, api.authorizers.get(found.authorizerId ?? '')?.name, found.authorizationScopes, found.apiKeyRequired])
    .toEqual([type, authorizer, scopes, apiKeyRequired]);
});

test('authorizers say where identity stands, and how long a decision is kept', () => {
  const authorizers = [...secured({}).authorizers.values()];
  const common = { credentials: undefined, identityValidation: undefined, id: expect.any(String), ttlSeconds: 300, providerArns: [] };
  expect(authorizers).toEqual([
    { ...common, name: 'token', type: 'TOKEN', uri: 'arn:uri', identitySources: ['method.request.header.X-Token'], identityValidation: '^x', ttlSeconds: 60 },
    { ...common, name: 'request', type: 'REQUEST', uri: 'arn:uri', identitySources: ['method.request.header.A', 'stageVariables.b'], credentials: 'arn:role' },
    { ...common, name: 'pool', type: 'COGNITO_USER_POOLS', uri: undefined, identitySources: ['method.request.header.Authorization'], providerArns: ['arn:pool'] },
  ]);
});

test('security at the root is not used, as on AWS, and a scheme without an authorizer keeps nobody out; both are warned of', () => {
  const { warnings, methods } = secured({}, { security: [{ token: [] }] });
  expect(methods[0].authorizationType).toBe('NONE');
  expect(warnings).toEqual([
    "the document of AWS::ApiGateway::RestApi 'Api', security scheme 'basic' has no authorizer; on AWS as well as here it keeps nobody out",
    "the document of AWS::ApiGateway::RestApi 'Api' has 'security' at its root, which API Gateway does not use; give each operation its own",
  ]);
});

test.each<[string, object, object, string]>([
  ['a scheme that is not defined', { security: [{ gone: [] }] }, {}, "GET / names the security scheme 'gone', which the document does not define"],
  ['two authorizers', { security: [{ token: [] }, { request: [] }] }, {}, 'names several authorizers'],
  ['an authorizer and a signature', { security: [{ token: [], signed: [] }] }, {}, 'names several authorizers'],
  ['a requirement that is no object', { security: ['token'] }, {}, 'security wants objects, got "token"'],
  ['scopes that are no list', { security: [{ token: 'a' }] }, {}, 'security.token wants a list, got "a"'],
  ['an authorizer of HTTP APIs', {}, { components: { securitySchemes: { a: { 'x-amazon-apigateway-authorizer': { type: 'jwt' } } } } },
    "has the type 'jwt'; use TOKEN, REQUEST, COGNITO_USER_POOLS"],
  ['a part of an authorizer that is not known', {}, { components: { securitySchemes: { a: { 'x-amazon-apigateway-authorizer': { type: 'token', odd: 1 } } } } },
    'not emulated: odd'],
  ['an extension of a scheme that is not known', {}, { components: { securitySchemes: { a: { 'x-amazon-apigateway-odd': 1 } } } }, 'x-amazon-apigateway-odd'],
  ['an unknown type of authorization', { 'x-amazon-apigateway-auth': { type: 'CUSTOM' } }, {}, "has the type 'CUSTOM'; use NONE, AWS_IAM"],
])('fails on %s', (_case, operation, root, message) => {
  expect(() => method(operation, root)).toThrow(message);
});
