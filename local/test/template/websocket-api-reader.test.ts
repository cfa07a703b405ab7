import { DEFAULT_ENVIRONMENT } from '../../src/template/environment';
import { StackSet } from '../../src/template/stack-set';
import type { TemplateModel } from '../../src/template/template-model';
import { readTemplate } from '../../src/template/template-reader';
import { webSocketTemplate, type FixtureRoute, type WebSocketFixtureOptions } from '../fixtures/websocket-template';

const FUNCTION = { IntegrationType: 'AWS_PROXY', IntegrationUri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/f/invocations' };

function modelOf(template: object): TemplateModel {
  return readTemplate(new StackSet([{ name: 'Stack', template, environment: DEFAULT_ENVIRONMENT, parameters: new Map() }], []));
}

function read(routes: readonly FixtureRoute[], options?: WebSocketFixtureOptions) {
  return modelOf(webSocketTemplate(routes, options)).webSocketApis[0];
}

test('an API with its routes, integrations, answers, authorizer, model and stage', () => {
  const api = read([
    { key: '$connect', properties: { AuthorizationType: 'CUSTOM', AuthorizerId: { Ref: 'Authorizer' }, RequestParameters: { 'route.request.header.Auth': { Required: true } } } },
    {
      key: 'say',
      answers: true,
      properties: { RequestModels: { $default: 'Message' }, ModelSelectionExpression: '$request.body.kind', ApiKeyRequired: true, OperationName: 'Say' },
      integration: {
        IntegrationType: 'AWS',
        IntegrationMethod: 'POST',
        IntegrationUri: 'arn:aws:apigateway:us-east-1:sqs:action/SendMessage',
        CredentialsArn: 'role',
        RequestTemplates: { $default: '{}' },
        TemplateSelectionExpression: '\\$default',
        PassthroughBehavior: 'NEVER',
        TimeoutInMillis: 5000,
        RequestParameters: { 'integration.request.header.X': "'x'" },
        ContentHandlingStrategy: 'CONVERT_TO_TEXT',
      },
      responses: [{ IntegrationResponseKey: '/2\\d\\d/', ResponseTemplates: { $default: 'ok' } }, { IntegrationResponseKey: '$default' }],
    },
  ], {
    api: { ApiKeySelectionExpression: '$context.authorizer.usageIdentifierKey', Description: 'x', DisableExecuteApiEndpoint: true },
    stage: { DefaultRouteSettings: { ThrottlingRateLimit: 10 } },
    resources: {
      Authorizer: {
        Type: 'AWS::ApiGatewayV2::Authorizer',
        Properties: { ApiId: { Ref: 'Api' }, Name: 'who', AuthorizerType: 'REQUEST', AuthorizerUri: 'uri', IdentitySource: ['route.request.header.Auth'] },
      },
      Model: { Type: 'AWS::ApiGatewayV2::Model', Properties: { ApiId: { Ref: 'Api' }, Name: 'Message', Schema: { type: 'object' } } },
    },
  });
  expect(api).toMatchObject({
    logicalId: 'Api',
    name: 'chat',
    stackName: 'Stack',
    imported: false,
    disableExecuteApiEndpoint: true,
    routeSelectionExpression: '$request.body.action',
    apiKeySelectionExpression: '$context.authorizer.usageIdentifierKey',
    schemas: new Map([['Message', { type: 'object' }]]),
    stages: [{ name: 'live', defaultRouteSettings: { throttlingRateLimit: 10 } }],
  });
  expect([...api.authorizers.values()]).toMatchObject([{ name: 'who', uri: 'uri', identitySources: ['route.request.header.Auth'] }]);
  expect(api.routes).toMatchObject([
    { routeKey: '$connect', authorizationType: 'CUSTOM', requestParameters: new Map([['route.request.header.Auth', true]]), apiKeyRequired: false },
    {
      routeKey: 'say',
      operationName: 'Say',
      authorizationType: 'NONE',
      apiKeyRequired: true,
      modelSelectionExpression: '$request.body.kind',
      requestModels: new Map([['$default', 'Message']]),
      routeResponseSelectionExpression: '$default',
      routeResponses: [{ key: '$default' }],
      integration: {
        type: 'AWS',
        httpMethod: 'POST',
        credentials: 'role',
        requestTemplates: { $default: '{}' },
        passthroughBehavior: 'NEVER',
        timeoutMillis: 5000,
        contentHandling: 'CONVERT_TO_TEXT',
        requestParameters: { 'integration.request.header.X': "'x'" },
        responses: [{ key: '/2\\d\\d/', responseTemplates: { $default: 'ok' } }, { key: '$default' }],
      },
    },
  ]);
  expect(api.authorizers.has(api.routes[0].authorizerId ?? '')).toBe(true);
});

test('what is left out has AWS\'s defaults', () => {
  const { apiKeySelectionExpression, disableExecuteApiEndpoint, routes: [route] } = read([{ key: '$default', integration: FUNCTION }]);
  expect({ apiKeySelectionExpression, disableExecuteApiEndpoint }).toEqual({ apiKeySelectionExpression: '$request.header.x-api-key', disableExecuteApiEndpoint: false });
  expect(route).toMatchObject({ authorizationType: 'NONE', apiKeyRequired: false, routeResponses: [] });
  expect(route.integration).toMatchObject({ timeoutMillis: 29_000, passthroughBehavior: 'WHEN_NO_MATCH', responses: [] });
});

test('routes on an API that the template does not make', () => {
  const { webSocketApis: [api] } = modelOf({
    Resources: {
      Route: { Type: 'AWS::ApiGatewayV2::Route', Properties: { ApiId: 'abc123', RouteKey: 'say', Target: { 'Fn::Sub': 'integrations/${Integration}' } } },
      Integration: { Type: 'AWS::ApiGatewayV2::Integration', Properties: { ApiId: 'abc123', ...FUNCTION } },
    },
  });
  expect(api).toMatchObject({ id: 'abc123', logicalId: 'abc123', imported: true, routeSelectionExpression: '$request.body.action', routes: [{ routeKey: 'say' }] });
  expect(api.warnings).toEqual([expect.stringContaining('route selection expression is taken to be $request.body.action')]);
});

test('the endpoint of a WebSocket API is one for WebSockets', () => {
  const template = webSocketTemplate([]);
  template.Resources.Queue = { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::GetAtt': ['Api', 'ApiEndpoint'] } } };
  expect(modelOf(template).resources[0].properties.QueueName).toMatch(/^wss:\/\/\w+\.execute-api\.us-east-1\.amazonaws\.com$/);
});

test.each([
  ['two routes of one key', [{ key: 'say' }, { key: 'say' }], {}, "the route key 'say', which another route of its API has too"],
  ['a target that is no integration', [{ key: 'say', properties: { Target: 'integrations/nope' } }], {}, "target 'integrations/nope', which is no integration"],
  ['a type of integration that there is not', [{ key: 'say', integration: { IntegrationType: 'SOAP' } }], {}, "IntegrationType 'SOAP'"],
  ['an API without a route selection expression', [], { api: { RouteSelectionExpression: undefined } }, "wants 'RouteSelectionExpression'"],
  ['an unknown property', [{ key: 'say', properties: { Colour: 'red' } }], {}, 'not emulated: Colour'],
  ['an authorizer of another type', [], {
    resources: { A: { Type: 'AWS::ApiGatewayV2::Authorizer', Properties: { ApiId: { Ref: 'Api' }, AuthorizerType: 'JWT', AuthorizerUri: 'u' } } },
  }, "AuthorizerType 'JWT'"],
])('fails for %s', (_what, routes, options, problem) => {
  expect(() => read(routes, options)).toThrow(problem);
});
