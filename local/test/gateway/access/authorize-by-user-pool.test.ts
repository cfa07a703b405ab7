import { createHmac, createPublicKey, type JsonWebKey } from 'node:crypto';
import { TemplateError, testUserPool, UnsupportedFeatureError, type InvokeRequest, type UserPoolKeys } from '../../../src';
import { eventOf, fixtureGateway, json, lambda, mock, NOW, type FixtureGatewayOptions } from '../../fixtures/gateways';

const clock = () => NOW;
const pool = testUserPool({ clock });
const POOL_ARN = 'arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_Shop';
const seconds = Math.floor(NOW.getTime() / 1000);

interface PoolOptions {
  readonly userPools?: Readonly<Record<string, UserPoolKeys>>;
  readonly authorizer?: object;
  readonly method?: object;
  readonly options?: FixtureGatewayOptions;
}

function guarded({ userPools = { [POOL_ARN]: pool }, authorizer = {}, method = {}, options = {} }: PoolOptions = {}) {
  const properties = { AuthorizationType: 'COGNITO_USER_POOLS', AuthorizerId: { Ref: 'Authorizer' }, ...method };
  const claims = ['sub', 'exp', 'iat', 'auth_time', 'email_verified', 'cognito:groups', 'identities', 'nothing'];
  return fixtureGateway([
    { path: '/', integration: mock(claims.map((name) => `$!context.authorizer.claims.get('${name}')`).join('|')), properties },
    { path: '/event', integration: lambda('AWS_PROXY'), properties },
    { path: '/map', integration: mock('[$context.authorizer.claims][$context.authorizer.claims.sub][$context.authorizer.principalId]'), properties },
  ], {
    answers: { lambda: { payload: {} } },
    ...options,
    gateway: { userPools, ...options.gateway },
    resources: {
      Users: { Type: 'AWS::Cognito::UserPool', Properties: {} },
      Authorizer: {
        Type: 'AWS::ApiGateway::Authorizer',
        Properties: {
          RestApiId: { Ref: 'Api' }, Name: 'users', Type: 'COGNITO_USER_POOLS', ProviderARNs: [POOL_ARN], IdentitySource: 'method.request.header.Authorization', ...authorizer,
        },
      },
      ...options.resources,
    },
  });
}

function asking(token: string, more: Partial<InvokeRequest> = {}): InvokeRequest {
  return { path: '/', headers: { Authorization: token }, ...more };
}

async function statusOf(token: string, options?: PoolOptions): Promise<number> {
  return (await guarded(options).invoke(asking(token))).status;
}

function encode(value: unknown): string {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
}

