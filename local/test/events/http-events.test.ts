import { httpEventV1 } from '../../src/events/http-event-v1';
import { httpEventV2 } from '../../src/events/http-event-v2';
import type { AuthorizerFacts } from '../../src/gateway/http/authorizer-facts';
import type { HttpExchange } from '../../src/gateway/http/exchange';
import { RequestChanges } from '../../src/gateway/http/mapping/request-changes';
import type { HttpRouteModel } from '../../src/template/http-api-model';
import { httpExchange } from '../fixtures/http-apis';

type Context = Readonly<Record<string, unknown>>;

interface Known {
  readonly authorizer?: AuthorizerFacts;
  readonly authorizationType?: HttpRouteModel['authorizationType'];
  readonly signed?: boolean;
}

const CALLER = {
  arn: 'arn:aws:sts::123456789012:assumed-role/shop/session',
  userId: 'AROAEXAMPLE:session',
  accessKey: 'ASIAEXAMPLE',
  principalOrgId: 'o-exampleorgid',
  cognitoIdentity: { identityPoolId: 'us-east-1:pool', identityId: 'us-east-1:id', authenticationProvider: 'login.example' },
};

function contexts({ authorizationType = 'NONE', authorizer, signed = false }: Known): { readonly v1: Context; readonly v2: Context } {
  const exchange: HttpExchange = httpExchange({ path: '/', ...signed && { caller: CALLER } }, { routeKey: 'GET /', authorizationType });
  exchange.authorizer = authorizer;
  const request = new RequestChanges({ requestParameters: {} }).apply(exchange, exchange.request.headers.copy());
  return { v1: httpEventV1(exchange, request).requestContext as Context, v2: httpEventV2(exchange, request).requestContext as Context };
}

test('claims and scopes of a token', () => {
  const { v1, v2 } = contexts({ authorizer: { kind: 'jwt', claims: new Map([['sub', 'anna'], ['__proto__', 'x']]), scopes: ['a', 'b'] } });
  const claims = JSON.parse('{"sub":"anna","__proto__":"x"}') as object;
  expect(v2.authorizer).toEqual({ jwt: { claims, scopes: ['a', 'b'] } });
  expect(v1.authorizer).toEqual({ claims, scopes: ['a', 'b'] });
});

test('claims of a token without scopes', () => {
  const { v1, v2 } = contexts({ authorizer: { kind: 'jwt', claims: new Map([['sub', 'anna']]) } });
  expect(v2.authorizer).toEqual({ jwt: { claims: { sub: 'anna' }, scopes: null } });
  expect(v1.authorizer).toEqual({ claims: { sub: 'anna' }, scopes: null });
});

test('what a Lambda authorizer hands on, as it gave it', () => {
  const context = new Map<string, unknown>([['tenant', 't'], ['numbers', [1, 2]]]);
  const { v1, v2 } = contexts({ authorizer: { kind: 'lambda', context, principalId: 'anna', latency: 7 } });
  expect(v2.authorizer).toEqual({ lambda: { tenant: 't', numbers: [1, 2] } });
  expect(v1.authorizer).toEqual({ tenant: 't', numbers: [1, 2], principalId: 'anna', integrationLatency: 7 });
});

test('a Lambda authorizer that hands nothing on', () => {
  expect(contexts({ authorizer: { kind: 'lambda', context: new Map(), latency: 7 } }).v2.authorizer).toEqual({ lambda: null });
});

test('who signed a request to a route of IAM', () => {
  const { v1, v2 } = contexts({ authorizationType: 'AWS_IAM', signed: true });
  expect(v2.authorizer).toEqual({
    iam: {
      accessKey: 'ASIAEXAMPLE',
      accountId: '123456789012',
      callerId: 'AROAEXAMPLE:session',
      cognitoIdentity: { amr: ['authenticated', 'login.example'], identityId: 'us-east-1:id', identityPoolId: 'us-east-1:pool' },
      principalOrgId: 'o-exampleorgid',
      userArn: CALLER.arn,
      userId: 'AROAEXAMPLE:session',
    },
  });
  expect(v1).toMatchObject({
    authorizer: { claims: null, scopes: null },
    identity: {
      accessKey: 'ASIAEXAMPLE', accountId: '123456789012', caller: 'AROAEXAMPLE:session', cognitoIdentityId: 'us-east-1:id', userArn: CALLER.arn, user: 'AROAEXAMPLE:session',
    },
  });
});

test.each<Known>([{ authorizationType: 'NONE', signed: true }, { authorizationType: 'AWS_IAM', signed: false }])('nobody: %j', (known) => {
  const { v1, v2 } = contexts(known);
  expect(v2).not.toHaveProperty('authorizer');
  expect(v1).toMatchObject({ identity: { accessKey: null, userArn: null }, authorizer: { claims: null, scopes: null } });
});
