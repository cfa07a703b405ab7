import { Duration, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { JsonSchemaType, MethodLoggingLevel } from 'aws-cdk-lib/aws-apigateway';
import { IpAddressType, WebSocketApiKeySelectionExpression } from 'aws-cdk-lib/aws-apigatewayv2';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Alias, Function } from 'aws-cdk-lib/aws-lambda';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { idsOf, mockMessages, newFunction, newStack, propertiesOf, sayingToMessages } from './support/stacks';
import { AccessLog, AccountLogging, Auth, ConnectionMethod, LambdaProxy, MockResponse, SqsSendMessage, WebSocketGateway } from '../../src';
import type { IWebSocketGateway, WebSocketGatewayProps } from '../../src';

const ROUTE = 'AWS::ApiGatewayV2::Route';
const INTEGRATION = 'AWS::ApiGatewayV2::Integration';
const ANSWER = 'AWS::ApiGatewayV2::IntegrationResponse';
const ROUTE_RESPONSE = 'AWS::ApiGatewayV2::RouteResponse';
const STAGE = 'AWS::ApiGatewayV2::Stage';
const OPEN = Auth.open({ reason: 'test' });
const TWO_WAY = { responses: [{ key: '$default', template: '{}' }] };

let stack: Stack;

beforeEach(() => {
  stack = newStack();
});

const chat = (props?: WebSocketGatewayProps) => new WebSocketGateway(stack, 'Chat', props);
const routes = (): Record<string, Record<string, unknown>> => Object.fromEntries(propertiesOf(stack, ROUTE).map((route) => [route.RouteKey, route]));
const integrationOf = (routeKey: string) => {
  const { 'Fn::Sub': target } = routes()[routeKey].Target as { 'Fn::Sub': string };
  return Template.fromStack(stack).findResources(INTEGRATION)[target.slice('integrations/${'.length, -1)].Properties;
};

