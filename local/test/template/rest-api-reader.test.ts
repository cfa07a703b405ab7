import { LocalGateway } from '../../src';
import { fixtureGateway, gatewayOf, http, mock } from '../fixtures/gateways';
import { restTemplate } from '../fixtures/rest-template';

const BACKEND = { backend: async () => ({}) };

test.each<[string, object, string]>([
  ['an unknown property of an API', restTemplate([], { api: { CloneFrom: 'x' } }), "AWS::ApiGateway::RestApi 'Api' has properties that are not emulated: CloneFrom"],
  ['an unknown integration property', restTemplate([{ path: '/', integration: { Type: 'MOCK', Wrong: 1 } }]), 'Integration has properties that are not emulated: Wrong'],
  ['an integration type', restTemplate([{ path: '/', integration: { Type: 'FTP' } }]), "has the Type 'FTP'; use AWS, AWS_PROXY, HTTP, HTTP_PROXY, MOCK"],
  ['a validator that is not there', restTemplate([{ path: '/', properties: { RequestValidatorId: 'gone' } }]), "refers to the request validator 'gone'"],
  ['a resource that is not there', restTemplate([{ path: '/', properties: { ResourceId: 'gone' } }]), "refers to the resource 'gone'"],
  ['no API', { Resources: {} }, 'the template has no API'],
  ['an HTTP API without a stage', { Resources: { Api: { Type: 'AWS::ApiGatewayV2::Api' } } }, 'add an AWS::ApiGatewayV2::Stage'],
  ['a document elsewhere', restTemplate([], { api: { BodyS3Location: { Bucket: 'b', Key: 'k.json' } } }), 'lies beside the template'],
])('fails on %s', (_case, template, message) => {
  expect(() => LocalGateway.fromTemplate(template, BACKEND)).toThrow(message);
});

describe('choosing', () => {
  const two = {
    Resources: {
      ...restTemplate([]).Resources,
      Second: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'second' } },
      SecondStage: { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: { Ref: 'Second' }, StageName: 'a' } },
      OtherStage: { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: { Ref: 'Second' }, StageName: 'b' } },
    },
  };

  test.each<[object, string]>([
    [{}, "the template has several APIs; name one with the option 'api': Api, Second"],
    [{ api: 'Third' }, "there is no API 'Third'; there is Api, Second"],
    [{ api: 'Second' }, "the API 'Second' has several stages; name one with the option 'stage': a, b"],
    [{ api: 'Second', stage: 'c' }, "the API 'Second' has no stage 'c'; it has a, b"],
  ])('fails with %j', (options, message) => {
    expect(() => LocalGateway.fromTemplate(two, { ...BACKEND, ...options })).toThrow(message);
  });

  test('fails without a stage', () => {
    const { Stage: _stage, ...resources } = restTemplate([]).Resources;
    expect(() => LocalGateway.fromTemplate({ Resources: resources }, BACKEND)).toThrow("the API 'Api' has no stage");
  });

  test('takes the named ones', () => {
    expect(LocalGateway.fromTemplate(two, { ...BACKEND, api: 'Second', stage: 'b' })).toBeInstanceOf(LocalGateway);
  });
});

test('a stage that the deployment names is a stage, with its variables', async () => {
  const template = restTemplate([{ path: '/', integration: mock('$stageVariables.v') }]);
  const { Stage: _stage, ...resources } = template.Resources;
  const { invoke } = gatewayOf({
    Resources: {
      ...resources,
      Deployment: {
        Type: 'AWS::ApiGateway::Deployment',
        Properties: {
          RestApiId: { Ref: 'Api' }, StageName: 'live', StageDescription: { Variables: { v: 'variable' } },
        },
      },
    },
  });
  expect((await invoke({ path: '/' })).body.toString()).toBe('variable');
});

test('routes that are added to an API made elsewhere are run', async () => {
  const { invoke } = gatewayOf({
    Resources: {
      Resource: { Type: 'AWS::ApiGateway::Resource', Properties: { RestApiId: 'abc', ParentId: 'root', PathPart: 'added' } },
      Method: {
        Type: 'AWS::ApiGateway::Method',
        Properties: {
          RestApiId: 'abc', ResourceId: { Ref: 'Resource' }, HttpMethod: 'GET', AuthorizationType: 'NONE', Integration: mock('$context.apiId $context.stage'),
        },
      },
    },
  }, { gateway: { stage: 'theirs' } });
  expect((await invoke({ path: '/added' })).body.toString()).toBe('abc theirs');
});

test('method settings, logs and other things that change no answer are taken', () => {
  expect(() => fixtureGateway([{ path: '/', integration: http('HTTP', { ConnectionType: 'INTERNET', TlsConfig: {} }) }], {
    stage: {
      AccessLogSetting: { Format: '$context.requestId', DestinationArn: 'arn' },
      MethodSettings: [{ ResourcePath: '/*', HttpMethod: '*', LoggingLevel: 'ERROR' }],
      TracingEnabled: true,
    },
  })).not.toThrow();
});
