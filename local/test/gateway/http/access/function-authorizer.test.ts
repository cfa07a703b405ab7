import { TemplateError, UnsupportedFeatureError, type InvokeRequest, type StubAnswer } from '../../../../src';
import { FakeClock } from '../../../fixtures/fake-clock';
import { gatewayOf, NOW, type FixtureGateway } from '../../../fixtures/gateways';
import { HANDLER_ARN, httpTemplate, said } from '../../../fixtures/http-template';

const AUTHORIZER_ARN = 'arn:aws:lambda:us-east-1:123456789012:function:authorizer';
const YES = { isAuthorized: true, context: { who: 'alice', count: 1, flags: ['a', 'b'], map: { a: 'b' } } };

function policy(effect: string, resource = '*'): object {
  return { principalId: 'alice', policyDocument: { Version: '2012-10-17', Statement: [{ Action: 'execute-api:Invoke', Effect: effect, Resource: resource }] } };
}

interface GuardOptions {
  readonly answer?: StubAnswer;
  readonly authorizer?: object;
  readonly stage?: object;
  readonly clock?: () => Date;
  readonly routes?: Readonly<Record<string, object>>;
}

const GUARD = { AuthorizationType: 'CUSTOM', AuthorizerId: { Ref: 'Authorizer' } };

function guarded({ answer = { payload: YES }, authorizer = {}, stage = {}, clock = () => NOW, routes }: GuardOptions = {}): FixtureGateway {
  return gatewayOf(httpTemplate(routes ?? { 'GET /orders/{id}': GUARD, 'GET /other': GUARD, 'POST /orders/{id}': GUARD }, {
    stage,
    resources: {
      Authorizer: {
        Type: 'AWS::ApiGatewayV2::Authorizer',
        Properties: {
          ApiId: { Ref: 'Api' },
          Name: 'guard',
          AuthorizerType: 'REQUEST',
          AuthorizerUri: `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${AUTHORIZER_ARN}/invocations`,
          AuthorizerPayloadFormatVersion: '2.0',
          EnableSimpleResponses: true,
          IdentitySource: ['$request.header.Authorization'],
          ...authorizer,
        },
      },
    },
  }), { answers: { [HANDLER_ARN]: { payload: { statusCode: 200, body: 'ok' } }, [AUTHORIZER_ARN]: answer }, gateway: { clock } });
}

const IAM = { EnableSimpleResponses: false };
const V1 = { EnableSimpleResponses: false, AuthorizerPayloadFormatVersion: '1.0' };
const REQUEST: InvokeRequest = { path: '/orders/7?page=1&page=2', headers: { 'Authorization': 'secret', 'X-Many': ['a', 'b'], 'Cookie': 'a=1; b=2' } };

function event({ backend }: FixtureGateway, index = 0): Record<string, unknown> {
  return JSON.parse(backend.calls[index].body.toString()) as Record<string, unknown>;
}

function called({ backend }: FixtureGateway): readonly (string | undefined)[] {
  return backend.calls.map(({ functionArn }) => functionArn?.split(':').at(-1));
}

describe('what the function gets', () => {
  const ARN = /^arn:aws:execute-api:us-east-1:123456789012:[a-z0-9]{10}\/\$default\/GET\/orders\/7$/;

  test('in format 2.0', async () => {
    const fixture = guarded({ stage: { StageVariables: { colour: 'red' } } });
    await fixture.invoke(REQUEST);
    expect(event(fixture)).toEqual({
      version: '2.0',
      type: 'REQUEST',
      routeArn: expect.stringMatching(ARN) as string,
      identitySource: ['secret'],
      routeKey: 'GET /orders/{id}',
      rawPath: '/orders/7',
      rawQueryString: 'page=1&page=2',
      cookies: ['a=1', 'b=2'],
      headers: expect.objectContaining({ 'authorization': 'secret', 'x-many': 'a,b' }) as object,
      queryStringParameters: { page: '1,2' },
      requestContext: expect.objectContaining({ routeKey: 'GET /orders/{id}', stage: '$default', http: expect.objectContaining({ method: 'GET', path: '/orders/7' }) as object }) as object,
      pathParameters: { id: '7' },
      stageVariables: { colour: 'red' },
    });
  });

  test('in format 1.0', async () => {
    const fixture = guarded({ authorizer: { ...V1, IdentitySource: ['$request.header.authorization', '$request.querystring.page'] }, answer: { payload: policy('Allow') } });
    await fixture.invoke(REQUEST);
    expect(event(fixture)).toEqual({
      version: '1.0',
      type: 'REQUEST',
      methodArn: expect.stringMatching(ARN) as string,
      identitySource: 'secret,1,2',
      authorizationToken: 'secret,1,2',
      resource: '/orders/{id}',
      path: '/orders/7',
      httpMethod: 'GET',
      headers: expect.objectContaining({ authorization: 'secret' }) as object,
      queryStringParameters: { page: '2' },
      requestContext: expect.objectContaining({ resourcePath: '/orders/{id}', httpMethod: 'GET', stage: '$default' }) as object,
      pathParameters: { id: '7' },
      stageVariables: {},
    });
  });

  test.each(['1.0', '2.0'])('in format %s names the stage in the path', async (version) => {
    const fixture = guarded({ authorizer: { ...IAM, AuthorizerPayloadFormatVersion: version }, stage: { StageName: 'prod' } });
    await fixture.invoke(REQUEST);
    const { path, rawPath } = event(fixture);
    expect(path ?? rawPath).toBe('/prod/orders/7');
  });
});

