import { LocalGateway, TemplateError, UnsupportedFeatureError } from '../../src';
import type { HttpApiModel } from '../../src/template/http-api-model';
import { HANDLER_ARN, httpTemplate } from '../fixtures/http-template';
import { modelOf } from '../fixtures/models';

const INTEGRATION = { type: 'AWS_PROXY', uri: HANDLER_ARN, payloadFormatVersion: '2.0' };

function read(template: object): HttpApiModel {
  return modelOf(template).httpApis[0];
}

function imported(paths: object, document: object = {}, api: object = {}): HttpApiModel {
  const Body = { openapi: '3.0.1', info: { title: 'Shop' }, paths, ...document };
  return read({ Resources: { Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Body, ...api } } } });
}

describe('resources', () => {
  test('an integration in full', () => {
    const [route] = read(httpTemplate({ 'GET /orders': { OperationName: 'list' } }, {
      integration: {
        IntegrationType: 'HTTP_PROXY',
        IntegrationUri: 'arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/a/b/c',
        IntegrationMethod: 'get',
        ConnectionType: 'VPC_LINK',
        ConnectionId: { Ref: 'Link' },
        TlsConfig: { ServerNameToVerify: 'back.example' },
        CredentialsArn: 'arn:aws:iam::123456789012:role/r',
        PayloadFormatVersion: '1.0',
        TimeoutInMillis: 500,
        RequestParameters: { 'append:header.a': '$request.path.id' },
        ResponseParameters: {
          200: { ResponseParameters: [{ Destination: 'append:header.b', Source: 'x' }, { Destination: 'overwrite:statuscode', Source: '202' }] },
          404: { 'remove:header.c': '' },
        },
      },
      resources: { Link: { Type: 'AWS::ApiGatewayV2::VpcLink', Properties: { Name: 'link', SubnetIds: [] } } },
    })).routes;
    expect(route).toMatchObject({
      routeKey: 'GET /orders',
      operationName: 'list',
      authorizationType: 'NONE',
      integration: {
        type: 'HTTP_PROXY',
        httpMethod: 'GET',
        connectionId: expect.stringMatching(/^[a-z0-9]{10}$/) as string,
        tlsServerName: 'back.example',
        credentials: 'arn:aws:iam::123456789012:role/r',
        payloadFormatVersion: '1.0',
        timeoutMillis: 500,
        requestParameters: { 'append:header.a': '$request.path.id' },
        responseParameters: new Map([[200, { 'append:header.b': 'x', 'overwrite:statuscode': '202' }], [404, { 'remove:header.c': '' }]]),
      },
    });
  });

  test('what is not said has its defaults', () => {
    const api = read(httpTemplate({ $default: {} }, { integration: { PayloadFormatVersion: undefined } }));
    expect(api.routes[0].integration).toMatchObject({ payloadFormatVersion: '1.0', timeoutMillis: 30_000, requestParameters: {}, connectionId: undefined });
    expect([api.name, api.imported, api.cors, api.disableExecuteApiEndpoint]).toEqual(['events', false, undefined, false]);
  });

  test.each<[string, object, string]>([
    ['a route key of a WebSocket API', httpTemplate({ $connect: {} }), "has the route key '$connect'; write for instance 'GET /orders/{id}'"],
    ['a path without a slash', httpTemplate({ 'GET orders': {} }), "has the route key 'GET orders'"],
    ['a method that there is not', httpTemplate({ 'TRACE /': {} }), "has the route key 'TRACE /'"],
    ['a slash at the end of a path', httpTemplate({ 'GET /orders/': {} }), "has the route key 'GET /orders/'"],
    ['a target that is not there', httpTemplate({ 'GET /': { Target: 'integrations/gone' } }), "has the target 'integrations/gone', which is no integration of the API"],
    ['a target of another form', httpTemplate({ 'GET /': { Target: { Ref: 'Integration' } } }), 'which is no integration of the API'],
    ['an integration of a WebSocket API', httpTemplate({}, { integration: { IntegrationType: 'MOCK' } }), "has the IntegrationType 'MOCK'; use AWS_PROXY, HTTP_PROXY"],
    ['a version', httpTemplate({}, { integration: { PayloadFormatVersion: '3.0' } }), "has the PayloadFormatVersion '3.0'; use 1.0 or 2.0"],
    ['a status', httpTemplate({}, { integration: { ResponseParameters: { 199: {} } } }), "stands at the status '199'; use 200 to 599"],
    ['settings of a route that is not there', httpTemplate({ 'GET /': {} }, { stage: { RouteSettings: { 'GET /gone': { ThrottlingRateLimit: 1 } } } }), "the stage '$default' of 'Api' has settings of the route 'GET /gone'"],
    ['a route twice', httpTemplate({ 'GET /': {} }, { resources: { Again: { Type: 'AWS::ApiGatewayV2::Route', Properties: { ApiId: { Ref: 'Api' }, RouteKey: 'GET /' } } } }), "has the route 'GET /' twice"],
  ])('fails for %s', (_what, template, message) => {
    expect(() => read(template)).toThrow(TemplateError);
    expect(() => read(template)).toThrow(message);
  });

  test.each([
    ['the API', { api: { Mystery: 1 } }],
    ['the stage', { stage: { Mystery: 1 } }],
    ['the integration', { integration: { Mystery: 1 } }],
    ['CORS', { api: { CorsConfiguration: { Mystery: 1 } } }],
  ])('fails for unknown properties of %s', (_what, options) => {
    expect(() => read(httpTemplate({}, options))).toThrow(UnsupportedFeatureError);
  });
});

