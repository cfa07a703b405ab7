import type { BackendAnswer, BackendCall, InvokeAnswer, InvokeRequest } from '../../../src';
import { FakeClock } from '../../fixtures/fake-clock';
import { fixtureGateway, http, lambda, mock, type FixtureGateway } from '../../fixtures/gateways';
import type { FixtureMethod } from '../../fixtures/rest-template';

const WARNING = '199 Cache-control headers were ignored because the caller was unauthorized.';
const CACHED = { ResourcePath: '/*', HttpMethod: '*', CachingEnabled: true };
const REFRESH = { 'Cache-Control': 'max-age=0' };

let clock: FakeClock;
let random: number;

beforeEach(() => {
  clock = new FakeClock();
  random = 0;
});

function get(path: string, more: Readonly<Record<string, unknown>> = {}, rest: Partial<FixtureMethod> = {}): FixtureMethod {
  return { path, integration: http('HTTP_PROXY', { IntegrationHttpMethod: 'GET', ...more }), ...rest };
}

function cachedGateway(methods: readonly FixtureMethod[], stage: Readonly<Record<string, unknown>> = {}, status = 200): FixtureGateway {
  let count = 0;
  const answer = (_call: BackendCall): BackendAnswer => {
    count += 1;
    return { status, headers: { 'X-Count': String(count) }, body: `answer ${count}` };
  };
  return fixtureGateway(methods, {
    stage: { CacheClusterEnabled: true, MethodSettings: [CACHED], ...stage },
    answers: { http: answer, lambda: () => ({ payload: { statusCode: 200, body: String(count += 1) } }) },
    gateway: { clock: clock.read, random: () => random },
  });
}

async function countOf({ invoke }: FixtureGateway, request: InvokeRequest): Promise<number> {
  return Number((await invoke(request)).body.toString().replace('answer ', ''));
}

async function counts(gateway: FixtureGateway, ...requests: readonly InvokeRequest[]): Promise<number[]> {
  const found: number[] = [];
  for (const request of requests) {
    found.push(await countOf(gateway, request));
  }
  return found;
}

const times = (count: number, request: InvokeRequest): InvokeRequest[] => Array.from({ length: count }, () => request);

test('an answer is kept for five minutes, with its headers', async () => {
  const gateway = cachedGateway([get('/')]);
  await gateway.invoke({ path: '/' });
  clock.advance(299_999);
  const answer: InvokeAnswer = await gateway.invoke({ path: '/' });
  expect([answer.body.toString(), answer.headers['X-Count'], answer.headers.Date]).toEqual(['answer 1', '1', 'Wed, 04 Mar 2026 05:11:07 GMT']);
  clock.advance(1);
  expect(await counts(gateway, { path: '/' }, { path: '/' })).toEqual([2, 2]);
});

test.each([
  ['a shorter time', { CacheTtlInSeconds: 2 }, 2_000],
  ['an hour at most', { CacheTtlInSeconds: 9_999 }, 3_600_000],
])('answers are kept for %s', async (_what, setting, millis) => {
  const gateway = cachedGateway([get('/')], { MethodSettings: [{ ...CACHED, ...setting }] });
  expect(await counts(gateway, { path: '/' })).toEqual([1]);
  clock.advance(millis - 1);
  expect(await counts(gateway, { path: '/' })).toEqual([1]);
  clock.advance(1);
  expect(await counts(gateway, { path: '/' })).toEqual([2]);
});

test.each<[string, Readonly<Record<string, unknown>>]>([
  ['the stage has no cache cluster', { CacheClusterEnabled: false }],
  ['no setting turns caching on', { MethodSettings: [] }],
  ['the setting turns it off', { MethodSettings: [{ ...CACHED, CachingEnabled: false }] }],
  ['the time is 0', { MethodSettings: [{ ...CACHED, CacheTtlInSeconds: 0 }] }],
  ['the setting of the method turns it off', { MethodSettings: [CACHED, { ResourcePath: '/', HttpMethod: 'GET', CachingEnabled: false }] }],
])('nothing is kept when %s', async (_why, stage) => {
  expect(await counts(cachedGateway([get('/')], stage), ...times(2, { path: '/' }))).toEqual([1, 2]);
});