describe('what it says', () => {
  test.each<[string, object, unknown, string]>([
    ['yes', {}, { isAuthorized: true }, '200 ok'],
    ['no', {}, { isAuthorized: false }, '403 {"message":"Forbidden"}'],
    ['a policy that allows', IAM, policy('Allow'), '200 ok'],
    ['a policy that denies', IAM, policy('Deny'), '403 {"message":"Forbidden"}'],
    ['a policy for another route', IAM, policy('Allow', 'arn:aws:execute-api:us-east-1:123456789012:*/*/POST/*'), '403 {"message":"Forbidden"}'],
    ['a policy of format 1.0', V1, policy('Allow'), '200 ok'],
    ['text for yes', {}, { isAuthorized: 'true' }, '500 {"message":"Internal Server Error"}'],
    ['a policy where yes or no is due', {}, policy('Allow'), '500 {"message":"Internal Server Error"}'],
    ['yes where a policy is due', IAM, { isAuthorized: true }, '500 {"message":"Internal Server Error"}'],
    ['nothing', {}, null, '500 {"message":"Internal Server Error"}'],
    ['a list', {}, [true], '500 {"message":"Internal Server Error"}'],
    ['a context that is no object', {}, { isAuthorized: true, context: 'x' }, '500 {"message":"Internal Server Error"}'],
    ['a policy that is none', IAM, { principalId: 'a', policyDocument: { Statement: [{ Effect: 'Maybe' }] } }, '500 {"message":"Internal Server Error"}'],
  ])('%s', async (_what, authorizer, payload, expected) => {
    expect(said(await guarded({ authorizer, answer: { payload } }).invoke(REQUEST))).toBe(expected);
  });

  test.each<[string, StubAnswer]>([
    ['fails', { functionError: 'Unhandled', payload: { errorMessage: 'Unauthorized' } }],
    ['cannot be invoked', { status: 403 }],
  ])('a function that %s is a server error, which the access log explains', async (_what, answer) => {
    const fixture = guarded({ answer, stage: { AccessLogSettings: { Format: '$context.status|$context.authorizer.error|$context.error.message' } } });
    expect(said(await fixture.invoke(REQUEST))).toBe('500 {"message":"Internal Server Error"}');
    expect(fixture.gateway.logs.access[0]).toMatch(/^500\|[^-|].*\|Internal Server Error$/);
    expect(called(fixture)).toEqual(['authorizer']);
  });

  test('its context reaches the function behind the route, and the access log', async () => {
    const fixture = guarded({ stage: { AccessLogSettings: { Format: '$context.authorizer.who $context.authorizer.count $context.authorizer.gone' } } });
    await fixture.invoke(REQUEST);
    expect(event(fixture, 1)).toMatchObject({ requestContext: { authorizer: { lambda: YES.context } } });
    expect(fixture.gateway.logs.access).toEqual(['alice 1 -']);
  });

  test('a context cannot reach what objects inherit', async () => {
    const answer = { payload: JSON.parse('{"isAuthorized":true,"context":{"__proto__":{"polluted":true},"constructor":"c"}}') as unknown };
    const fixture = guarded({ answer, stage: { AccessLogSettings: { Format: '$context.authorizer.toString $context.authorizer.constructor' } } });
    await fixture.invoke(REQUEST);
    expect(fixture.gateway.logs.access).toEqual(['- c']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('identity sources', () => {
  test.each<[readonly string[], InvokeRequest, boolean]>([
    [['$request.header.authorization'], { path: '/other', headers: { AUTHORIZATION: 'x' } }, true],
    [['$request.header.authorization'], { path: '/other' }, false],
    [['$request.header.authorization'], { path: '/other', headers: { Authorization: '' } }, false],
    [['$request.querystring.Key'], { path: '/other?Key=1' }, true],
    [['$request.querystring.Key'], { path: '/other?key=1' }, false],
    [['$request.header.a', '$request.querystring.b'], { path: '/other?b=1' }, false],
    [['$context.identity.sourceIp', '$context.routeKey'], { path: '/other' }, true],
    [['$context.nothing'], { path: '/other' }, false],
    [['$stageVariables.colour'], { path: '/other' }, true],
    [['$stageVariables.constructor'], { path: '/other' }, false],
    [[], { path: '/other' }, true],
  ])('%j', async (sources, request, isThere) => {
    const fixture = guarded({ authorizer: { IdentitySource: sources }, stage: { StageVariables: { colour: 'red' } } });
    expect(said(await fixture.invoke(request))).toBe(isThere ? '200 ok' : '401 {"message":"Unauthorized"}');
    expect(called(fixture)).toEqual(isThere ? ['authorizer', 'handler'] : []);
  });
});

describe('kept decisions', () => {
  const kept = { AuthorizerResultTtlInSeconds: 60 };
  const ask = (fixture: FixtureGateway, path: string, key = 'a', method = 'GET'): Promise<string> => (
    fixture.invoke({ method, path, headers: { Authorization: key } }).then(said)
  );

  test('count as long as they are kept, by the clock of the gateway, for all routes', async () => {
    const clock = new FakeClock();
    const fixture = guarded({ authorizer: kept, clock: clock.read });
    await ask(fixture, '/orders/1');
    await ask(fixture, '/other');
    clock.advance(59_999);
    await ask(fixture, '/orders/2');
    expect(called(fixture).filter((name) => name === 'authorizer')).toHaveLength(1);
    clock.advance(1);
    await ask(fixture, '/orders/2');
    expect(called(fixture).filter((name) => name === 'authorizer')).toHaveLength(2);
  });

  test.each<[string, object, number]>([
    ['are none without a TTL', {}, 3],
    ['are told apart by identity', kept, 2],
    ['are told apart by route where that is an identity source', { ...kept, IdentitySource: ['$request.header.Authorization', '$context.routeKey'] }, 3],
  ])('%s', async (_what, authorizer, calls) => {
    const fixture = guarded({ authorizer });
    await ask(fixture, '/orders/1', 'a');
    await ask(fixture, '/other', 'a');
    await ask(fixture, '/other', 'b');
    expect(called(fixture).filter((name) => name === 'authorizer')).toHaveLength(calls);
  });

  test('are judged anew for each route when they are policies', async () => {
    const answer = { payload: policy('Allow', 'arn:aws:execute-api:us-east-1:123456789012:*/*/GET/orders/*') };
    const fixture = guarded({ authorizer: { ...kept, ...IAM }, answer });
    expect([await ask(fixture, '/orders/1'), await ask(fixture, '/other'), await ask(fixture, '/orders/1', 'a', 'POST')])
      .toEqual(['200 ok', '403 {"message":"Forbidden"}', '403 {"message":"Forbidden"}']);
    expect(called(fixture).filter((name) => name === 'authorizer')).toHaveLength(1);
  });
});

test.each([
  [{ AuthorizerUri: undefined }, "the REQUEST authorizer 'guard' wants the AuthorizerUri of a function"],
  [{ AuthorizerResultTtlInSeconds: 3601 }, 'keeps decisions for 0 to 3600 seconds, got 3601'],
  [{ AuthorizerResultTtlInSeconds: 1, IdentitySource: [] }, 'which wants an IdentitySource'],
  [{ AuthorizerPayloadFormatVersion: '1.0' }, 'has simple responses, which want the payload format 2.0, got 1.0'],
  [{ AuthorizerPayloadFormatVersion: '3.0' }, "has the AuthorizerPayloadFormatVersion '3.0'; use 1.0 or 2.0"],
  [{ IdentitySource: ['$request.body.x'] }, "got '$request.body.x'"],
  [{ AuthorizerType: 'TOKEN' }, "has the AuthorizerType 'TOKEN'; use JWT, REQUEST"],
])('fails for %j', (authorizer, message) => {
  expect(() => guarded({ authorizer })).toThrow(TemplateError);
  expect(() => guarded({ authorizer })).toThrow(message);
});

test('an authorizer of elsewhere is asked for', async () => {
  const fixture = guarded({ routes: { 'GET /other': { AuthorizationType: 'CUSTOM', AuthorizerId: 'abc' } } });
  await expect(fixture.invoke({ path: '/other' })).rejects.toThrow(UnsupportedFeatureError);
  await expect(fixture.invoke({ path: '/other' })).rejects.toThrow("authorization CUSTOM by the authorizer 'abc', which is not in the template");
});