describe('a route', () => {
  test('is a route, with an integration', () => {
    chat({ auth: OPEN }).addRoute('say', mockMessages());
    const [[integration], [api]] = [idsOf(stack, INTEGRATION), idsOf(stack, 'AWS::ApiGatewayV2::Api')];
    expect(propertiesOf(stack, ROUTE)).toEqual([{ ApiId: { Ref: api }, RouteKey: 'say', Target: { 'Fn::Sub': `integrations/\${${integration}}` } }]);
  });

  test('renders all that its integration says', () => {
    chat({ auth: OPEN }).addRoute('say', sayingToMessages({
      type: 'HTTP',
      uri: `arn:${stack.partition}:apigateway:${stack.region}:sqs:action/X`,
      httpMethod: 'POST',
      vpcLinkId: 'link',
      credentialsArn: 'arn:aws:iam::123456789012:role/x',
      requestParameters: { 'integration.request.header.a': "'b'" },
      requestTemplate: 'x',
      contentHandling: 'CONVERT_TO_TEXT',
      timeout: Duration.seconds(5),
      responses: [{ key: '/2\\d\\d/', template: 'y' }, { key: '$default' }],
    }));
    const [api] = idsOf(stack, 'AWS::ApiGatewayV2::Api');
    expect(propertiesOf(stack, INTEGRATION)).toEqual([{
      ApiId: { Ref: api },
      IntegrationType: 'HTTP',
      IntegrationUri: { 'Fn::Sub': 'arn:${AWS::Partition}:apigateway:${AWS::Region}:sqs:action/X' },
      IntegrationMethod: 'POST',
      ConnectionType: 'VPC_LINK',
      ConnectionId: 'link',
      CredentialsArn: 'arn:aws:iam::123456789012:role/x',
      RequestParameters: { 'integration.request.header.a': "'b'" },
      RequestTemplates: { $default: 'x' },
      TemplateSelectionExpression: '\\$default',
      PassthroughBehavior: 'NEVER',
      ContentHandlingStrategy: 'CONVERT_TO_TEXT',
      TimeoutInMillis: 5_000,
    }]);
    const common = { ApiId: { Ref: api }, IntegrationId: { Ref: idsOf(stack, INTEGRATION)[0] } };
    expect(propertiesOf(stack, ANSWER)).toEqual([
      { ...common, IntegrationResponseKey: '/2\\d\\d/', ResponseTemplates: { $default: 'y' }, TemplateSelectionExpression: '\\$default' },
      { ...common, IntegrationResponseKey: '$default' },
    ]);
  });

  test('without a template says nothing of templates', () => {
    chat({ auth: OPEN }).addRoute('say', sayingToMessages({ type: 'AWS_PROXY', uri: 'u', requestTemplate: undefined }));
    expect(propertiesOf(stack, INTEGRATION)).toEqual([{ ApiId: expect.anything(), IntegrationType: 'AWS_PROXY', IntegrationUri: 'u' }]);
  });

  test('shares an integration with the routes whose integration says the same', () => {
    const gateway = chat({ auth: OPEN });
    const fn = newFunction(stack);
    for (const key of ['a', 'b', '$default']) gateway.addRoute(key, new LambdaProxy(fn));
    gateway.addRoute('c', new LambdaProxy(fn, { timeout: Duration.seconds(3) }));
    expect(propertiesOf(stack, INTEGRATION)).toHaveLength(2);
    expect(new Set(Object.values(routes()).map(({ Target }) => JSON.stringify(Target))).size).toBe(2);
  });

  test('does not share an integration whose answers differ', () => {
    const gateway = chat({ auth: OPEN });
    for (const [key, template] of [['one', 'a'], ['two', 'b'], ['three', 'b']]) gateway.addRoute(key, sayingToMessages({ responses: [{ key: '$default', template }] }));
    expect(propertiesOf(stack, INTEGRATION)).toHaveLength(2);
    expect(propertiesOf(stack, ANSWER)).toHaveLength(2);
  });

  test('is bound with its key, for the gateway', () => {
    const bindToWebSocket = jest.fn(mockMessages().bindToWebSocket);
    const gateway = chat();
    const route = gateway.addRoute('say', { bindToWebSocket });
    expect(bindToWebSocket).toHaveBeenCalledWith({ scope: gateway, routeKey: 'say' });
    expect(route).toMatchObject({ gateway, routeKey: 'say' });
    expect(stack.resolve(route.arnForExecuteApi)).toEqual(stack.resolve(gateway.arnForExecuteApi('say')));
  });

  test('comes in with the props like one that is added', () => {
    chat({ routes: { say: { integration: mockMessages(), operationName: 'Say' }, $default: { integration: mockMessages() } } });
    expect(Object.keys(routes()).sort()).toEqual(['$connect', '$default', 'say']);
    expect(routes().say.OperationName).toBe('Say');
  });

  test.each<[string, (gateway: IWebSocketGateway) => unknown, string]>([
    ['a route twice', (gateway) => gateway.addRoute('say', mockMessages()) && gateway.addRoute('say', mockMessages()),
      "'say' is a route of this API already; a route key has one integration, so leave one of the two out"],
    ['a key of another kind', (gateway) => gateway.addRoute('GET /x', mockMessages()), "route key 'GET /x' belongs to REST and HTTP APIs"],
    ['a timeout of 30 seconds', (gateway) => gateway.addRoute('say', sayingToMessages({ timeout: Duration.seconds(30) })), "'timeout' must be 50 ms to 29 seconds on a WebSocket API"],
    ['no name', (gateway) => gateway.addRoute('say', mockMessages(), { operationName: '' }), "'operationName' of 'say' must not be empty; leave it out"],
    ['a long name', (gateway) => gateway.addRoute('say', mockMessages(), { operationName: 'x'.repeat(65) }), "'operationName' of 'say' must be at most 64 characters, got 65"],
  ])('fails: %s', (_name, code, message) => {
    expect(() => code(chat())).toThrow(message);
  });

  test('that is refused leaves nothing behind', () => {
    const gateway = chat({ auth: OPEN });
    expect(() => gateway.addRoute('say', sayingToMessages({ timeout: Duration.seconds(30) }))).toThrow();
    gateway.addRoute('say', mockMessages());
    expect(propertiesOf(stack, ROUTE)).toHaveLength(1);
  });
});

