import { FakeClock } from '../../fixtures/fake-clock';
import { fixtureGateway, lambda, mock, type FixtureGateway, type FixtureGatewayOptions } from '../../fixtures/gateways';
import type { FixtureMethod } from '../../fixtures/rest-template';
import { KEY, OTHER_KEY, usagePlan } from '../../fixtures/usage';

const ANSWER = mock('$context.identity.apiKey $context.identity.apiKeyId');
const METHODS: readonly FixtureMethod[] = [
  { path: '/keyed', integration: ANSWER, properties: { ApiKeyRequired: true } },
  { path: '/keyed', method: 'POST', integration: ANSWER, properties: { ApiKeyRequired: true } },
  { path: '/open', integration: ANSWER },
  { path: '/any', method: 'ANY', integration: ANSWER, properties: { ApiKeyRequired: true } },
];

let clock: FakeClock;

beforeEach(() => {
  clock = new FakeClock();
});

function gatewayWith(resources: FixtureGatewayOptions['resources'], api: Readonly<Record<string, unknown>> = {}): FixtureGateway {
  return fixtureGateway(METHODS, { resources, api, gateway: { clock: clock.read } });
}

async function statuses(gateway: FixtureGateway, count: number, path = '/keyed', key = KEY, method = 'GET'): Promise<number[]> {
  const found: number[] = [];
  for (let index = 0; index < count; index += 1) {
    found.push((await gateway.invoke({ method, path, headers: { 'X-API-Key': key } })).status);
  }
  return found;
}

test('a key of a plan for the stage opens a method, and the context tells which one', async () => {
  const { invoke } = gatewayWith(usagePlan());
  const answer = await invoke({ path: '/keyed', headers: { 'X-Api-Key': KEY } });
  expect(answer.status).toBe(200);
  expect(answer.body.toString()).toMatch(new RegExp(`^${KEY} \\S+$`));
});

test('a method that asks for no key has none in its context, even if one is sent', async () => {
  const { invoke } = gatewayWith(usagePlan());
  expect((await invoke({ path: '/open', headers: { 'x-api-key': KEY } })).body.toString()).toBe(' ');
});

test.each([
  ['no key', {}],
  ['an unknown key', { 'x-api-key': 'other' }],
  ['an empty key', { 'x-api-key': '' }],
  ['the name of a property of objects', { 'x-api-key': '__proto__' }],
  ['the id of a key', { 'x-api-key': 'Key' }],
])('fails with %s', async (_what, headers) => {
  const { invoke } = gatewayWith(usagePlan());
  const answer = await invoke({ path: '/keyed', headers });
  expect([answer.status, answer.body.toString(), answer.headers['x-amzn-ErrorType']]).toEqual([403, '{"message":"Forbidden"}', 'ForbiddenException']);
});

test('fails with a key that is disabled', async () => {
  const { invoke } = gatewayWith({ ...usagePlan(), Key: { Type: 'AWS::ApiGateway::ApiKey', Properties: { Enabled: false, Value: KEY } } });
  expect((await invoke({ path: '/keyed', headers: { 'x-api-key': KEY } })).status).toBe(403);
});

test('fails with a key whose plan is for another stage', async () => {
  const { invoke } = gatewayWith(usagePlan({}, { Stage: 'beta' }));
  expect((await invoke({ path: '/keyed', headers: { 'x-api-key': KEY } })).status).toBe(403);
});

test('fails with a header when the key comes from an authorizer', async () => {
  const { invoke } = gatewayWith(usagePlan(), { ApiKeySourceType: 'AUTHORIZER' });
  expect((await invoke({ path: '/keyed', headers: { 'x-api-key': KEY } })).status).toBe(403);
});

test('a plan throttles each key by itself', async () => {
  const gateway = gatewayWith(usagePlan({ Throttle: { RateLimit: 2, BurstLimit: 3 } }));
  expect(await statuses(gateway, 4)).toEqual([200, 200, 200, 429]);
  expect(await statuses(gateway, 1, '/keyed', OTHER_KEY)).toEqual([200]);
  clock.advance(500);
  expect(await statuses(gateway, 2)).toEqual([200, 429]);
  clock.advance(60_000);
  expect(await statuses(gateway, 4)).toEqual([200, 200, 200, 429]);
});

test('a throttled request reads why', async () => {
  const gateway = gatewayWith(usagePlan({ Throttle: { RateLimit: 1, BurstLimit: 0 } }));
  const answer = await gateway.invoke({ path: '/keyed', headers: { 'x-api-key': KEY } });
  expect([answer.status, answer.body.toString(), answer.headers['x-amzn-ErrorType']])
    .toEqual([429, '{"message":"Too Many Requests"}', 'TooManyRequestsException']);
  expect(gateway.log).toEqual(["THROTTLED: the usage plan 'basic' throttles the API key 'first'"]);
});

test('requests to methods that ask for no key do not count', async () => {
  const gateway = gatewayWith(usagePlan({ Throttle: { RateLimit: 1, BurstLimit: 1 }, Quota: { Limit: 1, Period: 'DAY' } }));
  expect(await statuses(gateway, 3, '/open')).toEqual([200, 200, 200]);
  expect(await statuses(gateway, 1)).toEqual([200]);
});

test('a plan throttles a method by itself as well', async () => {
  const gateway = gatewayWith(usagePlan({}, { Throttle: { '/keyed/GET': { RateLimit: 1, BurstLimit: 1 }, '/any/PUT': { RateLimit: 1, BurstLimit: 1 } } }));
  expect(await statuses(gateway, 2)).toEqual([200, 429]);
  expect(await statuses(gateway, 1, '/keyed', OTHER_KEY)).toEqual([200]);
  expect(await statuses(gateway, 2, '/keyed', KEY, 'POST')).toEqual([200, 200]);
  expect(await statuses(gateway, 2, '/any', KEY, 'PUT')).toEqual([200, 429]);
  expect(await statuses(gateway, 2, '/any', KEY, 'GET')).toEqual([200, 200]);
});