test('settings for all methods keep answers of GET alone', async () => {
  const methods = [get('/', {}, { method: 'ANY' }), get('/post', {}, { method: 'POST' })];
  const gateway = cachedGateway(methods);
  expect(await counts(gateway, ...times(2, { path: '/' }), ...times(2, { path: '/', method: 'PUT' }), ...times(2, { path: '/post', method: 'POST' })))
    .toEqual([1, 1, 2, 3, 4, 5]);
});

test('a method of its own setting is kept apart from the others of its resource', async () => {
  const gateway = cachedGateway([get('/', {}, { method: 'ANY' })], { MethodSettings: [CACHED, { ResourcePath: '/', HttpMethod: 'POST', CachingEnabled: true }] });
  expect(await counts(gateway, ...times(2, { path: '/', method: 'POST' }), ...times(2, { path: '/' }))).toEqual([1, 1, 2, 2]);
});

test('only cache key parameters tell requests apart, all values of them', async () => {
  const CacheKeyParameters = ['method.request.querystring.page', 'method.request.header.X-Tenant', 'method.request.path.id'];
  const gateway = cachedGateway([get('/{id}', { CacheKeyParameters })]);
  const requests: InvokeRequest[] = [
    { path: '/1' }, { path: '/1?other=1' }, { path: '/1?page=' }, { path: '/1?page=a' }, { path: '/1?page=b&page=a' }, { path: '/1?page=b,a' },
    { path: '/1', headers: { 'X-Tenant': 'a' } }, { path: '/1', headers: { 'x-tenant': 'a', 'X-Other': 'b' } }, { path: '/1', headers: { 'X-Tenant': 'b' } },
    { path: '/2' }, { path: '/%31' },
  ];
  expect(await counts(gateway, ...requests)).toEqual([1, 1, 2, 3, 4, 5, 6, 6, 7, 8, 9]);
  expect(await counts(gateway, ...requests)).toEqual([1, 1, 2, 3, 4, 5, 6, 6, 7, 8, 9]);
});

test.each([
  ['a value that spells another key', '/?a=x%22%2C%22y', '/?a=x&b=y'],
  ['an absent value', '/', '/?a='],
  ['values that join alike', '/?a=x%2Cy', '/?a=x&a=y'],
  ['values that swap places', '/?a=x&b=y', '/?a=y&b=x'],
])('nobody is answered with what another one asked for: %s', async (_what, first, second) => {
  const gateway = cachedGateway([get('/', { CacheKeyParameters: ['method.request.querystring.a', 'method.request.querystring.b'] })]);
  expect(await counts(gateway, { path: first }, { path: second })).toEqual([1, 2]);
});

test('without a parameter for it, the path does not tell requests apart', async () => {
  expect(await counts(cachedGateway([get('/{id}')]), { path: '/1' }, { path: '/2' })).toEqual([1, 1]);
});

test('a parameter of the integration counts by what is mapped to it', async () => {
  const gateway = cachedGateway([get('/', {
    CacheKeyParameters: ['integration.request.querystring.q', 'integration.request.querystring.none'],
    RequestParameters: { 'integration.request.querystring.q': 'method.request.querystring.page' },
  })]);
  expect(await counts(gateway, { path: '/?page=1' }, { path: '/?page=2' }, { path: '/?page=1&q=3' })).toEqual([1, 2, 1]);
});

test('methods of one namespace share their answers, others do not', async () => {
  const gateway = cachedGateway([get('/a', { CacheNamespace: 'shared' }), get('/b', { CacheNamespace: 'shared' }), get('/c')]);
  expect(await counts(gateway, { path: '/a' }, { path: '/b' }, { path: '/c' })).toEqual([1, 1, 2]);
});

test('every status of an integration is kept', async () => {
  const gateway = cachedGateway([get('/')], {}, 503);
  const answers = [await gateway.invoke({ path: '/' }), await gateway.invoke({ path: '/' })];
  expect(answers.map(({ status, body }) => [status, body.toString()])).toEqual([[503, 'answer 1'], [503, 'answer 1']]);
});

