import { Duration, Lazy, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { HttpApi, HttpIntegrationType, HttpMethod, IpAddressType } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpUrlIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { invoking, sayingHttp } from './support/http-routes';
import { newFunction, newStack, propertiesOf } from './support/stacks';
import { AccessLog, Auth, HttpGateway, LambdaProxy, RouteLayout } from '../../src';
import type { HttpGatewayProps, HttpIntegrationBindOptions, HttpIntegrationConfig } from '../../src';

const API = 'AWS::ApiGatewayV2::Api';
const ROUTE = 'AWS::ApiGatewayV2::Route';
const INTEGRATION = 'AWS::ApiGatewayV2::Integration';
const STAGE = 'AWS::ApiGatewayV2::Stage';
const OPEN = Auth.open({ reason: 'test' });

let stack: Stack;

beforeEach(() => {
  stack = newStack();
});

function newGateway(props?: HttpGatewayProps): HttpGateway {
  return new HttpGateway(stack, 'Events', props);
}

function routeOf(routeKey: string): Record<string, unknown> {
  return propertiesOf(stack, ROUTE).find((properties) => properties.RouteKey === routeKey) ?? {};
}

describe('a route', () => {
  test('is one resource', () => {
    const gateway = newGateway();
    gateway.addRoute('GET /orders/{id}', sayingHttp());
    gateway.addRoute('$default', sayingHttp());
    const [integration] = Object.keys(Template.fromStack(stack).findResources(INTEGRATION));
    const common = { ApiId: { Ref: 'EventsApi059DB5A8' }, AuthorizationType: 'AWS_IAM', Target: { 'Fn::Sub': `integrations/\${${integration}}` } };
    expect(propertiesOf(stack, ROUTE)).toEqual([{ ...common, RouteKey: 'GET /orders/{id}' }, { ...common, RouteKey: '$default' }]);
  });

  test('asks for IAM authorization unless it says otherwise', () => {
    const gateway = newGateway();
    gateway.addRoute('GET /', sayingHttp());
    gateway.addRoute('POST /', sayingHttp(), { auth: OPEN });
    expect(routeOf('GET /').AuthorizationType).toBe('AWS_IAM');
    expect(routeOf('POST /').AuthorizationType).toBe('NONE');
  });

  test('takes the authorization of its gateway', () => {
    const gateway = newGateway({ auth: OPEN });
    gateway.addRoute('GET /', sayingHttp());
    gateway.addRoute('POST /', sayingHttp(), { auth: Auth.iam() });
    expect(routeOf('GET /').AuthorizationType).toBe('NONE');
    expect(routeOf('POST /').AuthorizationType).toBe('AWS_IAM');
  });

  test.each([
    ['PUT /a/{b}/{c+}', { method: 'PUT', path: '/a/{b}/{c+}', pathVariables: ['b', 'c'] }],
    ['$default', { method: 'ANY', path: '$default', pathVariables: [] }],
  ])('tells its integration where it stands: %s', (routeKey, route) => {
    const bindToHttp = jest.fn((options: HttpIntegrationBindOptions) => sayingHttp().bindToHttp(options));
    const gateway = newGateway();
    gateway.addRoute(routeKey, { bindToHttp });
    expect(bindToHttp.mock.calls).toEqual([[{ scope: gateway, route }]]);
  });

  test('renders all that its integration says', () => {
    const queue = new Queue(stack, 'Queue');
    newGateway().addRoute('POST /', sayingHttp({
      type: HttpIntegrationType.AWS_PROXY,
      subtype: 'SQS-SendMessage',
      uri: undefined,
      httpMethod: undefined,
      vpcLinkId: 'link',
      tlsServerName: 'shop.internal',
      credentialsArn: 'arn:aws:iam::123456789012:role/Calls',
      requestParameters: { QueueUrl: queue.queueUrl, MessageBody: '$request.body' },
      responseParameters: { 200: { 'overwrite:statuscode': '202' } },
      timeout: Duration.seconds(30),
    }));
    expect(propertiesOf(stack, INTEGRATION)).toEqual([{
      ApiId: { Ref: 'EventsApi059DB5A8' },
      IntegrationType: 'AWS_PROXY',
      IntegrationSubtype: 'SQS-SendMessage',
      ConnectionType: 'VPC_LINK',
      ConnectionId: 'link',
      TlsConfig: { ServerNameToVerify: 'shop.internal' },
      CredentialsArn: 'arn:aws:iam::123456789012:role/Calls',
      RequestParameters: { QueueUrl: stack.resolve(queue.queueUrl) as unknown, MessageBody: '$request.body' },
      ResponseParameters: { 200: { ResponseParameters: [{ Destination: 'overwrite:statuscode', Source: '202' }] } },
      PayloadFormatVersion: '1.0',
      TimeoutInMillis: 30_000,
    }]);
  });

  test('writes texts with references in short', () => {
    newGateway().addRoute('GET /', sayingHttp({ uri: `arn:${stack.partition}:lambda:${stack.region}:x`, requestParameters: { 'overwrite:header.x': `${stack.region}!` } }));
    expect(propertiesOf(stack, INTEGRATION)[0]).toMatchObject({
      IntegrationUri: { 'Fn::Sub': 'arn:${AWS::Partition}:lambda:${AWS::Region}:x' },
      RequestParameters: { 'overwrite:header.x': { 'Fn::Sub': '${AWS::Region}!' } },
    });
  });

  test('knows itself', () => {
    const gateway = newGateway();
    const route = gateway.addRoute('GET /orders/{id}', sayingHttp());
    expect(route).toMatchObject({ gateway, routeKey: 'GET /orders/{id}', method: 'GET', path: '/orders/{id}' });
    expect(stack.resolve(route.arnForExecuteApi)).toEqual(stack.resolve(gateway.arnForExecuteApi('GET', '/orders/*')));
  });

  test('knows itself as the default one', () => {
    const gateway = newGateway();
    const route = gateway.addRoute('$default', sayingHttp());
    expect(route).toMatchObject({ routeKey: '$default', method: 'ANY', path: undefined });
    expect(stack.resolve(route.arnForExecuteApi)).toEqual(stack.resolve(gateway.arnForExecuteApi()));
  });

  test('has the name of its operation', () => {
    newGateway().addRoute('GET /', sayingHttp(), { operationName: 'x'.repeat(64) });
    expect(routeOf('GET /').OperationName).toBe('x'.repeat(64));
  });
});

test('all routes go in with one prop', () => {
  newGateway({ routes: { 'GET /a': { integration: sayingHttp() }, '$default': { integration: sayingHttp(), auth: OPEN, operationName: 'rest' } } });
  expect(routeOf('GET /a').AuthorizationType).toBe('AWS_IAM');
  expect(routeOf('$default')).toMatchObject({ AuthorizationType: 'NONE', OperationName: 'rest' });
});

describe('integrations', () => {
  test('that say the same are one, whatever object says it', () => {
    const gateway = newGateway();
    gateway.addRoute('GET /a', sayingHttp({ requestParameters: { a: '1' } }));
    gateway.addRoute('GET /b', sayingHttp({ requestParameters: { a: '1' } }));
    gateway.addRoute('GET /c', sayingHttp({ requestParameters: { a: '2' } }));
    Template.fromStack(stack).resourceCountIs(INTEGRATION, 2);
    expect(routeOf('GET /a').Target).toEqual(routeOf('GET /b').Target);
    expect(routeOf('GET /a').Target).not.toEqual(routeOf('GET /c').Target);
  });

  test('with a function get one permission for each function and API, for every route of every stage', () => {
    const [one, two] = [newFunction(stack, 'One'), newFunction(stack, 'Two')];
    const gateway = newGateway();
    gateway.addRoute('GET /a', invoking(one));
    gateway.addRoute('GET /b', invoking(one));
    gateway.addRoute('GET /c', invoking(two));
    new HttpGateway(stack, 'Other').addRoute('GET /a', invoking(one));
    const permissions = propertiesOf(stack, 'AWS::Lambda::Permission');
    expect(permissions).toHaveLength(3);
    expect(permissions[0]).toMatchObject({
      Principal: 'apigateway.amazonaws.com',
      SourceArn: { 'Fn::Sub': 'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${EventsApi059DB5A8}/*/*' },
    });
  });
});

describe('the API', () => {
  test('has a name of its own, and no stage beside ours', () => {
    newGateway();
    const template = Template.fromStack(stack);
    template.hasResourceProperties(API, { ProtocolType: 'HTTP', Name: Match.stringLikeRegexp('^Shop-Events-'), CorsConfiguration: Match.absent() });
    template.resourceCountIs(STAGE, 1);
  });

  test('takes its props', () => {
    newGateway({ httpApiName: 'events', description: 'of the shop', ipAddressType: IpAddressType.DUAL_STACK });
    Template.fromStack(stack).hasResourceProperties(API, { Name: 'events', Description: 'of the shop', IpAddressType: 'dualstack' });
  });

  test("is AWS's own construct, with the default stage", () => {
    const gateway = newGateway();
    expect(gateway.httpApi).toBeInstanceOf(HttpApi);
    expect(gateway.httpApi.defaultStage).toBe(gateway.stage);
    expect(stack.resolve((gateway.httpApi as HttpApi).url)).toEqual(stack.resolve(gateway.url));
    expect(new HttpGateway(stack, 'Other', { stageName: 'live' }).httpApi.defaultStage).toBeUndefined();
  });

  test('takes routes of plain constructs', () => {
    const gateway = newGateway();
    (gateway.httpApi as HttpApi).addRoutes({ path: '/plain', methods: [HttpMethod.GET], integration: new HttpUrlIntegration('Plain', 'https://shop.example') });
    expect(routeOf('GET /plain').AuthorizationType).toBe('NONE');
    Annotations.fromStack(stack).hasNoWarning('*', Match.stringLikeRegexp('noRoutes'));
  });
});

describe('the stage', () => {
  test('is the default one, which deploys by itself, with a log, metrics and throttling', () => {
    newGateway().addRoute('GET /', sayingHttp());
    const template = Template.fromStack(stack);
    template.hasResource(STAGE, {
      Properties: {
        StageName: '$default',
        AutoDeploy: true,
        AccessLogSettings: { Format: Match.stringLikeRegexp('routeKey') },
        DefaultRouteSettings: { DetailedMetricsEnabled: true, ThrottlingRateLimit: 1000, ThrottlingBurstLimit: 500 },
      },
      DependsOn: Match.absent(),
    });
    template.resourceCountIs('Custom::ApiGatewayAccountLogging', 0);
  });

  test('takes its props', () => {
    newGateway({
      stageName: 'live', stageDescription: 'of the shop', stageVariables: { color: 'red' }, accessLog: AccessLog.none({ reason: 'test' }), metricsEnabled: false, throttlingRateLimit: 7,
    });
    Template.fromStack(stack).hasResourceProperties(STAGE, {
      StageName: 'live',
      Description: 'of the shop',
      StageVariables: { color: 'red' },
      AccessLogSettings: Match.absent(),
      DefaultRouteSettings: { DetailedMetricsEnabled: false, ThrottlingRateLimit: 7, ThrottlingBurstLimit: 500 },
    });
  });

  test.each([RouteLayout.RESOURCES, RouteLayout.DOCUMENT])('throttles single routes (%s)', (layout) => {
    const gateway = newGateway({ layout, throttlingRateLimit: 10 });
    gateway.addRoute('POST /orders', sayingHttp(), { throttlingBurstLimit: 3 });
    gateway.addRoute('GET /orders', sayingHttp());
    expect(propertiesOf(stack, STAGE)[0].RouteSettings).toEqual({
      'POST /orders': { ThrottlingRateLimit: 10, ThrottlingBurstLimit: 3, DetailedMetricsEnabled: true },
    });
  });

  test('with settings of single routes waits for the routes', () => {
    newGateway().addRoute('POST /orders', sayingHttp(), { throttlingRateLimit: 3 });
    const template = Template.fromStack(stack);
    template.hasResource(STAGE, { DependsOn: Object.keys(template.findResources(ROUTE)) });
  });
});

describe('CORS', () => {
  test('is a setting of the API, for the methods that its routes have', () => {
    const gateway = newGateway({ cors: { allowOrigins: ['https://a.example', 'https://b.example'], allowCredentials: true, maxAge: Duration.minutes(1) } });
    gateway.addRoute('GET /a', sayingHttp());
    gateway.addRoute('POST /b', sayingHttp());
    Template.fromStack(stack).hasResourceProperties(API, {
      CorsConfiguration: {
        AllowOrigins: ['https://a.example', 'https://b.example'],
        AllowMethods: ['GET', 'OPTIONS', 'POST'],
        AllowHeaders: Match.arrayWith(['Authorization', 'Content-Type']),
        ExposeHeaders: Match.arrayWith(['ETag']),
        AllowCredentials: true,
        MaxAge: 60,
      },
    });
  });

  test.each(['ANY /a', '$default'])('allows every method with %s', (routeKey) => {
    newGateway({ cors: { allowOrigins: ['*'] } }).addRoute(routeKey, sayingHttp());
    Template.fromStack(stack).hasResourceProperties(API, { CorsConfiguration: { AllowMethods: ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'] } });
  });

  test.each([
    ['$default', 'OPTIONS /{proxy+}'],
    ['ANY /orders/{id}', 'OPTIONS /orders/{id}'],
    ['OPTIONS /orders', 'OPTIONS /orders'],
  ])('warns where %s refuses preflight requests', (routeKey, remedy) => {
    newGateway({ cors: { allowOrigins: ['*'] } }).addRoute(routeKey, sayingHttp());
    const text = `'${routeKey}' refuses preflight requests, which browsers send without credentials; add '${remedy}' with Auth.open()`;
    Annotations.fromStack(stack).hasWarning('/Shop/Events', `${text} [ack: cdk-apigateway-patterns:preflight]`);
  });

  test.each([
    [{ '$default': OPEN, 'ANY /a': OPEN, 'GET /b': Auth.iam() }],
    [{ '$default': Auth.iam(), 'OPTIONS /{rest+}': OPEN }],
    [{ 'ANY /a/{b}': Auth.iam(), 'OPTIONS /a/{b}': OPEN }],
  ])('does not warn where preflight requests pass: %#', (routes) => {
    const gateway = newGateway({ cors: { allowOrigins: ['*'] } });
    for (const [routeKey, auth] of Object.entries(routes)) gateway.addRoute(routeKey, sayingHttp(), { auth });
    Annotations.fromStack(stack).hasNoWarning('*', Match.stringLikeRegexp('preflight'));
  });

  test('is nobody\'s concern without it', () => {
    newGateway().addRoute('$default', sayingHttp());
    Annotations.fromStack(stack).hasNoWarning('*', Match.stringLikeRegexp('preflight'));
  });

  test.each([
    [{ allowOrigins: ['*'], allowCredentials: true }, /'allowOrigins' must be listed one by one with 'allowCredentials', got '\*'/],
    [{ allowOrigins: ['https://a.example'], allowHeaders: ['*'], allowCredentials: true }, /'allowHeaders' must be listed one by one/],
    [{ allowOrigins: [] }, /'allowOrigins' must name an origin, got none/],
    [{ allowOrigins: ['https://a.example/'] }, /without a path or a closing slash/],
  ])('fails for %j', (cors, message) => {
    expect(() => newGateway({ cors })).toThrow(message);
  });
});

describe('addresses', () => {
  test('of the default stage begin at the root', () => {
    const gateway = newGateway();
    const host = ['https://', { Ref: 'EventsApi059DB5A8' }, '.execute-api.', { Ref: 'AWS::Region' }, '.', { Ref: 'AWS::URLSuffix' }];
    expect(stack.resolve(gateway.url)).toEqual({ 'Fn::Join': ['', [...host, '/']] });
    expect(stack.resolve(gateway.urlForPath('/orders'))).toEqual({ 'Fn::Join': ['', [...host, '/orders']] });
  });

  test('of another stage begin with its name', () => {
    expect(newGateway({ stageName: 'live' }).urlForPath('/orders')).toMatch(/\/live\/orders$/);
  });

  test('fails for a path without a slash', () => {
    expect(() => newGateway().urlForPath('orders')).toThrow("'path' must begin with a slash, got 'orders'; write '/orders'");
  });
});

describe('rights', () => {
  function granted(props: HttpGatewayProps, routeKey?: string): string {
    const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    newGateway(props).grantInvoke(role, routeKey);
    const [{ PolicyDocument }] = propertiesOf(stack, 'AWS::IAM::Policy') as [{ PolicyDocument: { Statement: [{ Action: string; Resource: { 'Fn::Join': [string, unknown[]] } }] } }];
    const [{ Action, Resource }] = PolicyDocument.Statement;
    return `${Action} ${String(Resource['Fn::Join'][1].at(-1))}`;
  }

  test.each([
    [{}, undefined, '/*/*'],
    [{}, '$default', '/*/*'],
    [{}, 'GET /orders/{id}', '/*/GET/orders/*'],
    [{}, 'ANY /files/{key+}', '/*/*/files/*'],
    [{ stageName: 'live' }, undefined, '/live/*'],
    [{ stageName: 'live' }, 'POST /', '/live/POST/'],
  ])('of %j on %s end with %s', (props, routeKey, expected) => {
    expect(granted(props, routeKey)).toBe(`execute-api:Invoke ${expected}`);
  });

  test('of a route are those of its key', () => {
    const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    newGateway().addRoute('GET /orders/{id}', sayingHttp()).grantInvoke(role);
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: [{ Action: 'execute-api:Invoke', Resource: { 'Fn::Join': ['', Match.arrayWith(['/*/GET/orders/*'])] } }] },
    });
  });
});

test.each([
  ['metricCount', 'Count', 'SampleCount'],
  ['metricClientError', '4xx', 'Sum'],
  ['metricServerError', '5xx', 'Sum'],
  ['metricLatency', 'Latency', 'Average'],
  ['metricIntegrationLatency', 'IntegrationLatency', 'Average'],
  ['metricDataProcessed', 'DataProcessed', 'Sum'],
] as const)('%s is %s of the stage', (method, metricName, statistic) => {
  const gateway = newGateway();
  expect(gateway[method]()).toMatchObject({ namespace: 'AWS/ApiGateway', metricName, statistic, dimensions: { ApiId: gateway.httpApi.apiId, Stage: '$default' } });
  expect(gateway[method]({ statistic: 'p95' }).statistic).toBe('p95');
});

test('any metric can be read', () => {
  expect(newGateway().metric('Other').metricName).toBe('Other');
});

describe('quotas', () => {
  function withRoutes(count: number, config: (index: number) => Partial<HttpIntegrationConfig> = () => ({})): void {
    const gateway = newGateway({ layout: RouteLayout.DOCUMENT });
    for (let index = 0; index < count; index += 1) gateway.addRoute(`GET /${index}`, sayingHttp(config(index)));
  }

  test('300 routes pass in silence', () => {
    withRoutes(300);
    expect(Annotations.fromStack(stack).findWarning('*', Match.anyValue())).toEqual([]);
  });

  test('more warn, with the quota and how to raise it', () => {
    withRoutes(301);
    Annotations.fromStack(stack).hasWarning('/Shop/Events', Match.stringLikeRegexp(
      'routes of the API: 301 routes are more than the 300 .*ask AWS for more, or split the API \\(https://docs\\.aws\\.amazon\\.com/.*http-api-quotas\\.html\\).*\\[ack: cdk-apigateway-patterns:httpRoutes\\]',
    ));
  });

  test('300 integrations pass', () => {
    withRoutes(300, (index) => ({ uri: `https://shop.example/${index}` }));
    expect(() => Template.fromStack(stack)).not.toThrow();
  });

  test('fails for more integrations, which AWS raises for nobody', () => {
    withRoutes(301, (index) => ({ uri: `https://shop.example/${index}` }));
    expect(() => Template.fromStack(stack)).toThrow(/integrations of the API must be at most 300 integrations, got 301; use one for several routes/);
  });
});

test('an API without routes warns', () => {
  newGateway();
  Annotations.fromStack(stack).hasWarning('/Shop/Events', Match.stringLikeRegexp("answers 404 to every call without; add one with addRoute\\('GET /', …\\).*noRoutes"));
});

describe('fails', () => {
  const add = (routeKey: string, options = {}, config: Partial<HttpIntegrationConfig> = {}) =>
    () => newGateway().addRoute(routeKey, sayingHttp(config), options);

  test.each([
    ['a route key of a WebSocket API', add('say'), /malformed route key 'say'; write a method and a path.*keys of messages belong to WebSocketGateway/],
    ['a connection of a WebSocket API', add('$connect'), /route key '\$connect' belongs to WebSocket APIs; use WebSocketGateway/],
    ['a negative rate', add('GET /', { throttlingRateLimit: -1 }), /'throttlingRateLimit' must be 0 requests or more, got -1/],
    ['a negative burst', add('GET /', { throttlingBurstLimit: -1 }), /'throttlingBurstLimit' must be 0 requests or more, got -1/],
    ['a long operation name', add('GET /', { operationName: 'x'.repeat(65) }), /'operationName' of 'GET \/' must be at most 64 characters, got 65/],
    ['a short timeout', add('GET /', {}, { timeout: Duration.millis(49) }), /50 ms to 30 seconds on an HTTP API, got 49 ms/],
    ['a long timeout', add('GET /', {}, { timeout: Duration.millis(30_001) }), /50 ms to 30 seconds on an HTTP API, got 30001 ms/],
    ['a stage name with a slash', () => newGateway({ stageName: 'a/b' }), /'stageName' must be 1 to 128 letters, digits, hyphens and underscores, got 'a\/b'/],
    ['a stage name of a dollar', () => newGateway({ stageName: '$live' }), /'stageName' must be .*got '\$live'/],
    ['stage variables with blanks', () => newGateway({ stageVariables: { a: 'b c' } }), /the value of stage variable 'a'/],
  ])('for %s', (_what, run, message) => {
    expect(run).toThrow(message);
  });

  test('for two operations of one name', () => {
    const gateway = newGateway();
    gateway.addRoute('GET /a', sayingHttp(), { operationName: 'get' });
    expect(() => gateway.addRoute('GET /b', sayingHttp(), { operationName: 'get' })).toThrow(/'operationName' must be unique.*'GET \/b' and 'GET \/a'/);
  });

  test('for more than 10 scopes', () => {
    const authorizationScopes = Array.from({ length: 11 }, (_, index) => `s${index}`);
    const auth = Object.assign(Auth.iam(), { bindToHttp: () => ({ authorizationType: 'JWT', authorizerId: 'a', authorizationScopes }) });
    expect(add('GET /', { auth })).toThrow(/scopes of 'GET \/' must be at most 10 scopes, got 11/);
  });

  test('for an authorizer in a document', () => {
    const auth = Object.assign(Auth.iam(), { bindToHttp: () => ({ authorizationType: 'JWT', authorizerId: 'a' }) });
    const gateway = newGateway({ layout: RouteLayout.DOCUMENT, auth });
    expect(() => gateway.addRoute('GET /', sayingHttp())).toThrow(/'GET \/' has an authorizer, which RouteLayout.DOCUMENT cannot refer to/);
  });

  test('for routes of plain constructs beside a document', () => {
    const gateway = newGateway({ layout: RouteLayout.DOCUMENT });
    gateway.addRoute('GET /', sayingHttp());
    (gateway.httpApi as HttpApi).addRoutes({ path: '/plain', integration: new HttpUrlIntegration('Plain', 'https://shop.example') });
    expect(() => Template.fromStack(stack)).toThrow(/routes of plain constructs cannot stand beside a document; use RouteLayout.RESOURCES/);
  });
});

test('a timeout known late is left to AWS', () => {
  newGateway().addRoute('GET /', sayingHttp({ timeout: Duration.millis(Lazy.number({ produce: () => 1 })) }));
  expect(propertiesOf(stack, INTEGRATION)[0].TimeoutInMillis).toBe(1);
});

test('integrations of this library answer routes of all layouts', () => {
  const fn = newFunction(stack);
  newGateway().addRoute('GET /', new LambdaProxy(fn));
  Template.fromStack(stack).hasResourceProperties(INTEGRATION, { IntegrationType: 'AWS_PROXY', PayloadFormatVersion: '2.0' });
});
