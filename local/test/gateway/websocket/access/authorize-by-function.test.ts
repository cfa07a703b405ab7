import { TemplateError, UnsupportedFeatureError, type StubAnswer } from '../../../../src';
import type { FixtureGateway } from '../../../fixtures/gateways';
import { KEY, usagePlan } from '../../../fixtures/usage';
import { eventsOf, functionGateway, invocationOf, refused } from '../../../fixtures/websocket-functions';

const AUTHORIZER_ARN = 'arn:aws:lambda:us-east-1:123456789012:function:authorizer';
const ARN = /^arn:aws:execute-api:us-east-1:123456789012:[a-z0-9]{10}\/live\/\$connect$/;
const GUARD = { AuthorizationType: 'CUSTOM', AuthorizerId: { Ref: 'Authorizer' } };

interface GuardOptions {
  readonly answer?: StubAnswer;
  readonly identitySource?: readonly string[];
  readonly route?: object;
  readonly api?: Readonly<Record<string, unknown>>;
  readonly resources?: Readonly<Record<string, { readonly Type: string; readonly Properties?: unknown }>>;
}

let fixture: FixtureGateway;

afterEach(() => fixture.gateway.close());

function decision(effect: string, resource: unknown = '*', more: object = {}): object {
  return { principalId: 'alice', policyDocument: { Version: '2012-10-17', Statement: [{ Action: 'execute-api:Invoke', Effect: effect, Resource: resource }] }, ...more };
}

function guarded(options: GuardOptions = {}): FixtureGateway {
  const { answer = { payload: decision('Allow') }, api, identitySource = ['route.request.header.Auth'], route, resources } = options;
  const authorizer = {
    Type: 'AWS::ApiGatewayV2::Authorizer',
    Properties: {
      ApiId: { Ref: 'Api' }, Name: 'guard', AuthorizerType: 'REQUEST', AuthorizerUri: invocationOf(AUTHORIZER_ARN), IdentitySource: identitySource,
    },
  };
  fixture = functionGateway([{ key: '$connect', properties: { ...GUARD, ...route } }, { key: '$default' }, { key: '$disconnect' }], {
    api, answers: { [AUTHORIZER_ARN]: answer }, stage: { StageVariables: { colour: 'red' } }, resources: { Authorizer: authorizer, ...resources },
  });
  return fixture;
}

const connect = (path = '/?room=1&room=2') => fixture.gateway.connect({ path, headers: { 'Auth': 'secret', 'X-Many': ['a', 'b'] } });

test('the function gets the handshake', async () => {
  guarded();
  const { connectionId } = await connect();
  expect(eventsOf(fixture, AUTHORIZER_ARN)).toEqual([{
    type: 'REQUEST',
    methodArn: expect.stringMatching(ARN) as string,
    headers: expect.objectContaining({ 'Auth': 'secret', 'X-Many': 'b' }) as object,
    multiValueHeaders: expect.objectContaining({ 'X-Many': ['a', 'b'] }) as object,
    queryStringParameters: { room: '2' },
    multiValueQueryStringParameters: { room: ['1', '2'] },
    stageVariables: { colour: 'red' },
    requestContext: expect.objectContaining({ routeKey: '$connect', eventType: 'CONNECT', connectionId, stage: 'live' }) as object,
  }]);
});

test('what it hands on is there at every later event', async () => {
  guarded({ answer: { payload: decision('Allow', '*', { context: { name: 'Alice "A"', count: 1, admin: true } }) } });
  const client = await connect();
  await client.send('x');
  await client.close();
  const authorizer = { name: 'Alice "A"', count: '1', admin: 'true', principalId: 'alice', integrationLatency: 0 };
  const told = eventsOf(fixture).map(({ requestContext }) => (requestContext as { readonly authorizer: unknown }).authorizer);
  expect(told).toEqual([authorizer, authorizer, authorizer]);
  expect(eventsOf(fixture, AUTHORIZER_ARN)).toHaveLength(1);
});

test('no decision is kept', async () => {
  guarded();
  await connect();
  await connect();
  expect(eventsOf(fixture, AUTHORIZER_ARN)).toHaveLength(2);
});

