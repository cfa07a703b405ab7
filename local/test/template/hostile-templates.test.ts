import { LocalGateway, LocalGatewayError } from '../../src';
import type { TemplateModel } from '../../src/template/template-model';
import { seededRandom, spoiled } from '../fixtures/hostile';
import { modelOf } from '../fixtures/models';

const ROUNDS = 300;

const FUNCTION = 'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111122223333:function:F/invocations';

const DOCUMENT = {
  'openapi': '3.0.1',
  'info': { title: 'x' },
  'servers': [{ 'url': 'https://a.example/{basePath}', 'variables': { basePath: { default: 'v1' } }, 'x-amazon-apigateway-endpoint-configuration': { vpcEndpointIds: ['v'] } }],
  'x-amazon-apigateway-policy': { Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: '*' }] },
  'x-amazon-apigateway-binary-media-types': ['image/png'],
  'x-amazon-apigateway-request-validators': { all: { validateRequestBody: true } },
  'x-amazon-apigateway-request-validator': 'all',
  'x-amazon-apigateway-gateway-responses': { DEFAULT_4XX: { statusCode: 400, responseTemplates: { 'application/json': '{}' } } },
  'paths': {
    '/a': {
      parameters: [{ name: 'id', in: 'path', required: true }],
      get: {
        'operationId': 'read',
        'parameters': [{ $ref: '#/components/parameters/Limit' }],
        'security': [{ token: [] }],
        'requestBody': { content: { 'application/json': { schema: { $ref: '#/components/schemas/A' } } } },
        'x-amazon-apigateway-integration': {
          type: 'aws',
          httpMethod: 'POST',
          uri: { 'Fn::Sub': 'arn:${AWS::Partition}:apigateway:${AWS::Region}:sqs:path/a/b' },
          credentials: 'arn:aws:iam::111122223333:role/a',
          responses: { default: { statusCode: '200', responseParameters: { 'method.response.header.a': "'b'" } } },
          requestTemplates: { 'application/json': '{}' },
          cacheKeyParameters: ['method.request.path.id'],
        },
      },
    },
    '/b': { $ref: '#/paths/~1a' },
  },
  'components': {
    parameters: { Limit: { name: 'limit', in: 'query' } },
    schemas: { A: { type: 'object' } },
    securitySchemes: { token: { 'type': 'apiKey', 'name': 'A', 'in': 'header', 'x-amazon-apigateway-authorizer': { type: 'token', authorizerUri: FUNCTION } } },
  },
};

const API = { RestApiId: { Ref: 'Api' } };