describe('an API that names its target', () => {
  test.each([
    [HANDLER_ARN, { type: 'AWS_PROXY', uri: HANDLER_ARN, payloadFormatVersion: '2.0' }],
    ['https://back.example', { type: 'HTTP_PROXY', uri: 'https://back.example', httpMethod: 'ANY' }],
  ])('has a route to %s and a stage at its root', (Target, integration) => {
    const { routes, stages } = read({ Resources: { Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'x', ProtocolType: 'HTTP', Target, CredentialsArn: 'arn:role' } } } });
    expect(routes).toMatchObject([{ routeKey: '$default', integration: { ...integration, credentials: 'arn:role' } }]);
    expect(stages).toMatchObject([{ name: '$default', autoDeploy: true }]);
  });

  test('may name the route, and may have others', async () => {
    const template = httpTemplate({ 'GET /other': {} }, { api: { Target: HANDLER_ARN, RouteKey: 'GET /orders' }, stage: null });
    const { routes } = read(template);
    expect(routes.map(({ routeKey }) => routeKey)).toEqual(['GET /orders', 'GET /other']);
    const gateway = LocalGateway.fromTemplate(template, { stubs: { lambda: { payload: 'hello' } } });
    expect((await gateway.invoke({ path: '/orders' })).body.toString()).toBe('hello');
  });
});

describe('an API made elsewhere', () => {
  const route = (RouteKey: string, more: object = {}): object => ({ Type: 'AWS::ApiGatewayV2::Route', Properties: { ApiId: 'abc123', RouteKey, ...more } });

  test('is there with the routes that are added to it, at any stage', async () => {
    const template = {
      Resources: {
        Integration: { Type: 'AWS::ApiGatewayV2::Integration', Properties: { ApiId: 'abc123', IntegrationType: 'AWS_PROXY', IntegrationUri: HANDLER_ARN, PayloadFormatVersion: '2.0' } },
        Route: route('GET /orders', { Target: { 'Fn::Sub': 'integrations/${Integration}' } }),
      },
    };
    expect(read(template)).toMatchObject({ id: 'abc123', logicalId: 'abc123', imported: true, routes: [{ routeKey: 'GET /orders' }] });
    for (const [stage, prefix] of [[undefined, ''], ['beta', '/beta']] as const) {
      const gateway = LocalGateway.fromTemplate(template, { stage, stubs: { lambda: { payload: 'hello' } } });
      expect((await gateway.invoke({ path: '/orders' })).body.toString()).toBe('hello');
      expect(JSON.parse(gateway.calls[0].body.toString())).toMatchObject({ rawPath: `${prefix}/orders` });
    }
  });
});