describe('an answer', () => {
  const answered = () => Object.values(routes()).filter(({ RouteResponseSelectionExpression }) => RouteResponseSelectionExpression === '$default').map(({ RouteKey }) => RouteKey);

  test('goes to the client where the integration says what it is', () => {
    const gateway = chat({ auth: OPEN });
    gateway.addRoute('say', sayingToMessages(TWO_WAY));
    gateway.addRoute('tell', mockMessages());
    expect(answered()).toEqual(['say']);
    const say = Object.entries(Template.fromStack(stack).findResources(ROUTE)).find(([, { Properties }]) => Properties.RouteKey === 'say')?.[0];
    expect(propertiesOf(stack, ROUTE_RESPONSE)).toEqual([{ ApiId: expect.anything(), RouteId: { Ref: say }, RouteResponseKey: '$default' }]);
  });

  test('goes to nobody when it is not wanted', () => {
    chat({ auth: OPEN }).addRoute('say', sayingToMessages(TWO_WAY), { returnResponse: false });
    expect(answered()).toEqual([]);
    expect(propertiesOf(stack, ROUTE_RESPONSE)).toEqual([]);
    expect(propertiesOf(stack, ANSWER)).toHaveLength(1);
  });

  test('of a proxy integration goes to the client when it is wanted', () => {
    const gateway = chat({ auth: OPEN });
    const integration = new LambdaProxy(newFunction(stack));
    gateway.addRoute('say', integration, { returnResponse: true });
    gateway.addRoute('tell', integration);
    expect(answered()).toEqual(['say']);
    expect(propertiesOf(stack, INTEGRATION)).toHaveLength(1);
  });

  test('of $connect is made for its status, and none of $disconnect', () => {
    const gateway = chat();
    gateway.addRoute('$connect', sayingToMessages(TWO_WAY));
    gateway.addRoute('$disconnect', sayingToMessages(TWO_WAY));
    expect(answered()).toEqual(['$connect']);
  });

  test.each(['AWS', 'HTTP', 'MOCK'])('fails: is wanted of an %s integration that says none', (type) => {
    expect(() => chat().addRoute('say', sayingToMessages({ type }), { returnResponse: true }))
      .toThrow(`'returnResponse' of 'say' needs an answer, and its ${type} integration says none; give the integration a response with the key $default`);
  });

  test.each(['$connect', '$disconnect'])('fails: is wanted on %s', (routeKey) => {
    expect(() => chat().addRoute(routeKey, mockMessages(), { returnResponse: true })).toThrow(`'returnResponse' is for messages, which '${routeKey}' has none of; leave it out`);
  });
});

describe('who may connect', () => {
  test('is asked by IAM although no $connect was added', () => {
    chat().addRoute('say', mockMessages());
    expect(routes().$connect).toMatchObject({ AuthorizationType: 'AWS_IAM', RouteResponseSelectionExpression: '$default' });
    expect(integrationOf('$connect')).toMatchObject({ IntegrationType: 'MOCK', RequestTemplates: { $default: expect.stringContaining('statusCode') } });
    expect(propertiesOf(stack, ANSWER)).toHaveLength(1);
    expect(routes().say.AuthorizationType).toBeUndefined();
  });

  test('is everybody when a reason is on record, without a route', () => {
    chat({ auth: OPEN }).addRoute('say', mockMessages());
    expect(Object.keys(routes())).toEqual(['say']);
  });

  test('is said by the gateway for the $connect that is added', () => {
    chat({ auth: OPEN }).addRoute('$connect', mockMessages());
    expect(routes().$connect.AuthorizationType).toBe('NONE');
  });

  test('is said by the $connect that is added, in place of the gateway', () => {
    chat().addRoute('$connect', mockMessages(), { auth: OPEN });
    expect(routes().$connect.AuthorizationType).toBe('NONE');
  });

  test('is asked by the $connect that is added, with nothing left of the other', () => {
    const without = newStack();
    new WebSocketGateway(without, 'Chat');
    chat().addRoute('$connect', new LambdaProxy(newFunction(stack)));
    expect(routes().$connect).toMatchObject({ AuthorizationType: 'AWS_IAM' });
    expect(idsOf(stack, ROUTE)).toEqual(idsOf(without, ROUTE));
    expect(propertiesOf(stack, INTEGRATION).map(({ IntegrationType }) => IntegrationType)).toEqual(['AWS_PROXY']);
    expect([...propertiesOf(stack, ANSWER), ...propertiesOf(stack, ROUTE_RESPONSE)]).toEqual([]);
  });

  test('leaves other routes their integration when $connect is added', () => {
    const gateway = chat();
    gateway.addRoute('ping', new MockResponse());
    gateway.addRoute('$connect', new LambdaProxy(newFunction(stack)));
    expect(integrationOf('ping').IntegrationType).toBe('MOCK');
    expect(propertiesOf(stack, ANSWER)).toHaveLength(1);
  });

  test('may need an API key', () => {
    const gateway = chat({ apiKeySelectionExpression: WebSocketApiKeySelectionExpression.HEADER_X_API_KEY });
    gateway.addRoute('$connect', mockMessages(), { apiKeyRequired: true });
    expect(routes().$connect.ApiKeyRequired).toBe(true);
    expect(propertiesOf(stack, 'AWS::ApiGatewayV2::Api')[0].ApiKeySelectionExpression).toBe('$request.header.x-api-key');
  });

  test('fails: a key selection without a key', () => {
    chat({ apiKeySelectionExpression: WebSocketApiKeySelectionExpression.HEADER_X_API_KEY });
    expect(() => Template.fromStack(stack)).toThrow("'apiKeySelectionExpression' is for connections that need an API key; add the route '$connect' with 'apiKeyRequired: true', or leave it out");
  });

  test.each(['say', '$default', '$disconnect'])('fails: is asked on %s', (routeKey) => {
    const gateway = chat();
    expect(() => gateway.addRoute(routeKey, mockMessages(), { auth: Auth.iam() })).toThrow(
      `'auth' of '${routeKey}' would never be asked: API Gateway authorizes a connection when it is made, for all its messages; give it to the gateway, or to the route '$connect'`);
    expect(() => gateway.addRoute(routeKey, mockMessages(), { apiKeyRequired: true })).toThrow(
      `'apiKeyRequired' of '${routeKey}' would never be asked: API Gateway looks for a key when a connection is made; give it to the route '$connect'`);
  });
});