const TEMPLATE = {
  Transform: ['AWS::LanguageExtensions'],
  Parameters: { P: { Type: 'List<String>', Default: 'a,b', AllowedValues: ['a,b'] }, S: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/s' } },
  Mappings: { M: { a: { b: 'c' } } },
  Conditions: { Yes: { 'Fn::And': [{ 'Fn::Equals': [{ 'Fn::Select': [0, { Ref: 'P' }] }, 'a'] }, { 'Fn::Not': [{ Condition: 'No' }] }] }, No: { 'Fn::Or': [{ 'Fn::Equals': [1, 2] }] } },
  Resources: {
    Api: {
      Type: 'AWS::ApiGateway::RestApi',
      Properties: { Body: DOCUMENT, Parameters: { basepath: 'prepend' }, EndpointConfiguration: { Types: ['REGIONAL'] }, Policy: { Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: '*' }] }, BinaryMediaTypes: ['a/b'] },
    },
    Resource: { Type: 'AWS::ApiGateway::Resource', Properties: { ...API, ParentId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] }, PathPart: 'x' } },
    Validator: { Type: 'AWS::ApiGateway::RequestValidator', Properties: { ...API, ValidateRequestBody: true } },
    Model: { Type: 'AWS::ApiGateway::Model', Properties: { ...API, Schema: { type: 'object' } } },
    Authorizer: { Type: 'AWS::ApiGateway::Authorizer', Properties: { ...API, Name: 'a', Type: 'TOKEN', IdentitySource: 'method.request.header.A', AuthorizerUri: FUNCTION } },
    Refusal: { Type: 'AWS::ApiGateway::GatewayResponse', Properties: { ...API, ResponseType: 'DEFAULT_5XX', StatusCode: '500', ResponseParameters: { 'gatewayresponse.header.a': "'b'" } } },
    Method: {
      Type: 'AWS::ApiGateway::Method',
      Properties: {
        ...API,
        ResourceId: { Ref: 'Resource' },
        HttpMethod: 'POST',
        AuthorizationType: 'CUSTOM',
        AuthorizerId: { Ref: 'Authorizer' },
        RequestValidatorId: { Ref: 'Validator' },
        RequestModels: { 'application/json': { Ref: 'Model' } },
        RequestParameters: { 'method.request.header.a': true },
        Integration: { Type: 'MOCK', RequestTemplates: { 'application/json': '{}' }, IntegrationResponses: [{ StatusCode: '200', ResponseTemplates: {} }] },
      },
    },
    Deployment: { Type: 'AWS::ApiGateway::Deployment', Properties: { ...API, StageName: 'd', StageDescription: { Variables: { a: 'b' }, CanarySetting: { PercentTraffic: 5 } } } },
    Stage: {
      Type: 'AWS::ApiGateway::Stage',
      Properties: {
        ...API,
        StageName: 'prod',
        DeploymentId: { Ref: 'Deployment' },
        MethodSettings: [{ ResourcePath: '/*', HttpMethod: '*', ThrottlingRateLimit: 5 }],
        CanarySetting: { PercentTraffic: 10, StageVariableOverrides: { a: 'b' } },
        AccessLogSetting: { Format: 'x' },
      },
    },
    Key: { Type: 'AWS::ApiGateway::ApiKey', Properties: { Value: 'v', Enabled: true } },
    Plan: {
      Type: 'AWS::ApiGateway::UsagePlan',
      Properties: { ApiStages: [{ ApiId: { Ref: 'Api' }, Stage: { Ref: 'Stage' }, Throttle: { '/a/GET': { RateLimit: 1 } } }], Quota: { Limit: 5, Period: 'DAY' } },
    },
    PlanKey: { Type: 'AWS::ApiGateway::UsagePlanKey', Properties: { KeyId: { Ref: 'Key' }, KeyType: 'API_KEY', UsagePlanId: { Ref: 'Plan' } } },
    Domain: { Type: 'AWS::ApiGateway::DomainName', Properties: { DomainName: 'a.example', RoutingMode: 'BASE_PATH_MAPPING_ONLY' } },
    Mapping: { Type: 'AWS::ApiGateway::BasePathMapping', Properties: { DomainName: { Ref: 'Domain' }, ...API, Stage: 'prod', BasePath: 'x' } },
    Function: {
      Type: 'AWS::Lambda::Function',
      Condition: 'Yes',
      Metadata: { 'aws:asset:path': 'a' },
      Properties: { Code: { ZipFile: 'x' }, Environment: { Variables: { A: { 'Fn::FindInMap': ['M', 'a', 'b'] } } }, Timeout: 5, Runtime: 'nodejs22.x', Handler: 'a.b' },
    },
    Alias: { Type: 'AWS::Lambda::Alias', Properties: { FunctionName: { Ref: 'Function' }, Name: 'live' } },
    Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::Join': ['-', ['a', { Ref: 'P' }]] }, FifoQueue: false } },
    Balancer: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: { Type: 'network', Name: { 'Fn::Sub': ['${x}', { x: { Ref: 'S' } }] } } },
    Listener: { Type: 'AWS::ElasticLoadBalancingV2::Listener', Properties: { LoadBalancerArn: { Ref: 'Balancer' } } },
    Machine: { Type: 'AWS::StepFunctions::StateMachineAlias', Properties: { Name: 'a', RoutingConfiguration: [{ StateMachineVersionArn: 'a:b' }] } },
    Stored: { Type: 'AWS::SSM::Parameter', Properties: { Name: '/s', Value: 'v' } },
    Nested: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://a.example/b', Parameters: { a: { Ref: 'P' } } } },
  },
  Outputs: { O: { Value: { Ref: 'Api' }, Export: { Name: 'o' }, Condition: 'Yes' } },
};

/*
 * Reads everything of a model that is read when it is asked for.
 */
function readAll({ functions, resources }: TemplateModel): void {
  for (const read of [
    ...functions.map((entry) => () => [entry.name, entry.arn, entry.runtime, entry.handler, entry.code]),
    ...functions.map((entry) => () => [entry.layers, entry.environment, entry.timeoutSeconds, entry.memoryMegabytes]),
    ...resources.map((entry) => () => [entry.ref, entry.arn, entry.properties]),
  ]) {
    outcomeOf(read);
  }
}

/*
 * What went wrong, if it is not what the engine says of templates that it cannot read.
 */
function outcomeOf(action: () => unknown): void {
  try {
    action();
  } catch (error) {
    if (!(error instanceof LocalGatewayError)) {
      throw error;
    }
  }
}

test('the template is whole before it is spoiled', () => {
  const model = modelOf(TEMPLATE);
  expect(() => LocalGateway.fromTemplate(TEMPLATE, { stage: 'prod' })).not.toThrow();
  expect(model.restApis[0].methods.map(({ httpMethod, path }) => `${httpMethod} ${path}`)).toEqual(['GET /v1/a', 'GET /v1/b', 'POST /x']);
  expect([model.functions[0].environment, model.resources.map(({ ref }) => ref).length]).toEqual([{ A: 'c' }, 8]);
});

test('whatever stands in a template, it is read or refused in words', () => {
  const random = seededRandom(20_260_101);
  const surprises: unknown[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const template = spoiled(random() < 0.3 ? spoiled(TEMPLATE, random) : TEMPLATE, random);
    try {
      outcomeOf(() => readAll(modelOf(template as object)));
      outcomeOf(() => LocalGateway.fromTemplate(template as object, { stage: 'prod' }));
    } catch (error) {
      surprises.push((error as Error).stack);
    }
  }
  expect(surprises).toEqual([]);
});

test('whatever a whole template is, it is refused in words', () => {
  for (const template of [null, 5, 'x', [], { Resources: 'x' }, { Resources: { A: { Type: 5 } } }, { Resources: [], Outputs: 5 }]) {
    expect(() => modelOf(template as unknown as object)).toThrow(LocalGatewayError);
  }
});