describe('a token of the pool', () => {
  test('lets its user in, its claims as text', async () => {
    const token = pool.token({
      'sub': 'alice', 'email_verified': true, 'cognito:groups': ['admins', 'users'], 'identities': [{ userId: '1' }, { userId: '2' }],
    });
    expect((await guarded().invoke(asking(token))).body.toString()).toBe(
      `alice|Wed Mar 04 06:06:07 UTC 2026|Wed Mar 04 05:06:07 UTC 2026|${seconds}|true|admins,users|{"userId":"1"},{"userId":"2"}|`,
    );
  });

  test.each(['Bearer ', 'bearer ', 'Bearer  ', ''])('may stand behind "%s"', async (prefix) => {
    expect(await statusOf(prefix + pool.token())).toBe(200);
  });

  test('stands in the event of a function', async () => {
    const { backend, invoke } = guarded();
    await invoke({ path: '/event', headers: { Authorization: pool.token({ sub: 'alice', aud: 'shop', n: null }) } });
    expect((eventOf(backend).requestContext as { authorizer: unknown }).authorizer).toEqual({
      claims: {
        'sub': 'alice',
        'iss': pool.issuer,
        'iat': 'Wed Mar 04 05:06:07 UTC 2026',
        'auth_time': String(seconds),
        'exp': 'Wed Mar 04 06:06:07 UTC 2026',
        'token_use': 'id',
        'aud': 'shop',
        'cognito:username': expect.any(String),
        'n': 'null',
      },
    });
  });

  test('reaches no prototype', async () => {
    const { backend, invoke } = guarded();
    await invoke({ path: '/event', headers: { Authorization: pool.token(JSON.parse('{"toString":"t","__proto__":{"admin":"true"}}')) } });
    const { claims } = (eventOf(backend).requestContext as { authorizer: { claims: Record<string, string> } }).authorizer;
    expect(claims).toMatchObject({ toString: 't' });
    expect(claims.admin).toBeUndefined();
  });

  test('prints no map of claims', async () => {
    expect((await guarded().invoke(asking(pool.token({ sub: 'alice' }), { path: '/map' }))).body.toString()).toBe('[][alice][]');
  });

  test.each([
    ['the ARN', POOL_ARN],
    ['the id', 'us-east-1_Shop'],
  ])('is checked by keys under %s', async (_name, key) => expect(await statusOf(pool.token(), { userPools: { [key]: pool } })).toBe(200));

  test('is checked by keys under the logical id', async () => {
    const authorizer = { ProviderARNs: [{ 'Fn::GetAtt': ['Users', 'Arn'] }] };
    expect(await statusOf(pool.token(), { userPools: { Users: pool }, authorizer })).toBe(200);
  });

  test('is of the issuer that AWS gives the pool, unless its keys say otherwise', async () => {
    const real = testUserPool({ clock, issuer: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Shop' });
    const userPools = { [POOL_ARN]: { keys: real.keys } };
    expect(await statusOf(real.token(), { userPools })).toBe(200);
    expect(await statusOf(real.token({ iss: pool.issuer }), { userPools })).toBe(401);
  });

  test('may be of any of several pools', async () => {
    const other = testUserPool({ clock });
    const authorizer = { ProviderARNs: [POOL_ARN, `${POOL_ARN}2`] };
    const userPools = { [POOL_ARN]: pool, [`${POOL_ARN}2`]: other };
    expect(await statusOf(pool.token(), { authorizer, userPools })).toBe(200);
    expect(await statusOf(other.token(), { authorizer, userPools })).toBe(200);
  });

  test('may stand for several pools', async () => {
    const authorizer = { ProviderARNs: [POOL_ARN, `${POOL_ARN}2`] };
    expect(await statusOf(pool.token(), { authorizer, userPools: { [POOL_ARN]: pool, [`${POOL_ARN}2`]: pool } })).toBe(200);
  });

  test('may stand in another header', async () => {
    const { invoke } = guarded({ authorizer: { IdentitySource: 'method.request.header.X-Token' } });
    expect((await invoke({ path: '/', headers: { 'x-token': pool.token() } })).status).toBe(200);
    expect((await invoke(asking(pool.token()))).status).toBe(401);
  });
});

describe('scopes', () => {
  const method = { AuthorizationScopes: ['shop/read', 'shop/write'] };

  test.each<[string, object, object, number]>([
    ['an id token without scopes', {}, {}, 200],
    ['an access token without scopes', {}, { token_use: 'access' }, 401],
    ['an access token with a scope', method, { token_use: 'access', scope: 'openid shop/write' }, 200],
    ['an access token with another scope', method, { token_use: 'access', scope: 'openid shop/writer' }, 401],
    ['an access token without a scope', method, { token_use: 'access', scope: undefined }, 401],
    ['an id token where scopes are asked for', method, { scope: 'shop/read' }, 401],
  ])('%s', async (_name, properties, claims, status) => expect(await statusOf(pool.token({ ...claims }), { method: properties })).toBe(status));
});

describe('a validation expression matches the audience', () => {
  test.each<[string, object, number]>([
    ['shop|web', { aud: 'web' }, 200],
    ['shop|web', { aud: 'website' }, 401],
    ['shop', { aud: undefined }, 401],
    ['(a+)+b', { aud: 'a'.repeat(40) }, 401],
  ])('%s and %j', async (IdentityValidationExpression, claims, status) => {
    expect(await statusOf(pool.token({ ...claims }), { authorizer: { IdentityValidationExpression } })).toBe(status);
  });
});

describe('fails', () => {
  const impostor = testUserPool({ clock, issuer: pool.issuer });
  const other = testUserPool({ clock });
  const [, payload, signature] = pool.token().split('.');
  const publicKey = createPublicKey({ key: pool.keys[0] as JsonWebKey, format: 'jwk' }).export({ format: 'pem', type: 'spki' });
  const forged = `${encode({ kid: 'test', alg: 'HS256' })}.${payload}`;

  test.each<[string, string]>([
    ['nothing', ''],
    ['one word', 'Bearer'],
    ['garbage', 'garbage'],
    ['three parts of garbage', 'a.b.c'],
    ['an object that is none', `${encode('[]')}.${encode('[]')}.${signature}`],
    ['no algorithm', `${encode({ kid: 'test', alg: 'none' })}.${payload}.`],
    ['no algorithm, the old signature', `${encode({ kid: 'test', alg: 'none' })}.${payload}.${signature}`],
    ['the public key as a secret', `${forged}.${createHmac('sha256', publicKey).update(forged).digest('base64url')}`],
    ['an unknown key', `${encode({ kid: '__proto__', alg: 'RS256' })}.${payload}.${signature}`],
    ['no key', `${encode({ alg: 'RS256' })}.${payload}.${signature}`],
    ['other claims', `${encode({ kid: 'test', alg: 'RS256' })}.${encode({ sub: 'mallory' })}.${signature}`],
    ['a signature of another key', impostor.token()],
    ['another pool', other.token()],
    ['another issuer', pool.token({ iss: 'https://evil.example' })],
    ['no issuer', pool.token({ iss: undefined })],
    ['another use', pool.token({ token_use: 'refresh' })],
    ['no use', pool.token({ token_use: undefined })],
    ['a time to come', pool.token({ nbf: seconds + 60 })],
    ['no end', pool.token({ exp: undefined })],
    ['an end that is text', pool.token({ exp: '9999999999' })],
    ['a token twice', `${pool.token()} ${pool.token()}`],
    ['10,000 letters', 'x'.repeat(10_000)],
  ])('for %s', async (_name, token) => {
    const { invoke, gateway } = guarded();
    const answer = await invoke(asking(token));
    expect([answer.status, answer.headers['x-amzn-errortype'], answer.body.toString()]).toEqual([401, 'UnauthorizedException', '{"message":"Unauthorized"}']);
    expect(gateway.calls).toEqual([]);
  });

  test('without the header', async () => {
    const answer = await guarded().invoke({ path: '/' });
    expect([answer.status, json(answer)]).toEqual([401, { message: 'Unauthorized' }]);
  });

  test.each([seconds, seconds - 60, 0])('for a token that expired at %d', async (exp) => {
    const answer = await guarded().invoke(asking(pool.token({ exp })));
    expect([answer.status, answer.headers['x-amzn-errortype'], answer.body.toString()]).toEqual([
      401, 'UnauthorizedException', '{"message":"The incoming token has expired"}',
    ]);
  });

  test('naming the option when there are no keys', async () => {
    await expect(guarded({ userPools: {} }).invoke(asking(pool.token()))).rejects.toThrow(UnsupportedFeatureError);
    await expect(guarded({ userPools: {} }).invoke(asking(pool.token()))).rejects.toThrow(
      `the authorizer 'users' has no keys to check tokens with; give those of ${POOL_ARN} as the option 'userPools'`,
    );
  });

  test.each(['other', 'constructor'])('for keys of a pool that is not there: %s', (name) => {
    expect(() => guarded({ userPools: { [name]: pool } })).toThrow(`'${name}' in 'userPools' is no user pool of the templates`);
  });

  test.each([
    [{ IdentitySource: undefined }, "the COGNITO_USER_POOLS authorizer 'users' wants an IdentitySource"],
    [{ IdentitySource: 'header.x' }, "the authorizer 'users' wants identity sources as method.request.header.Authorization, got 'header.x'"],
    [{ IdentityValidationExpression: '(' }, "the validation expression of the authorizer 'users' cannot be read"],
  ])('while loading, for an authorizer with %j', (authorizer, message) => {
    expect(() => guarded({ authorizer })).toThrow(TemplateError);
    expect(() => guarded({ authorizer })).toThrow(message);
  });
});

describe('with a resource policy', () => {
  const policy = (more: object) => ({ Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*', ...more } });
  const ask = (more: object, token: string) => guarded({ options: { api: { Policy: policy(more) } } }).invoke(asking(token));

  test('the token comes first', async () => {
    expect((await ask({ Effect: 'Deny' }, 'garbage')).status).toBe(401);
  });

  test('the policy must allow as well', async () => {
    expect((await ask({}, pool.token())).status).toBe(200);
    const silent = await ask({ Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } }, pool.token());
    expect([silent.status, silent.body.toString()]).toEqual([403, expect.stringMatching(/^\{"Message":"User: anonymous is not authorized .*\/prod\/GET\/"\}$/)]);
    expect((await ask({ Effect: 'Deny' }, pool.token())).body.toString()).toContain(' with an explicit deny"}');
  });
});