describe('what is validated', () => {
  const OBJECT = { type: JsonSchemaType.OBJECT };

  test('is a model for all messages, which equal schemas share', () => {
    const gateway = chat({ auth: OPEN });
    gateway.addRoute('say', mockMessages(), { requestBody: OBJECT });
    gateway.addRoute('tell', mockMessages(), { requestBody: { ...OBJECT } });
    const [{ Name, Schema, ContentType }] = propertiesOf(stack, 'AWS::ApiGatewayV2::Model');
    expect(propertiesOf(stack, 'AWS::ApiGatewayV2::Model')).toHaveLength(1);
    expect({ Schema, ContentType }).toEqual({ Schema: expect.objectContaining({ type: 'object' }), ContentType: 'application/json' });
    expect(Name).toMatch(/^[A-Za-z0-9]+$/);
    expect(routes().say).toMatchObject({ ModelSelectionExpression: '\\$default', RequestModels: { $default: Name } });
    for (const { DependsOn } of Object.values(Template.fromStack(stack).findResources(ROUTE))) expect(DependsOn).toEqual(idsOf(stack, 'AWS::ApiGatewayV2::Model'));
  });

  test('is selected among models', () => {
    chat().addRoute('say', mockMessages(), { requestModels: { b: OBJECT, a: { type: JsonSchemaType.STRING } }, modelSelectionExpression: '$request.body.kind' });
    expect(routes().say).toMatchObject({ ModelSelectionExpression: '$request.body.kind', RequestModels: { a: expect.anything(), b: expect.anything() } });
    expect(propertiesOf(stack, 'AWS::ApiGatewayV2::Model')).toHaveLength(2);
  });

  test.each(['$connect', '$disconnect'])('fails: the messages of %s', (routeKey) => {
    expect(() => chat().addRoute(routeKey, mockMessages(), { requestBody: OBJECT })).toThrow(`'requestBody' is for messages, which '${routeKey}' has none of; leave it out`);
  });
});

