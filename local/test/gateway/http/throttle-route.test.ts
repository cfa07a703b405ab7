import { FakeClock } from '../../fixtures/fake-clock';
import type { FixtureGateway } from '../../fixtures/gateways';
import { httpGateway, said } from '../../fixtures/http-template';

function throttled(stage: object): { readonly fixture: FixtureGateway; readonly clock: FakeClock } {
  const clock = new FakeClock();
  return { clock, fixture: httpGateway({ 'GET /a': {}, 'GET /b': {}, '$default': {} }, { stage, gateway: { clock: clock.read } }) };
}

async function statuses({ invoke }: FixtureGateway, path: string, times: number): Promise<readonly number[]> {
  const found: number[] = [];
  for (let time = 0; time < times; time += 1) {
    found.push((await invoke({ path })).status);
  }
  return found;
}

test('the default holds each route to its rate', async () => {
  const { fixture, clock } = throttled({ DefaultRouteSettings: { ThrottlingRateLimit: 1, ThrottlingBurstLimit: 2 } });
  expect(await statuses(fixture, '/a', 3)).toEqual([200, 200, 429]);
  expect(await statuses(fixture, '/b', 3)).toEqual([200, 200, 429]);
  clock.advance(1000);
  expect(await statuses(fixture, '/a', 2)).toEqual([200, 429]);
  expect(said(await fixture.invoke({ path: '/a' }))).toBe('429 {"message":"Too Many Requests"}');
});

test('settings of a route stand above the default, each on its own', async () => {
  const { fixture } = throttled({
    DefaultRouteSettings: { ThrottlingRateLimit: 1, ThrottlingBurstLimit: 1 },
    RouteSettings: { 'GET /a': { ThrottlingBurstLimit: 2 }, '$default': { ThrottlingRateLimit: 0, ThrottlingBurstLimit: 0 } },
  });
  expect(await statuses(fixture, '/a', 3)).toEqual([200, 200, 429]);
  expect(await statuses(fixture, '/b', 2)).toEqual([200, 429]);
  expect(await statuses(fixture, '/c', 1)).toEqual([429]);
});

test('without settings nothing is throttled', async () => {
  const { fixture } = throttled({});
  expect(await statuses(fixture, '/a', 5)).toEqual([200, 200, 200, 200, 200]);
});