test('what the gateway answers by itself is not kept', async () => {
  let count = 0;
  const { invoke } = fixtureGateway([{ path: '/', integration: lambda('AWS_PROXY') }], {
    stage: { CacheClusterEnabled: true, MethodSettings: [CACHED] },
    answers: { lambda: () => ({ payload: (count += 1) === 1 ? 'rubbish' : { body: String(count) } }) },
  });
  const answers = [await invoke({ path: '/' }), await invoke({ path: '/' }), await invoke({ path: '/' })];
  expect(answers.map(({ status, body }) => [status, body.toString()])).toEqual([[502, expect.any(String)], [200, '2'], [200, '2']]);
});

test('the mapped answer is kept, templates do not run again', async () => {
  const { invoke } = fixtureGateway([{ path: '/', integration: mock('$context.requestId $input.params("q")') }], {
    stage: { CacheClusterEnabled: true, MethodSettings: [CACHED] }, gateway: { ids: undefined },
  });
  const first = await invoke({ path: '/?q=1' });
  const second = await invoke({ path: '/?q=2' });
  expect(second.body.toString()).toBe(first.body.toString());
  expect(second.headers['x-amzn-RequestId']).not.toBe(first.headers['x-amzn-RequestId']);
});

test('a refused request is not answered from the cache', async () => {
  const gateway = cachedGateway([get('/', {}, { properties: { ApiKeyRequired: true } }), get('/open', { CacheNamespace: 'x' })]);
  expect((await gateway.invoke({ path: '/' })).status).toBe(403);
});

test('only who may refreshes an answer; all others read so', async () => {
  const gateway = cachedGateway([get('/'), get('/iam', {}, { properties: { AuthorizationType: 'AWS_IAM' } })]);
  const caller = { arn: 'arn:aws:iam::123456789012:user/ann' };
  await counts(gateway, { path: '/' }, { path: '/iam' });
  for (const request of [{ path: '/', headers: REFRESH }, { path: '/', headers: REFRESH, caller }, { path: '/iam', headers: REFRESH }]) {
    const answer = await gateway.invoke(request);
    expect([answer.headers.Warning, answer.body.toString()]).toEqual([WARNING, request.path === '/' ? 'answer 1' : 'answer 2']);
  }
  const refreshed = await gateway.invoke({ path: '/iam', headers: { 'cache-control': 'no-transform, Max-Age=0' }, caller });
  expect([refreshed.headers.Warning, refreshed.body.toString()]).toEqual([undefined, 'answer 3']);
  expect((await gateway.invoke({ path: '/' })).headers.Warning).toBeUndefined();
  expect(await counts(gateway, { path: '/iam' }, { path: '/iam', headers: { 'Cache-Control': 'max-age=05, no-cache' } })).toEqual([3, 3]);
});

test('who may refresh an answer is a matter of policies', async () => {
  const gateway = cachedGateway([get('/iam', {}, { properties: { AuthorizationType: 'AWS_IAM' } })]);
  const may = async (Action: string) => {
    const policy = { Statement: { Effect: 'Allow', Action, Resource: '*' } };
    const answer = await gateway.invoke({ path: '/iam', headers: REFRESH, caller: { arn: 'arn:aws:iam::123456789012:user/ann', policy } });
    return [answer.status, answer.headers.Warning];
  };
  expect(await may('execute-api:*')).toEqual([200, undefined]);
  expect(await may('execute-api:Invoke')).toEqual([200, WARNING]);
});

describe('a canary', () => {
  const CanarySetting = { PercentTraffic: 50, DeploymentId: 'canary1', UseStageCache: true };

  async function bySide(canary: Readonly<Record<string, unknown>>): Promise<number[]> {
    const gateway = cachedGateway([get('/')], { CanarySetting: { ...CanarySetting, ...canary }, DeploymentId: 'base1' });
    const found: number[] = [];
    for (random of [0.9, 0, 0.9, 0]) {
      found.push(await countOf(gateway, { path: '/' }));
    }
    return found;
  }

  test('has its own answers in the cache of the stage', async () => {
    expect(await bySide({})).toEqual([1, 2, 1, 2]);
  });

  test('shares them when it has the same deployment', async () => {
    expect(await bySide({ DeploymentId: 'base1' })).toEqual([1, 1, 1, 1]);
  });

  test('has none when it does not use the cache of the stage', async () => {
    expect(await bySide({ UseStageCache: false })).toEqual([1, 2, 1, 3]);
  });
});