describe('the API', () => {
  test('is one of AWS CDK, with a name of its own', () => {
    const gateway = chat();
    expect(propertiesOf(stack, 'AWS::ApiGatewayV2::Api')).toEqual([{
      Name: expect.stringMatching(/^Shop-Chat-[0-9A-F]{8}$/), ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.action',
    }]);
    expect(gateway.webSocketApi.isWebsocketApi).toBe(true);
    expect(gateway.stage.api).toBe(gateway.webSocketApi);
  });

  test('says what its props say', () => {
    chat({
      webSocketApiName: 'chat', description: 'Rooms', routeSelectionExpression: '${request.body.kind}', ipAddressType: IpAddressType.DUAL_STACK,
    });
    expect(propertiesOf(stack, 'AWS::ApiGatewayV2::Api')).toEqual([{
      Name: 'chat', Description: 'Rooms', ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '${request.body.kind}', IpAddressType: 'dualstack',
    }]);
  });

  test.each(['', 'action', '$request.header.x'])("fails: routes selected by '%s'", (routeSelectionExpression) => {
    expect(() => chat({ routeSelectionExpression })).toThrow("'routeSelectionExpression' must read");
  });

  test('warns past the quota of routes, saying how to raise it', () => {
    const gateway = chat();
    for (let route = 0; route < 299; route += 1) gateway.addRoute(`route${route}`, mockMessages());
    const warning = Match.stringLikeRegexp('routes of the API: 301 routes are more than the 300 that AWS allows before it is asked to raise the quota; ask AWS for more, or split the API');
    Annotations.fromStack(stack).hasNoWarning('/Shop/Chat', Match.anyValue());
    const more = newStack('More');
    const larger = new WebSocketGateway(more, 'Chat');
    for (let route = 0; route < 300; route += 1) larger.addRoute(`route${route}`, mockMessages());
    Annotations.fromStack(more).hasWarning('/More/Chat', warning);
  });
});

describe('the stage', () => {
  const OFF = { accessLog: AccessLog.none({ reason: 'test' }), loggingLevel: MethodLoggingLevel.OFF };

  test('deploys by itself, throttled, measured and logged', () => {
    chat();
    expect(propertiesOf(stack, STAGE)).toEqual([{
      ApiId: { Ref: idsOf(stack, 'AWS::ApiGatewayV2::Api')[0] },
      StageName: 'prod',
      AutoDeploy: true,
      DefaultRouteSettings: { ThrottlingRateLimit: 1_000, ThrottlingBurstLimit: 500, LoggingLevel: 'ERROR', DataTraceEnabled: false, DetailedMetricsEnabled: true },
      AccessLogSettings: { DestinationArn: expect.anything(), Format: expect.stringContaining('"connectionId":"$context.connectionId"') },
    }]);
    Template.fromStack(stack).resourceCountIs('Custom::ApiGatewayAccountLogging', 1);
  });

  test('says what its props say', () => {
    chat({ ...OFF, stageName: 'live', stageDescription: 'Live', stageVariables: { a: 'b' }, throttlingRateLimit: 5, throttlingBurstLimit: 2, metricsEnabled: false });
    expect(propertiesOf(stack, STAGE)).toEqual([{
      ApiId: expect.anything(),
      StageName: 'live',
      AutoDeploy: true,
      Description: 'Live',
      StageVariables: { a: 'b' },
      DefaultRouteSettings: { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 2, LoggingLevel: 'OFF', DataTraceEnabled: false, DetailedMetricsEnabled: false },
    }]);
  });

  test.each<[string, WebSocketGatewayProps, number]>([
    ['no logs', OFF, 0],
    ['execution logs alone', { ...OFF, loggingLevel: MethodLoggingLevel.INFO }, 1],
    ['an access log alone', { loggingLevel: MethodLoggingLevel.OFF }, 1],
    ['a role made elsewhere', { accountLogging: AccountLogging.assume() }, 0],
  ])('asks for the account\'s logging role with %s', (_name, props, count) => {
    chat(props);
    Template.fromStack(stack).resourceCountIs('Custom::ApiGatewayAccountLogging', count);
  });

  test('waits for the routes and all they need', () => {
    chat().addRoute('say', sayingToMessages(TWO_WAY), { requestBody: { type: JsonSchemaType.OBJECT } });
    const [{ DependsOn }] = Object.values(Template.fromStack(stack).findResources(STAGE));
    expect(DependsOn).toEqual(expect.arrayContaining([ROUTE, INTEGRATION, ANSWER, ROUTE_RESPONSE].flatMap((type) => idsOf(stack, type))));
  });

  test('throttles single routes, which keep its other settings', () => {
    const gateway = chat();
    gateway.addRoute('say', mockMessages(), { throttlingRateLimit: 5 });
    gateway.addRoute('$connect', mockMessages(), { throttlingBurstLimit: 7 });
    gateway.addRoute('tell', mockMessages());
    const others = { LoggingLevel: 'ERROR', DataTraceEnabled: false, DetailedMetricsEnabled: true };
    expect(propertiesOf(stack, STAGE)[0].RouteSettings).toEqual({
      say: { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 500, ...others },
      $connect: { ThrottlingRateLimit: 1_000, ThrottlingBurstLimit: 7, ...others },
    });
  });

  test('fails: a name that no stage has', () => {
    expect(() => chat({ stageName: '$default' })).toThrow("'stageName' must be 1 to 128 letters, digits, hyphens and underscores, got '$default'");
  });
});