test.each([
  ['DAY', '2026-03-04T23:59:59.999Z', '2026-03-05T00:00:00.000Z'],
  ['WEEK', '2026-03-07T23:59:59.999Z', '2026-03-08T00:00:00.000Z'],
  ['MONTH', '2026-03-31T23:59:59.999Z', '2026-04-01T00:00:00.000Z'],
])('a quota of a %s ends with it', async (Period, last, next) => {
  const gateway = gatewayWith(usagePlan({ Quota: { Limit: 3, Offset: 1, Period } }));
  expect(await statuses(gateway, 1)).toEqual([200]);
  clock.set(last);
  expect(await statuses(gateway, 2)).toEqual([200, 429]);
  expect(await statuses(gateway, 1, '/keyed', OTHER_KEY)).toEqual([200]);
  clock.set(next);
  expect(await statuses(gateway, 4)).toEqual([200, 200, 200, 429]);
});

test('a request beyond the quota reads why', async () => {
  const gateway = gatewayWith(usagePlan({ Quota: { Limit: 0, Period: 'DAY' } }));
  const answer = await gateway.invoke({ path: '/keyed', headers: { 'x-api-key': KEY } });
  expect([answer.status, answer.body.toString(), answer.headers['x-amzn-ErrorType']]).toEqual([429, '{"message":"Limit Exceeded"}', 'LimitExceededException']);
});

test('what is throttled uses up no quota', async () => {
  const gateway = gatewayWith(usagePlan({ Throttle: { RateLimit: 1, BurstLimit: 1 }, Quota: { Limit: 2, Period: 'DAY' } }));
  expect(await statuses(gateway, 3)).toEqual([200, 429, 429]);
  clock.advance(1_000);
  expect(await statuses(gateway, 1)).toEqual([200]);
});

test('stages share what a plan counts', async () => {
  const ApiStages = ['prod', 'beta'].map((Stage) => ({ ApiId: { Ref: 'Api' }, Stage }));
  const resources = usagePlan({ Quota: { Limit: 2, Period: 'DAY' }, ApiStages });
  const beta = { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: { Ref: 'Api' }, StageName: 'beta' } };
  const { invoke, gateway } = fixtureGateway(METHODS, { resources: { ...resources, Beta: beta }, gateway: { clock: clock.read, stage: 'prod' } });
  const call = async (stage: string): Promise<number> => (await invoke({ host: gateway.host, path: `/${stage}/keyed`, headers: { 'x-api-key': KEY } })).status;
  expect([await call('prod'), await call('beta'), await call('beta'), await call('prod')]).toEqual([200, 200, 429, 429]);
});

test('gateway responses shape the refusals', async () => {
  const response = (type: string): { Type: string; Properties: unknown } => ({
    Type: 'AWS::ApiGateway::GatewayResponse',
    Properties: { RestApiId: { Ref: 'Api' }, ResponseType: type, ResponseParameters: { 'gatewayresponse.header.Access-Control-Allow-Origin': "'*'" } },
  });
  const gateway = gatewayWith({ ...usagePlan({ Quota: { Limit: 1, Period: 'DAY' } }), Default: response('DEFAULT_4XX') });
  const answers = [await gateway.invoke({ path: '/keyed' })];
  for (let index = 0; index < 2; index += 1) {
    answers.push(await gateway.invoke({ path: '/keyed', headers: { 'x-api-key': KEY } }));
  }
  expect(answers.map(({ status, headers }) => [status, headers['Access-Control-Allow-Origin']])).toEqual([[403, '*'], [200, undefined], [429, '*']]);
});

test('a function reads the key in its event', async () => {
  const { invoke, backend } = fixtureGateway(
    [{ path: '/', integration: lambda('AWS_PROXY'), properties: { ApiKeyRequired: true } }],
    { resources: usagePlan(), answers: { lambda: { payload: { statusCode: 200 } } } },
  );
  await invoke({ path: '/', headers: { 'x-api-key': KEY } });
  expect(JSON.parse(backend.calls[0].body.toString())).toMatchObject({ requestContext: { identity: { apiKey: KEY, apiKeyId: expect.any(String) } } });
});

test('the execution log tells of the key by its last characters', async () => {
  const stage = { MethodSettings: [{ ResourcePath: '/*', HttpMethod: '*', LoggingLevel: 'INFO' }] };
  const { invoke, gateway } = fixtureGateway(METHODS, { resources: usagePlan(), stage });
  await invoke({ path: '/keyed', headers: { 'x-api-key': KEY } });
  await invoke({ path: '/keyed', headers: { 'x-api-key': 'other' } });
  const apiStage = `${gateway.host.split('.')[0]}/prod`;
  const key = `${'*'.repeat(KEY.length - 6)}stomer`;
  expect(gateway.logs.execution.map(({ message }) => message)).toEqual(expect.arrayContaining([
    `Verifying Usage Plan for request: 11111111-2222-4333-8444-555555555555. API Key: ${key} API Stage: ${apiStage}`,
    `Usage Plan check succeeded for API Key ${key} and API Stage ${apiStage}`,
    `API Key ***** not authorized because method 'GET /keyed' requires API Key and API Key is not associated with a Usage Plan for API Stage ${apiStage}: `
    + 'No Usage Plan found for key and API Stage',
  ]));
});
