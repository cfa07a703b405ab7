import { eventOf, fixtureGateway, http, lambda, mock, type FixtureGateway } from '../../fixtures/gateways';

const CanarySetting = { DeploymentId: 'canary1', PercentTraffic: 25, StageVariableOverrides: { color: 'blue', extra: 'x' }, UseStageCache: false };
const Variables = { color: 'red', host: 'back' };
const TEMPLATE = '$context.isCanaryRequest $context.deploymentId $stageVariables.color $stageVariables.host $stageVariables.extra';

function gatewayAt(...numbers: readonly number[]): FixtureGateway {
  const left = [...numbers];
  const random = (): number => left.shift() ?? 0;
  return fixtureGateway([
    { path: '/', integration: mock(TEMPLATE) },
    { path: '/event', integration: lambda('AWS_PROXY') },
    { path: '/http', integration: http('HTTP', { Uri: 'https://${stageVariables.color}.example/' }) },
  ], { stage: { Variables, CanarySetting, DeploymentId: 'base1' }, answers: { lambda: { payload: {} }, http: {} }, gateway: { random } });
}

test('fact 19: the canary takes its share, with its variables over those of the stage', async () => {
  const { invoke } = gatewayAt(0.2499, 0.25, 0, 0.9999);
  const bodies = [];
  for (let index = 0; index < 4; index += 1) {
    bodies.push((await invoke({ path: '/' })).body.toString());
  }
  expect(bodies).toEqual(['true canary1 blue back x', 'false base1 red back ', 'true canary1 blue back x', 'false base1 red back ']);
});

test('the variables of the side are in events and URIs', async () => {
  const { invoke, backend } = gatewayAt(0, 0, 0.5);
  await invoke({ path: '/event' });
  await invoke({ path: '/http' });
  await invoke({ path: '/http' });
  expect(eventOf(backend)).toMatchObject({
    stageVariables: { color: 'blue', host: 'back', extra: 'x' }, requestContext: { deploymentId: 'canary1', isCanaryRequest: 'true' },
  });
  expect(backend.calls.slice(1).map(({ url }) => url)).toEqual(['https://blue.example/', 'https://red.example/']);
});

test('without a canary no side is told, and no number is drawn', async () => {
  const random = jest.fn(() => 0);
  const { invoke } = fixtureGateway([{ path: '/', integration: mock('[$context.isCanaryRequest]$context.get("isCanaryRequest")') }], { gateway: { random } });
  expect((await invoke({ path: '/' })).body.toString()).toBe('[]');
  expect(random).not.toHaveBeenCalled();
});

test.each([[0, 'false'], [100, 'true']])('a canary of %i percent gets none or all', async (PercentTraffic, expected) => {
  const stage = { CanarySetting: { PercentTraffic } };
  for (const number of [0, 0.999999]) {
    const { invoke } = fixtureGateway([{ path: '/', integration: mock('$context.isCanaryRequest') }], { stage, gateway: { random: () => number } });
    expect((await invoke({ path: '/' })).body.toString()).toBe(expected);
  }
});