describe('functions', () => {
  const PERMISSION = 'AWS::Lambda::Permission';

  test('are permitted once for all routes of the stage', () => {
    const gateway = chat();
    const fn = newFunction(stack);
    for (const key of ['$connect', 'say', 'tell']) gateway.addRoute(key, new LambdaProxy(fn));
    const [api] = idsOf(stack, 'AWS::ApiGatewayV2::Api');
    expect(propertiesOf(stack, PERMISSION)).toEqual([{
      Action: 'lambda:InvokeFunction',
      FunctionName: stack.resolve(fn.functionArn),
      Principal: 'apigateway.amazonaws.com',
      SourceArn: { 'Fn::Sub': `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${${api}}/prod/*` },
    }]);
  });

  test('are permitted for each API, and each alias for itself', () => {
    const fn = newFunction(stack);
    const alias = new Alias(stack, 'Live', { aliasName: 'live', version: fn.currentVersion });
    chat().addRoute('a', new LambdaProxy(fn));
    new WebSocketGateway(stack, 'Other', { routes: { a: { integration: new LambdaProxy(fn) }, b: { integration: new LambdaProxy(alias) } } });
    expect(propertiesOf(stack, PERMISSION)).toHaveLength(3);
  });

  test('can be told where clients are reached, without a circle', () => {
    const gateway = chat();
    const fn = newFunction(stack);
    gateway.addRoute('say', new LambdaProxy(fn));
    gateway.grantPostToConnection(fn);
    const [{ Environment }] = propertiesOf(stack, 'AWS::Lambda::Function').filter(({ Handler }) => Handler === 'index.handler');
    expect(Environment).toEqual({ Variables: { CALLBACK_URL: stack.resolve(gateway.callbackUrl) } });
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [{ Action: 'execute-api:ManageConnections', Effect: 'Allow', Resource: stack.resolve(gateway.arnForManageConnections(ConnectionMethod.POST)) }],
      },
    });
  });

  test('can be told in a variable of their own', () => {
    const fn = newFunction(stack);
    chat().grantPostToConnection(fn, 'CHAT_URL');
    Template.fromStack(stack).hasResourceProperties('AWS::Lambda::Function', { Environment: { Variables: { CHAT_URL: Match.anyValue() } } });
  });

  test('fails: cannot be told when they are made elsewhere', () => {
    const fn = Function.fromFunctionName(stack, 'Fn', 'fn');
    expect(() => chat().grantPostToConnection(fn)).toThrow("the environment of 'Shop/Fn' cannot be changed here, since it is no function that this app makes; set 'callbackUrl' where it is made, and use grantManageConnections()");
  });
});

describe('addresses', () => {
  const DOMAIN = ['.execute-api.', { Ref: 'AWS::Region' }, '.', { Ref: 'AWS::URLSuffix' }];

  test('are those of the stage', () => {
    const gateway = chat({ stageName: 'live' });
    const api = { Ref: idsOf(stack, 'AWS::ApiGatewayV2::Api')[0] };
    const arn = (rest: string) => ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':execute-api:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, ':', api, rest]] });
    expect(gateway.stageName).toBe('live');
    expect(stack.resolve(gateway.url)).toEqual({ 'Fn::Join': ['', ['wss://', api, ...DOMAIN, '/live']] });
    expect(stack.resolve(gateway.callbackUrl)).toEqual({ 'Fn::Join': ['', ['https://', api, ...DOMAIN, '/live']] });
    expect(stack.resolve(gateway.arnForExecuteApi())).toEqual(arn('/live/*'));
    expect(stack.resolve(gateway.arnForExecuteApi('$connect'))).toEqual(arn('/live/$connect'));
    expect(stack.resolve(gateway.arnForManageConnections())).toEqual(arn('/live/*/@connections/*'));
    expect(stack.resolve(gateway.arnForManageConnections(ConnectionMethod.DELETE))).toEqual(arn('/live/DELETE/@connections/*'));
  });

  test('are the same as those of AWS CDK', () => {
    const gateway = chat();
    expect(stack.resolve(gateway.url)).toEqual(stack.resolve(gateway.stage.url));
    expect(stack.resolve(gateway.callbackUrl)).toEqual(stack.resolve(gateway.stage.callbackUrl));
  });
});

