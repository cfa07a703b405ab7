import { FakeClock } from '../../fixtures/fake-clock';
import { fixtureGateway, mock, type FixtureGateway } from '../../fixtures/gateways';

const METHODS = [
  { path: '/a/{id}', integration: mock('') },
  { path: '/a/{id}', method: 'POST', integration: mock('') },
  { path: '/b', method: 'ANY', integration: mock('') },
];

let clock: FakeClock;

beforeEach(() => {
  clock = new FakeClock();
});

function gatewayWith(...MethodSettings: readonly object[]): FixtureGateway {
  return fixtureGateway(METHODS, { stage: { MethodSettings }, gateway: { clock: clock.read } });
}

async function admitted({ invoke }: FixtureGateway, request: string, count = 5): Promise<number> {
  const [method, path] = request.split(' ');
  let found = 0;
  for (let index = 0; index < count; index += 1) {
    found += (await invoke({ method, path })).status === 200 ? 1 : 0;
  }
  return found;
}

test('each method of a stage has a bucket of its own, which fills at the rate', async () => {
  const gateway = gatewayWith({ ResourcePath: '/*', HttpMethod: '*', ThrottlingRateLimit: 0.5, ThrottlingBurstLimit: 2 });
  expect([await admitted(gateway, 'GET /a/1'), await admitted(gateway, 'GET /a/2'), await admitted(gateway, 'POST /a/1')]).toEqual([2, 0, 2]);
  expect([await admitted(gateway, 'GET /b'), await admitted(gateway, 'PUT /b')]).toEqual([2, 2]);
  clock.advance(1_999);
  expect(await admitted(gateway, 'GET /a/1')).toBe(0);
  clock.advance(1);
  expect(await admitted(gateway, 'GET /a/1')).toBe(1);
});

test('the most special setting wins', async () => {
  const gateway = gatewayWith(
    { ResourcePath: '/~1a~1{id}', HttpMethod: 'GET', ThrottlingRateLimit: 1, ThrottlingBurstLimit: 1 },
    { ResourcePath: '/~1b', HttpMethod: 'PUT', ThrottlingRateLimit: 0, ThrottlingBurstLimit: 0 },
    { ResourcePath: '/*', HttpMethod: '*', ThrottlingRateLimit: 3, ThrottlingBurstLimit: 3 },
  );
  expect([await admitted(gateway, 'GET /a/1'), await admitted(gateway, 'POST /a/1')]).toEqual([1, 3]);
  expect([await admitted(gateway, 'PUT /b'), await admitted(gateway, 'GET /b')]).toEqual([0, 3]);
});

test('a setting without a throttle sets none, nor does a negative one', async () => {
  const gateway = gatewayWith(
    { ResourcePath: '/*', HttpMethod: '*', LoggingLevel: 'INFO' },
    { ResourcePath: '/~1b', HttpMethod: 'GET', ThrottlingRateLimit: -1, ThrottlingBurstLimit: -1 },
  );
  expect([await admitted(gateway, 'GET /a/1', 20), await admitted(gateway, 'GET /b', 20)]).toEqual([20, 20]);
});

test('a burst alone fills at the rate of the account', async () => {
  const gateway = gatewayWith({ ResourcePath: '/*', HttpMethod: '*', ThrottlingBurstLimit: 1 });
  expect(await admitted(gateway, 'GET /b')).toBe(1);
  clock.advance(0.1);
  expect(await admitted(gateway, 'GET /b')).toBe(0);
  clock.advance(1);
  expect(await admitted(gateway, 'GET /b')).toBe(1);
});

test('a clock that goes back gives no tokens and takes none', async () => {
  const gateway = gatewayWith({ ResourcePath: '/*', HttpMethod: '*', ThrottlingRateLimit: 1, ThrottlingBurstLimit: 2 });
  expect(await admitted(gateway, 'GET /b', 1)).toBe(1);
  clock.advance(-60_000);
  expect(await admitted(gateway, 'GET /b')).toBe(1);
});

test('a throttled request reads why', async () => {
  const gateway = gatewayWith({ ResourcePath: '/*', HttpMethod: '*', ThrottlingRateLimit: 1, ThrottlingBurstLimit: 0 });
  const answer = await gateway.invoke({ path: '/b' });
  expect([answer.status, answer.body.toString(), answer.headers['x-amzn-ErrorType']])
    .toEqual([429, '{"message":"Too Many Requests"}', 'TooManyRequestsException']);
  expect(gateway.log).toEqual(["THROTTLED: the throttle of stage 'prod' refuses GET /b"]);
});