describe('a document', () => {
  test('makes routes of its operations, shared integrations included', () => {
    const { name, routes } = imported({
      '/orders/{id}': {
        'get': { 'operationId': 'read', 'x-amazon-apigateway-integration': { $ref: '#/components/x-amazon-apigateway-integrations/handler' } },
        'x-amazon-apigateway-any-method': {
          'x-amazon-apigateway-integration': { type: 'http_proxy', httpMethod: 'any', uri: 'https://back.example', payloadFormatVersion: 1.0 },
        },
        'parameters': [{ name: 'id', in: 'path', required: true }],
      },
      '/files/{path+}': { put: { 'requestBody': { content: {} }, 'responses': {}, 'x-amazon-apigateway-integration': INTEGRATION } },
      '$default': { 'x-amazon-apigateway-any-method': { 'isDefaultRoute': true, 'x-amazon-apigateway-integration': INTEGRATION } },
      'x-note': {},
    }, { components: { 'x-amazon-apigateway-integrations': { handler: INTEGRATION } } });
    expect(name).toBe('Shop');
    expect(routes.map(({ routeKey, operationName, integration }) => (
      [routeKey, operationName, integration?.type, integration?.payloadFormatVersion]
    ))).toEqual([
      ['GET /orders/{id}', 'read', 'AWS_PROXY', '2.0'],
      ['ANY /orders/{id}', undefined, 'HTTP_PROXY', '1.0'],
      ['PUT /files/{path+}', undefined, 'AWS_PROXY', '2.0'],
      ['$default', undefined, 'AWS_PROXY', '2.0'],
    ]);
  });

  test('as AWS exports the default route', () => {
    const { routes } = imported({ '/$default': { 'x-amazon-apigateway-any-method': { 'isDefaultRoute': true, 'x-amazon-apigateway-integration': INTEGRATION } } });
    expect(routes[0].routeKey).toBe('$default');
  });

  test.each([
    [undefined, ['GET /', 'GET /a']],
    ['ignore', ['GET /', 'GET /a']],
    ['prepend', ['GET /v1/shop', 'GET /v1/shop/a']],
    ['split', ['GET /shop', 'GET /shop/a']],
  ])('with the base path mode %s', (BasePath, keys) => {
    const { routes } = imported({ '/': { get: {} }, '/a': { get: {} } }, { servers: [{ url: 'https://x.example/v1/shop' }] }, { BasePath });
    expect(routes.map(({ routeKey }) => routeKey)).toEqual(keys);
  });

  test('has CORS, and properties of the API stand above it', () => {
    const cors = { 'x-amazon-apigateway-cors': { allowOrigins: ['https://a.example'], allowCredentials: true, maxAge: 5 } };
    expect(imported({}, cors).cors).toMatchObject({ allowOrigins: ['https://a.example'], allowCredentials: true, maxAgeSeconds: 5, allowMethods: [] });
    expect(imported({}, cors, { CorsConfiguration: { AllowOrigins: ['*'] }, Name: 'other' })).toMatchObject({ name: 'other', cors: { allowOrigins: ['*'], allowCredentials: false } });
  });

  test('has authorizers', () => {
    const securitySchemes = {
      users: {
        'type': 'oauth2',
        'x-amazon-apigateway-authorizer': { type: 'jwt', identitySource: '$request.header.Authorization', jwtConfiguration: { issuer: 'https://i.example', audience: ['a'] } },
      },
      guard: {
        'type': 'apiKey',
        'in': 'header',
        'name': 'x',
        'x-amazon-apigateway-authorizer': {
          type: 'request',
          identitySource: '$request.header.a, $context.routeKey',
          authorizerUri: 'arn:f',
          authorizerPayloadFormatVersion: '2.0',
          authorizerResultTtlInSeconds: 60,
          enableSimpleResponses: true,
        },
      },
      signed: { 'type': 'apiKey', 'in': 'header', 'name': 'Authorization', 'x-amazon-apigateway-authtype': 'awsSigv4' },
    };
    const { routes, authorizers } = imported({
      '/': {
        get: { security: [{ users: ['a', 'b'] }] }, put: { security: [{ guard: [] }] }, post: { security: [{ signed: [] }] }, delete: {},
      },
    }, { components: { securitySchemes } });
    expect(routes.map(({ routeKey, authorizationType, authorizerId, authorizationScopes }) => (
      [routeKey, authorizationType, authorizers.get(authorizerId ?? '')?.name, authorizationScopes]
    ))).toEqual([
      ['GET /', 'JWT', 'users', ['a', 'b']], ['PUT /', 'CUSTOM', 'guard', []], ['POST /', 'AWS_IAM', undefined, []], ['DELETE /', 'NONE', undefined, []],
    ]);
    expect([...authorizers.values()]).toMatchObject([
      { type: 'JWT', issuer: 'https://i.example', audience: ['a'], identitySources: ['$request.header.Authorization'] },
      { type: 'REQUEST', uri: 'arn:f', identitySources: ['$request.header.a', '$context.routeKey'], ttlSeconds: 60, enableSimpleResponses: true, payloadFormatVersion: '2.0' },
    ]);
  });

  test('is joined by resources beside it', () => {
    const template = httpTemplate({ 'GET /other': {} }, { api: { Body: { openapi: '3.0.1', paths: { '/a': { get: { 'x-amazon-apigateway-integration': INTEGRATION } } } } } });
    expect(read(template).routes.map(({ routeKey }) => routeKey)).toEqual(['GET /a', 'GET /other']);
  });

  test('disables its own host in its servers', () => {
    const servers = [{ 'x-amazon-apigateway-endpoint-configuration': { disableExecuteApiEndpoint: true } }];
    expect(imported({}, { servers }).disableExecuteApiEndpoint).toBe(true);
    expect(imported({}, { servers }, { DisableExecuteApiEndpoint: false }).disableExecuteApiEndpoint).toBe(false);
  });

  test('leaves out what is for REST APIs, and says so where it matters', () => {
    const { routes, warnings } = imported(
      { '/': { get: { 'x-amazon-apigateway-integration': { type: 'mock', requestTemplates: {} }, 'x-amazon-apigateway-request-validator': 'all' } } },
      { 'x-amazon-apigateway-importexport-version': '1.0', 'x-amazon-apigateway-request-validators': {}, 'components': { schemas: { A: {} } } },
    );
    expect(routes[0].integration).toBeUndefined();
    expect(warnings).toEqual([expect.stringContaining('is of a type that HTTP APIs have not; the route is left without an integration')]);
  });

  test.each<[string, object, object, string]>([
    ['Swagger 2.0', {}, { openapi: undefined, swagger: '2.0' }, 'is of Swagger 2.0, which HTTP APIs do not take; write OpenAPI 3.0'],
    ['several authorizers', { '/': { get: { security: [{ a: [] }, { b: [] }] } } }, {
      components: {
        securitySchemes: {
          a: { 'x-amazon-apigateway-authtype': 'awsSigv4' }, b: { 'x-amazon-apigateway-authorizer': { type: 'jwt' } },
        },
      },
    }, 'names several authorizers; a route has one'],
    ['an unknown extension', {}, { 'x-amazon-apigateway-mystery': {} }, 'extensions that are not emulated: x-amazon-apigateway-mystery'],
    ['what is no path', { orders: { get: {} } }, {}, "is no path; write '/orders'"],
    ['a reference in a circle', { '/': { get: { 'x-amazon-apigateway-integration': { $ref: '#/components/x-amazon-apigateway-integrations/a' } } } }, {
      components: { 'x-amazon-apigateway-integrations': { a: { $ref: '#/components/x-amazon-apigateway-integrations/a' } } },
    }, 'refers in a circle'],
    ['a reference to what objects inherit', { '/': { get: { 'x-amazon-apigateway-integration': { $ref: '#/components/constructor' } } } }, {}, 'which the document does not have'],
  ])('fails for %s', (_what, paths, document, message) => {
    expect(() => imported(paths, document)).toThrow(message);
  });

  test('cannot reach what objects inherit', () => {
    const paths = JSON.parse('{"/__proto__/{constructor}":{"get":{"operationId":"__proto__"}}}') as object;
    expect(imported(paths).routes).toMatchObject([{ routeKey: 'GET /__proto__/{constructor}', operationName: '__proto__' }]);
  });
});