describe('rights', () => {
  interface Policy {
    readonly Statement: readonly { readonly Action: string; readonly Resource: unknown }[];
  }

  const statements = (grant: (gateway: IWebSocketGateway, role: Role) => unknown) => {
    grant(chat(), new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }));
    const policies = propertiesOf(stack, 'AWS::IAM::Policy').map(({ PolicyDocument }) => PolicyDocument as Policy);
    const found = policies.flatMap(({ Statement }) => Statement).filter(({ Action }) => Action.startsWith('execute-api'));
    return found.map(({ Action, Resource }) => [Action, [Resource].flat().map((arn) => JSON.stringify(arn).replace(/^.*"(\/prod[^"]*)".*$/, '$1'))]);
  };

  test('to connect are on $connect alone', () => {
    expect(statements((gateway, role) => gateway.grantConnect(role))).toEqual([['execute-api:Invoke', ['/prod/$connect']]]);
  });

  test('to invoke are on all routes, or one', () => {
    expect(statements((gateway, role) => [gateway.grantInvoke(role), gateway.grantInvoke(role, 'say')])).toEqual([
      ['execute-api:Invoke', ['/prod/*']], ['execute-api:Invoke', ['/prod/say']],
    ]);
  });

  test('on connections are those that are named, or all three', () => {
    const { POST, GET, DELETE } = ConnectionMethod;
    const on = (...methods: string[]) => [['execute-api:ManageConnections', methods.map((method) => `/prod/${method}/@connections/*`)]];
    expect(statements((gateway, role) => gateway.grantManageConnections(role))).toEqual(on('POST', 'GET', 'DELETE'));
    for (const methods of [[POST], [GET, DELETE]]) {
      stack = newStack();
      expect(statements((gateway, role) => gateway.grantManageConnections(role, ...methods))).toEqual(on(...methods));
    }
  });
});

test('metrics are those of the stage', () => {
  const gateway = chat();
  const shown = (metric: { metricName: string; statistic: string; namespace: string; dimensions?: object }) =>
    [metric.namespace, metric.metricName, metric.statistic, Object.keys(metric.dimensions ?? {}), stack.resolve(metric.dimensions)];
  const dimensions = { ApiId: { Ref: idsOf(stack, 'AWS::ApiGatewayV2::Api')[0] }, Stage: 'prod' };
  const metrics = [
    gateway.metricConnectCount(), gateway.metricMessageCount(), gateway.metricIntegrationError(), gateway.metricClientError(),
    gateway.metricExecutionError(), gateway.metricIntegrationLatency(), gateway.metricMessageCount({ statistic: 'Average' }), gateway.metric('Other'),
  ];
  expect(metrics.map(shown)).toEqual([
    ['ConnectCount', 'Sum'], ['MessageCount', 'Sum'], ['IntegrationError', 'Sum'], ['ClientError', 'Sum'], ['ExecutionError', 'Sum'],
    ['IntegrationLatency', 'Average'], ['MessageCount', 'Average'], ['Other', 'Average'],
  ].map(([name, statistic]) => ['AWS/ApiGateway', name, statistic, ['ApiId', 'Stage'], dimensions]));
});

test('a queue takes messages with the least rights, and without a function', () => {
  const queue = new Queue(stack, 'Queue');
  chat({ accountLogging: AccountLogging.assume() }).addRoute('say', new SqsSendMessage(queue));
  Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
    PolicyDocument: { Statement: [{ Action: 'sqs:SendMessage', Effect: 'Allow', Resource: stack.resolve(queue.queueArn) }] },
  });
  expect(integrationOf('say')).toMatchObject({ IntegrationType: 'AWS', RequestTemplates: { $default: expect.anything() } });
});
