import { createHmac } from 'node:crypto';
import { TemplateError, testUserPool, UnsupportedFeatureError, type InvokeAnswer, type LocalGatewayOptions } from '../../../../src';
import { eventOf, NOW, type FixtureGateway } from '../../../fixtures/gateways';
import { httpGateway, said } from '../../../fixtures/http-template';

const ISSUER = 'https://login.example/';
const issuer = testUserPool({ issuer: ISSUER, clock: () => NOW });
const seconds = Math.floor(NOW.getTime() / 1000);
const UNAUTHORIZED = '401 {"message":"Unauthorized"}';

interface JwtOptions {
  readonly authorizer?: object;
  readonly scopes?: readonly string[];
  readonly gateway?: Partial<LocalGatewayOptions>;
  readonly stage?: object;
}

function guarded({ authorizer = {}, scopes, gateway = { issuers: { [ISSUER]: issuer } }, stage }: JwtOptions = {}): FixtureGateway {
  return httpGateway({ 'GET /': { AuthorizationType: 'JWT', AuthorizerId: { Ref: 'Authorizer' }, AuthorizationScopes: scopes } }, {
    stage,
    gateway,
    resources: {
      Authorizer: {
        Type: 'AWS::ApiGatewayV2::Authorizer',
        Properties: {
          ApiId: { Ref: 'Api' },
          Name: 'login',
          AuthorizerType: 'JWT',
          IdentitySource: ['$request.header.Authorization'],
          JwtConfiguration: { Issuer: ISSUER, Audience: ['shop', 'admin'] },
          ...authorizer,
        },
      },
    },
  });
}

function asking(fixture: FixtureGateway, authorization: string): Promise<InvokeAnswer> {
  return fixture.invoke({ path: '/', headers: { Authorization: authorization } });
}

