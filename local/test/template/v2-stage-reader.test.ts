import type { TemplateResource } from '../../src/template/cloud-template';
import { StackResources } from '../../src/template/stack-resources';
import { StackSet } from '../../src/template/stack-set';
import { v2Apis } from '../../src/template/v2-apis';
import { readV2Stages } from '../../src/template/v2-stage-reader';

function resources(declared: Readonly<Record<string, TemplateResource>>): StackResources {
  return new StackResources(new StackSet([{
    name: 'Stack', template: { Resources: declared }, environment: { account: '123456789012', region: 'us-east-1' }, parameters: new Map(),
  }]));
}

function stage(properties: object): TemplateResource {
  return { Type: 'AWS::ApiGatewayV2::Stage', Properties: { ApiId: 'abc', StageName: 'prod', ...properties } };
}

const PLAIN = { dataTrace: false, detailedMetrics: false, loggingLevel: undefined, throttlingBurstLimit: undefined, throttlingRateLimit: undefined };

test('reads what a stage says', () => {
  const all = resources({
    Stage: stage({
      AutoDeploy: true,
      StageVariables: { colour: 'red' },
      AccessLogSettings: { DestinationArn: 'arn:aws:logs:x', Format: '$context.requestId' },
      DefaultRouteSettings: { ThrottlingRateLimit: 10, ThrottlingBurstLimit: 5 },
      RouteSettings: { 'GET /orders': { ThrottlingRateLimit: '1', LoggingLevel: 'info', DataTraceEnabled: true, DetailedMetricsEnabled: true } },
    }),
    Other: stage({ ApiId: 'other' }),
  });

  expect(readV2Stages('abc', all)).toEqual([{
    name: 'prod',
    autoDeploy: true,
    deploymentId: undefined,
    variables: { colour: 'red' },
    accessLogFormat: '$context.requestId',
    defaultRouteSettings: { ...PLAIN, throttlingRateLimit: 10, throttlingBurstLimit: 5 },
    routeSettings: new Map([['GET /orders', { ...PLAIN, throttlingRateLimit: 1, loggingLevel: 'INFO', dataTrace: true, detailedMetrics: true }]]),
  }]);
});

test('a deployment makes the stage that it names, unless the template makes it elsewhere', () => {
  const all = resources({
    Deployment: { Type: 'AWS::ApiGatewayV2::Deployment', Properties: { ApiId: 'abc', StageName: 'beta' } },
    Same: { Type: 'AWS::ApiGatewayV2::Deployment', Properties: { ApiId: 'abc', StageName: 'prod' } },
    Nameless: { Type: 'AWS::ApiGatewayV2::Deployment', Properties: { ApiId: 'abc' } },
    Stage: stage({ AutoDeploy: true }),
  });

  expect(readV2Stages('abc', all).map(({ name, autoDeploy, deploymentId }) => [name, autoDeploy, typeof deploymentId])).toEqual([
    ['beta', false, 'string'], ['prod', true, 'undefined'],
  ]);
});

test('fails for settings that are not known', () => {
  expect(() => readV2Stages('abc', resources({ Stage: stage({ RouteSettings: { 'GET /': { Cached: true } } }) })))
    .toThrow("AWS::ApiGatewayV2::Stage 'Stage', RouteSettings.GET / has properties that are not emulated: Cached");
});

test.each([
  [['GET /orders', '$default'], 'HTTP'],
  [['$default'], 'HTTP'],
  [['ANY /{proxy+}'], 'HTTP'],
  [['$connect', '$default'], 'WEBSOCKET'],
  [['say'], 'WEBSOCKET'],
] as const)('an API that is not made here has the kind of its route keys %s', (keys, protocol) => {
  const all = resources(Object.fromEntries(keys.map((key, index) => [`Route${index}`, { Type: 'AWS::ApiGatewayV2::Route', Properties: { ApiId: 'abc', RouteKey: key } }])));

  expect(v2Apis(protocol, all).map(({ id, imported }) => [id, imported])).toEqual([['abc', true]]);
  expect(v2Apis(protocol === 'HTTP' ? 'WEBSOCKET' : 'HTTP', all)).toEqual([]);
});

test('an API of the templates has the kind that it names, an HTTP API when it is made from a document', () => {
  const all = resources({
    Chat: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'WEBSOCKET', Name: 'chat', RouteSelectionExpression: '$request.body.action' } },
    Orders: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'HTTP', Name: 'orders' } },
    Documented: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Body: {} } },
  });

  expect(v2Apis('HTTP', all).map(({ owner }) => owner.logicalId)).toEqual(['Orders', 'Documented']);
  expect(v2Apis('WEBSOCKET', all).map(({ owner }) => owner.logicalId)).toEqual(['Chat']);
});
