import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { App, Stack } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { LocalGateway, stubBackend, testUserPool, type BackendAnswer } from '../../../src';
import { gatewayOf, mock } from '../../fixtures/gateways';
import { restTemplate } from '../../fixtures/rest-template';
import { KEY, usagePlan } from '../../fixtures/usage';

process.env.CDK_VALIDATION = 'false'; // seconds of a check that is not about this

const allowing = (more: object = {}): BackendAnswer => ({
  payload: { principalId: 'alice', policyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*' }] }, ...more },
});

class AuthorizerStack extends Stack {
  constructor() {
    super(new App(), 'Stack');
    const api = new apigateway.RestApi(this, 'Api', {
      policy: new iam.PolicyDocument({
        statements: [
          new iam.PolicyStatement({ principals: [new iam.AnyPrincipal()], actions: ['execute-api:Invoke'], resources: ['execute-api:/*'] }),
          new iam.PolicyStatement({
            effect: iam.Effect.DENY,
            principals: [new iam.AnyPrincipal()],
            actions: ['execute-api:Invoke'],
            resources: ['execute-api:/*'],
            conditions: { NotIpAddress: { 'aws:SourceIp': ['127.0.0.0/8'] } },
          }),
        ],
      }),
    });
    const handler = new lambda.Function(this, 'Handler', {
      runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('exports.handler = () => {}'), functionName: 'handler',
    });
    const users = new cognito.UserPool(this, 'Users');
    const pool = new apigateway.CognitoUserPoolsAuthorizer(this, 'PoolAuthorizer', { cognitoUserPools: [users] });
    const token = new apigateway.TokenAuthorizer(this, 'TokenAuthorizer', { handler });
    const request = new apigateway.RequestAuthorizer(this, 'RequestAuthorizer', { handler, identitySources: [apigateway.IdentitySource.queryString('key')] });
    this.open(api, 'pool', { authorizer: pool });
    this.open(api, 'scoped', { authorizer: pool, authorizationScopes: ['shop/read'] });
    this.open(api, 'token', { authorizer: token });
    this.open(api, 'request', { authorizer: request });
  }

  private open(api: apigateway.RestApi, path: string, options: apigateway.MethodOptions): void {
    api.root.addResource(path).addMethod('GET', new apigateway.MockIntegration({
      requestTemplates: { 'application/json': '{"statusCode": 200}' }, integrationResponses: [{ statusCode: '200' }],
    }), options);
  }
}

describe('authorizers of AWS CDK', () => {
  const pool = testUserPool();
  const stack = new AuthorizerStack();
  const poolId = stack.getLogicalId(stack.node.findChild('Users').node.defaultChild as cognito.CfnUserPool);
  const gateway = LocalGateway.fromStack(stack, { backend: stubBackend({ handler: allowing() }), userPools: { [poolId]: pool } });

  test.each([
    ['pool', pool.token(), 200],
    ['pool', 'garbage', 401],
    ['scoped', pool.token({ token_use: 'access', scope: 'shop/read' }), 200],
    ['scoped', pool.token(), 401],
    ['token', 'any', 200],
    ['token', '', 401],
    ['request?key=x', '', 200],
    ['request', 'any', 401],
  ])('%s with the token %s', async (path, Authorization, status) => {
    expect((await gateway.invoke({ path: `/${path}`, headers: { Authorization } })).status).toBe(status);
  });

  test('and its policy', async () => {
    expect((await gateway.invoke({ path: '/token', headers: { Authorization: 'x' }, sourceIp: '203.0.113.1' })).status).toBe(403);
  });
});

describe('authorizers of an OpenAPI document', () => {
  const integration = { type: 'mock', requestTemplates: { 'application/json': '{"statusCode": 200}' }, responses: { default: { statusCode: '200' } } };
  const operation = (name: string) => ({ get: { 'security': [{ [name]: [] }], 'x-amazon-apigateway-integration': integration } });
  const uri = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:handler/invocations';
  const scheme = (type: string, authorizer: object) => ({
    'type': 'apiKey', 'name': 'X-Token', 'in': 'header', 'x-amazon-apigateway-authtype': type, 'x-amazon-apigateway-authorizer': authorizer,
  });
  const pool = testUserPool();
  const Body = {
    'openapi': '3.0.1',
    'paths': { '/token': operation('token'), '/request': operation('request'), '/pool': operation('pool'), '/iam': operation('iam') },
    'components': {
      securitySchemes: {
        token: scheme('custom', { type: 'token', authorizerUri: uri, identityValidationExpression: '[a-z]+' }),
        request: scheme('custom', { type: 'request', authorizerUri: uri, authorizerResultTtlInSeconds: 0 }),
        pool: scheme('cognito_user_pools', { type: 'cognito_user_pools', providerARNs: ['arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_Shop'] }),
        iam: { 'type': 'apiKey', 'name': 'Authorization', 'in': 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' },
      },
    },
    'x-amazon-apigateway-policy': {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' },
        { Effect: 'Deny', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*', Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } },
      ],
    },
  };
  const { invoke } = gatewayOf(restTemplate([], { api: { Body } }), { answers: { handler: allowing() }, gateway: { userPools: { 'us-east-1_Shop': pool }, clock: undefined } });

  test.each([
    ['/token', 'abc', 200],
    ['/token', 'ABC', 401],
    ['/request', '', 200],
    ['/pool', pool.token(), 200],
    ['/pool', 'abc', 401],
    ['/iam', '', 200],
  ])('%s with the token %s', async (path, token, status) => {
    expect((await invoke({ path, headers: { 'X-Token': token } })).status).toBe(status);
    expect((await invoke({ path, headers: { 'X-Token': token }, sourceIp: '203.0.113.1' })).status).toBe(status === 401 && path === '/pool' ? 401 : 403);
  });
});

describe('a signature over HTTP', () => {
  const keys = { arn: 'arn:aws:iam::123456789012:user/alice', accessKeyId: 'AKIAALICE', secretAccessKey: 'a secret of nobody' };
  const gateway = LocalGateway.fromTemplate(
    restTemplate([{ path: '/a/{b}', method: 'POST', integration: mock('$context.identity.userArn'), properties: { AuthorizationType: 'AWS_IAM' } }]),
    { callers: [keys], backend: async () => ({}) },
  );

  test('lets its caller in', async () => {
    const served = await gateway.listen();
    try {
      const url = new URL('/a/b%20c?q=1%202&q=0', served.url);
      const signer = new SignatureV4({ service: 'execute-api', region: 'us-east-1', credentials: keys, sha256: Sha256 });
      const { headers } = await signer.sign({
        method: 'POST',
        protocol: url.protocol,
        hostname: url.hostname,
        path: url.pathname,
        query: { q: ['1 2', '0'] },
        headers: { 'host': url.host, 'content-type': 'application/json' },
        body: '{"ä":1}',
      });
      const { host: _host, ...sent } = headers;
      const answer = await fetch(url, { method: 'POST', headers: sent, body: '{"ä":1}' });
      expect([answer.status, await answer.text()]).toEqual([200, keys.arn]);
      expect((await fetch(url, { method: 'POST', headers: sent, body: '{}' })).status).toBe(403);
    } finally {
      await served.close();
    }
  });
});

test.each([
  [KEY, 200],
  ['another', 403],
  [undefined, 403],
])('the usage key %s of an authorizer is the API key', async (usageIdentifierKey, status) => {
  const uri = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:handler/invocations';
  const { invoke } = gatewayOf(restTemplate([
    { path: '/', integration: mock('ok'), properties: { AuthorizationType: 'CUSTOM', AuthorizerId: { Ref: 'Authorizer' }, ApiKeyRequired: true } },
  ], {
    api: { ApiKeySourceType: 'AUTHORIZER' },
    resources: {
      ...usagePlan(),
      Authorizer: {
        Type: 'AWS::ApiGateway::Authorizer',
        Properties: { RestApiId: { Ref: 'Api' }, Name: 'mine', Type: 'TOKEN', AuthorizerUri: uri, IdentitySource: 'method.request.header.Authorization' },
      },
    },
  }), { answers: { handler: allowing({ usageIdentifierKey }) } });
  expect((await invoke({ path: '/', headers: { 'Authorization': 'x', 'X-Api-Key': KEY } })).status).toBe(status);
});