function token(claims: Record<string, unknown> = {}): string {
  return issuer.token({ aud: 'shop', ...claims });
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

describe('a token', () => {
  test.each(['', 'Bearer ', 'bearer '])("lets its bearer in after '%s'", async (word) => {
    expect(said(await asking(guarded(), word + token()))).toBe('200 ok');
  });

  test('reaches the function as claims, all of them text', async () => {
    const fixture = guarded();
    await asking(fixture, token({ 'sub': 'alice', 'cognito:groups': ['admins', 'users'], 'email_verified': true, 'address': { city: 'x' } }));
    expect(eventOf(fixture.backend)).toMatchObject({
      requestContext: {
        authorizer: {
          jwt: {
            claims: {
              'sub': 'alice', 'cognito:groups': '[admins users]', 'email_verified': 'true', 'address': '{"city":"x"}', 'exp': String(seconds + 3600), 'iss': ISSUER,
            },
            scopes: null,
          },
        },
      },
    });
  });

  test('may stand in the query string', async () => {
    const fixture = guarded({ authorizer: { IdentitySource: ['$request.querystring.token'] } });
    expect((await fixture.invoke({ path: `/?token=${token()}` })).status).toBe(200);
    expect((await asking(fixture, token())).status).toBe(401);
  });
});

describe('claims', () => {
  test.each<[Record<string, unknown>, number]>([
    [{ aud: 'admin' }, 200],
    [{ aud: ['x', 'shop'] }, 200],
    [{ aud: 'other' }, 401],
    [{ aud: [] }, 401],
    [{ aud: undefined, client_id: 'shop' }, 200],
    [{ aud: undefined, client_id: 'other' }, 401],
    [{ aud: 'other', client_id: 'shop' }, 401],
    [{ aud: undefined }, 401],
    [{ exp: seconds }, 401],
    [{ exp: seconds + 1 }, 200],
    [{ exp: undefined }, 401],
    [{ exp: String(seconds + 100) }, 401],
    [{ nbf: seconds }, 200],
    [{ nbf: seconds + 1 }, 401],
    [{ nbf: 'now' }, 401],
    [{ iat: seconds + 1 }, 401],
    [{ iss: 'https://login.example' }, 401],
    [{ iss: 'https://evil.example/' }, 401],
  ])('%j are answered with %d', async (claims, status) => {
    expect((await asking(guarded(), token(claims))).status).toBe(status);
  });

  test.each<[Record<string, unknown>, number]>([
    [{ scope: 'orders:read other' }, 200],
    [{ scp: ['orders:write', 7] }, 200],
    [{ scp: ['orders:read'] }, 200],
    [{ scp: 'orders:read' }, 200],
    [{ scope: 'orders', scp: 'orders:read' }, 403],
    [{ scope: 'orders:readers' }, 403],
    [{}, 403],
  ])('with scopes of the route, %j are answered with %d', async (claims, status) => {
    expect((await asking(guarded({ scopes: ['orders:read', 'orders:write'] }), token(claims))).status).toBe(status);
  });

  test('the scopes of the route reach the function', async () => {
    const fixture = guarded({ scopes: ['orders:read'] });
    await asking(fixture, token({ scope: 'orders:read' }));
    expect(eventOf(fixture.backend)).toMatchObject({ requestContext: { authorizer: { jwt: { scopes: ['orders:read'] } } } });
  });
});

describe('a refusal says why in its www-authenticate', () => {
  test.each([
    ['', 'Bearer'],
    ['Bearer x', 'Bearer scope="" error="invalid_token" error_description="token contains an invalid number of segments"'],
    [`Bearer ${token({ aud: 'other' })}`, 'Bearer scope="" error="invalid_token" error_description="the token does not have a valid audience"'],
    [token({ exp: seconds - 1 }), 'Bearer scope="" error="invalid_token" error_description="the token has expired"'],
  ])("of '%s'", async (value, challenge) => {
    const fixture = guarded({ stage: { AccessLogSettings: { Format: '$context.status $context.authorizer.error' } } });
    const answer = await asking(fixture, value);
    expect([said(answer), answer.headers['www-authenticate'], fixture.backend.calls.length]).toEqual([UNAUTHORIZED, challenge, 0]);
    expect(fixture.gateway.logs.access[0]).toMatch(/^401 \w/);
  });

  test('of missing scopes', async () => {
    const answer = await asking(guarded({ scopes: ['a', 'b'] }), token());
    expect(said(answer)).toBe('403 {"message":"Forbidden"}');
    expect(answer.headers['www-authenticate']).toMatch(/^Bearer scope="a b" error="insufficient_scope" error_description="/);
  });
});

describe('hostile tokens', () => {
  const [head, body, signature] = token().split('.');
  const jwk = JSON.stringify(issuer.keys[0]);
  const confused = `${encode({ alg: 'HS256', kid: 'test' })}.${body}`;

  test.each([
    ['unsigned', `${encode({ alg: 'none', kid: 'test' })}.${body}.`],
    ['signed with the public key as a secret', `${confused}.${createHmac('sha256', jwk).update(confused).digest('base64url')}`],
    ['of another body', `${head}.${encode({ iss: ISSUER, aud: 'shop', exp: seconds + 100 })}.${signature}`],
    ['of an unknown key', testUserPool({ issuer: ISSUER, clock: () => NOW }).token({ aud: 'shop' })],
    ['with a header that is no JSON', `e30x.${body}.${signature}`],
    ['with a null header', `${encode(null)}.${body}.${signature}`],
    ['with a body that is a list', `${head}.${encode([1])}.${signature}`],
    ['with four segments', `${token()}.x`],
    ['of quotes', '"\r\n"'],
    ['very long', `${'a'.repeat(5000)}.${'b'.repeat(5000)}.c`],
    ['with its name in the prototype', '__proto__.constructor.toString'],
  ])('%s let nobody in', async (_what, hostile) => {
    const answer = await asking(guarded(), hostile);
    expect(said(answer)).toBe(UNAUTHORIZED);
    expect(String(answer.headers['www-authenticate'])).not.toMatch(/[\r\n]/);
  });
});

describe('keys', () => {
  const POOL_ISSUER = 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Shop';
  const pool = testUserPool({ issuer: POOL_ISSUER, clock: () => NOW });
  const authorizer = { JwtConfiguration: { Issuer: POOL_ISSUER, Audience: ['shop'] } };

  test('of a user pool are found by its id', async () => {
    const fixture = guarded({ authorizer, gateway: { userPools: { 'us-east-1_Shop': pool } } });
    expect((await asking(fixture, pool.token({ aud: 'shop' }))).status).toBe(200);
  });

  test('of a user pool of the template are found by its logical id, its issuer being that of the keys', async () => {
    const users = testUserPool({ clock: () => NOW });
    const fixture = httpGateway({ 'GET /': { AuthorizationType: 'JWT', AuthorizerId: { Ref: 'Authorizer' } } }, {
      gateway: { userPools: { Users: users } },
      resources: {
        Users: { Type: 'AWS::Cognito::UserPool' },
        Authorizer: {
          Type: 'AWS::ApiGatewayV2::Authorizer',
          Properties: {
            ApiId: { Ref: 'Api' },
            Name: 'users',
            AuthorizerType: 'JWT',
            IdentitySource: ['$request.header.Authorization'],
            JwtConfiguration: { Issuer: { 'Fn::Sub': 'https://cognito-idp.${AWS::Region}.amazonaws.com/${Users}' }, Audience: ['testclient'] },
          },
        },
      },
    });
    expect((await asking(fixture, users.token())).status).toBe(200);
    expect((await asking(fixture, users.token({ token_use: 'access' }))).status).toBe(200);
  });

  test('that are not given are asked for', async () => {
    await expect(asking(guarded({ gateway: {} }), token())).rejects.toThrow(UnsupportedFeatureError);
    await expect(asking(guarded({ gateway: {} }), token())).rejects.toThrow(`give those of ${ISSUER} as the option 'issuers'`);
  });

  test('fails for an issuer that no authorizer has', () => {
    expect(() => guarded({ gateway: { issuers: { 'https://other.example': issuer } } }))
      .toThrow(`'https://other.example' in 'issuers' is no issuer of a JWT authorizer of the templates; there is ${ISSUER}`);
  });
});

test.each([
  [{ JwtConfiguration: undefined }, "the JWT authorizer 'login' wants an Issuer and an IdentitySource"],
  [{ IdentitySource: [] }, "the JWT authorizer 'login' wants an Issuer and an IdentitySource"],
  [{ IdentitySource: ['method.request.header.Authorization'] }, "wants identity sources as $request.header.Authorization, got 'method.request.header.Authorization'"],
])('fails for %j', (authorizer, message) => {
  expect(() => guarded({ authorizer, gateway: {} })).toThrow(TemplateError);
  expect(() => guarded({ authorizer, gateway: {} })).toThrow(message);
});
