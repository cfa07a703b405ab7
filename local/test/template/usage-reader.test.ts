import { modelOf } from '../fixtures/models';

const KEY = 'AWS::ApiGateway::ApiKey';

test('an API key has an id, a name and a value', () => {
  const { apiKeys } = modelOf({ Resources: { Key: { Type: KEY, Properties: { Name: 'mine', Value: 'twenty-characters-long', Enabled: true } } } });
  expect(apiKeys).toEqual([{ id: expect.stringMatching(/^[0-9a-z]{10}$/), name: 'mine', value: 'twenty-characters-long', enabled: true }]);
});

test('a key is made up where the template gives none, the same each time; as on AWS it is off unless the template turns it on', () => {
  const template = { Resources: { Key: { Type: KEY }, Other: { Type: KEY } } };
  const [key, other] = modelOf(template).apiKeys;
  expect([key.name, key.enabled, key.value]).toEqual(['Key', false, modelOf(template).apiKeys[0].value]);
  expect(key.value).toMatch(/^[A-Za-z0-9]{40}$/);
  expect(other.value).not.toBe(key.value);
});

test('a usage plan has its keys, stages and limits', () => {
  const { apiKeys, usagePlans, restApis } = modelOf({
    Resources: {
      Api: { Type: 'AWS::ApiGateway::RestApi' },
      Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: { Ref: 'Api' }, StageName: 'prod' } },
      Key: { Type: KEY },
      Link: { Type: 'AWS::ApiGateway::UsagePlanKey', Properties: { KeyId: { Ref: 'Key' }, KeyType: 'API_KEY', UsagePlanId: { Ref: 'Plan' } } },
      Foreign: { Type: 'AWS::ApiGateway::UsagePlanKey', Properties: { KeyId: 'abc', KeyType: 'API_KEY', UsagePlanId: { 'Fn::GetAtt': 'Plan.Id' } } },
      Plan: {
        Type: 'AWS::ApiGateway::UsagePlan',
        Properties: {
          UsagePlanName: 'gold',
          Throttle: { RateLimit: 0.5, BurstLimit: '10' },
          Quota: { Limit: 100, Offset: 2, Period: 'WEEK' },
          ApiStages: [{ ApiId: { Ref: 'Api' }, Stage: { Ref: 'Stage' }, Throttle: { '/orders/GET': { RateLimit: 1 } } }],
        },
      },
      Empty: { Type: 'AWS::ApiGateway::UsagePlan' },
    },
  });
  expect(usagePlans[0]).toEqual({
    id: expect.stringMatching(/^[0-9a-z]{10}$/),
    name: 'gold',
    keyIds: [apiKeys[0].id, 'abc'],
    stages: [{ apiId: restApis[0].id, stageName: 'prod', methodThrottles: new Map([['/orders/GET', { rateLimit: 1 }]]) }],
    throttle: { rateLimit: 0.5, burstLimit: 10 },
    quota: { limit: 100, offset: 2, period: 'WEEK' },
  });
  expect(usagePlans[1]).toEqual({ id: expect.any(String), name: 'Empty', keyIds: [], stages: [] });
});

test.each<[string, object, string]>([
  ['an unknown period', { Quota: { Limit: 1, Period: 'YEAR' } }, "has the Period 'YEAR'; use DAY, WEEK, MONTH"],
  ['a quota without a limit', { Quota: { Period: 'DAY' } }, "AWS::ApiGateway::UsagePlan 'Plan', Quota wants 'Limit'"],
  ['a property it does not know', { Limits: 1 }, 'not emulated: Limits'],
  ['a stage without a name', { ApiStages: [{ ApiId: 'x' }] }, "ApiStages[0] wants 'Stage'"],
])('fails on %s', (_case, Properties, message) => {
  expect(() => modelOf({ Resources: { Plan: { Type: 'AWS::ApiGateway::UsagePlan', Properties } } })).toThrow(message);
});
