import type { StageModel } from '../../src/template/rest-api-model';
import { modelOf } from '../fixtures/models';

const DEPLOYMENT = 'AWS::ApiGateway::Deployment';

function stagesOf(resources: Readonly<Record<string, { readonly Type: string; readonly Properties: object }>>): readonly StageModel[] {
  const own = Object.entries(resources).map(([id, { Type, Properties }]) => [id, { Type, Properties: { RestApiId: { Ref: 'Api' }, ...Properties } }]);
  return modelOf({ Resources: { Api: { Type: 'AWS::ApiGateway::RestApi' }, ...Object.fromEntries(own) } }).restApis[0].stages;
}

const OFF = { loggingLevel: 'OFF', dataTrace: false, cachingEnabled: false };

test('a stage has a canary of its own', () => {
  const [stage] = stagesOf({
    Stage: {
      Type: 'AWS::ApiGateway::Stage',
      Properties: {
        StageName: 'prod',
        DeploymentId: 'base',
        CanarySetting: { DeploymentId: 'next', PercentTraffic: 12.5, StageVariableOverrides: { side: 'canary' }, UseStageCache: true },
      },
    },
  });
  expect(stage.deploymentId).toBe('base');
  expect(stage.canary).toEqual({ deploymentId: 'next', percentTraffic: 12.5, variables: { side: 'canary' }, useStageCache: true });
});

test('a canary without settings takes no traffic', () => {
  const [stage] = stagesOf({ Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { StageName: 'prod', DeploymentId: 'base', CanarySetting: {} } } });
  expect(stage.canary).toEqual({ deploymentId: 'base', percentTraffic: 0, variables: {}, useStageCache: false });
});

test('a deployment with canary settings is the canary of the stage', () => {
  const stages = stagesOf({
    Next: { Type: DEPLOYMENT, Properties: { StageName: 'prod', DeploymentCanarySettings: { PercentTraffic: 10 } } },
    Base: { Type: DEPLOYMENT, Properties: { StageName: 'prod' } },
  });
  expect(stages).toHaveLength(1);
  expect(stages[0].canary).toEqual({ deploymentId: expect.any(String), percentTraffic: 10, variables: {}, useStageCache: false });
  expect(stages[0].canary?.deploymentId).not.toBe(stages[0].deploymentId);
});

test('a stage that a deployment describes has variables, a canary, a cache and settings for all methods', () => {
  const [stage] = stagesOf({
    Deployment: {
      Type: DEPLOYMENT,
      Properties: {
        StageName: 'live',
        StageDescription: {
          Variables: { v: 1 },
          CacheClusterEnabled: true,
          CachingEnabled: true,
          CacheTtlInSeconds: 60,
          ThrottlingRateLimit: 100,
          ThrottlingBurstLimit: 50,
          LoggingLevel: 'info',
          CanarySetting: { PercentTraffic: 5 },
          MethodSettings: [{ ResourcePath: '/~1orders~1{id}', HttpMethod: 'get', CachingEnabled: false, CacheTtlInSeconds: 30 }],
        },
      },
    },
  });
  expect(stage).toEqual({
    name: 'live',
    deploymentId: expect.any(String),
    variables: { v: '1' },
    cacheEnabled: true,
    canary: { deploymentId: stage.deploymentId, percentTraffic: 5, variables: {}, useStageCache: false },
    methodSettings: [
      { ...OFF, resourcePath: '*', httpMethod: '*', loggingLevel: 'INFO', cachingEnabled: true, cacheTtlSeconds: 60, throttlingRateLimit: 100, throttlingBurstLimit: 50 },
      { ...OFF, resourcePath: '/orders/{id}', httpMethod: 'GET', cacheTtlSeconds: 30 },
    ],
  });
});

test.each<[string | undefined, string]>([
  ['/*', '*'], ['*', '*'], [undefined, '*'], ['/', '/'], ['/~1', '/'], ['/~1orders', '/orders'], ['/orders', '/orders'], ['/~1a~1{b+}', '/a/{b+}'],
])('the settings of %j are for the path %s', (ResourcePath, expected) => {
  const [stage] = stagesOf({ Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { StageName: 'x', MethodSettings: [{ ResourcePath, HttpMethod: '*' }] } } });
  expect(stage.methodSettings).toEqual([{ ...OFF, resourcePath: expected, httpMethod: '*' }]);
});

test.each<[string, string, object, string]>([
  ['an unknown property of a stage', 'AWS::ApiGateway::Stage', { StageName: 'x', Odd: 1 }, "AWS::ApiGateway::Stage 'It' has properties that are not emulated: Odd"],
  ['an unknown canary setting', 'AWS::ApiGateway::Stage', { StageName: 'x', CanarySetting: { Odd: 1 } }, 'CanarySetting has properties that are not emulated: Odd'],
  ['an unknown method setting', 'AWS::ApiGateway::Stage', { StageName: 'x', MethodSettings: [{ Odd: 1 }] }, 'MethodSettings[0] has properties that are not emulated: Odd'],
  ['an unknown description', DEPLOYMENT, { StageName: 'x', StageDescription: { Odd: 1 } }, 'StageDescription has properties that are not emulated: Odd'],
  ['a stage without a name', 'AWS::ApiGateway::Stage', {}, "wants 'StageName'"],
])('fails on %s', (_case, Type, Properties, message) => {
  expect(() => stagesOf({ It: { Type, Properties } })).toThrow(message);
});