describe('identity sources', () => {
  test.each([
    ['route.request.header.Auth'], ['route.request.header.auth'], ['route.request.querystring.room'], ['stageVariables.colour'], ['context.eventType'],
    ['context.identity.sourceIp'],
  ])('may be %s', async (source) => {
    guarded({ identitySource: [source] });
    await connect();
    expect(eventsOf(fixture)).toHaveLength(1);
  });

  test('may be none', async () => {
    guarded({ identitySource: [] });
    await connect();
    expect(eventsOf(fixture, AUTHORIZER_ARN)).toHaveLength(1);
  });

  test.each(['route.request.header.Other', 'route.request.querystring.other', 'stageVariables.other', 'stageVariables.toString', 'context.authorizer'])(
    'that are absent fail without a call: %s', async (source) => {
      guarded({ identitySource: ['route.request.header.Auth', source] });
      const { body, status } = await refused(connect());
      expect([status, JSON.parse(body.toString())]).toEqual([401, expect.objectContaining({ message: 'Unauthorized' })]);
      expect(fixture.backend.calls).toEqual([]);
    });

  test('fail where a header is empty', async () => {
    guarded();
    expect((await refused(fixture.gateway.connect({ headers: { Auth: '' } }))).status).toBe(401);
  });

  test.each(['method.request.header.Auth', '$request.header.Auth', 'route.request.body.auth', 'Auth'])('fail when they are none: %s', (source) => {
    expect(() => guarded({ identitySource: [source] })).toThrow(TemplateError);
    guarded();
  });
});

describe('a decision', () => {
  test.each<[string, StubAnswer, number]>([
    ['is let in by the ARN of $connect', (call) => ({ payload: decision('Allow', (JSON.parse(call.body.toString()) as { readonly methodArn: string }).methodArn) }), 0],
    ['fails for the ARN of another route', { payload: decision('Allow', 'arn:aws:execute-api:us-east-1:123456789012:*/live/$default') }, 403],
    ['fails for another stage', { payload: decision('Allow', 'arn:aws:execute-api:us-east-1:123456789012:*/other/*') }, 403],
    ['fails when it denies', { payload: decision('Deny') }, 403],
    ['fails when it says Unauthorized', { payload: { errorMessage: 'Unauthorized' }, functionError: 'Unhandled' }, 401],
    ['fails when the function fails', { payload: { errorMessage: 'secret' }, functionError: 'Unhandled' }, 500],
    ['fails when it is none', { payload: { isAuthorized: true } }, 500],
    ['fails when its context is nested', { payload: decision('Allow', '*', { context: { deep: {} } }) }, 500],
    ['fails when Lambda refuses', { status: 403 }, 500],
  ])('%s', async (_case, answer, status) => {
    guarded({ answer });
    const error: unknown = await connect().then(() => undefined, (reason: unknown) => reason);
    expect((error as { readonly status: number } | undefined)?.status ?? 0).toBe(status);
    expect(String(error)).not.toContain('secret');
    expect(eventsOf(fixture)).toHaveLength(status === 0 ? 1 : 0);
  });

  test.each([[KEY, true], ['other', false]])('names the API key %s', async (usageIdentifierKey, isLetIn) => {
    guarded({
      answer: { payload: decision('Allow', '*', { usageIdentifierKey }) },
      api: { ApiKeySelectionExpression: '$context.authorizer.usageIdentifierKey' },
      route: { ApiKeyRequired: true },
      resources: usagePlan(),
    });
    await connect().catch(() => undefined);
    const identities = eventsOf(fixture).map(({ requestContext }) => (requestContext as { readonly identity: unknown }).identity);
    expect(identities).toEqual(isLetIn ? [expect.objectContaining({ apiKey: KEY, apiKeyId: expect.any(String) as string })] : []);
  });
});

test('fails when the authorizer is not in the template', async () => {
  guarded({ route: { AuthorizerId: 'elsewhere' } });
  await expect(connect()).rejects.toThrow(UnsupportedFeatureError);
});
