import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { AttributeType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { newBucket, newEncryptedBucket, statementsOf } from './support/bucket';
import {
  DynamoDbGetItem, DynamoDbPutItem, HttpProxy, LambdaCustom, MockResponse, RequestValue, RestGateway, S3GetObject, ServiceFunction, SqsSendMessage,
  ThroughFunction,
} from '../../src';
import type { IRestIntegration, ServiceFunctionProps } from '../../src';
import { plansIn } from '../handlers/through-function/support';

type Routes = { [routeKey: string]: (stack: Stack) => IRestIntegration };

const GET: Routes = { 'GET /orders/{id}': (stack) => new DynamoDbGetItem(table(stack), { key: { id: RequestValue.path('id') } }) };
const PUT: Routes = { 'POST /orders': (stack) => new DynamoDbPutItem(table(stack), { key: { id: RequestValue.body('id') } }) };
const FILE: Routes = { 'GET /files/{key+}': (stack) => new S3GetObject(stack.node.tryFindChild('Bucket') as never ?? newBucket(stack), { key: RequestValue.path('key') }) };

function newStack(): Stack {
  return new Stack(new App(), 'Shop');
}

function table(stack: Stack): Table {
  return stack.node.tryFindChild('Table') as Table | undefined ?? new Table(stack, 'Table', { partitionKey: { name: 'id', type: AttributeType.STRING } });
}

/** A plain API whose routes go through a function. */
function serve(stack: Stack, routes: Routes, serviceFunction?: ServiceFunction): HttpApi {
  const api = new HttpApi(stack, 'Api');
  for (const [key, integrationIn] of Object.entries(routes)) {
    const [method, path] = key.split(' ');
    const integration = new ThroughFunction(integrationIn(stack), { serviceFunction });
    api.addRoutes({ path, methods: [method as HttpMethod], integration: integration.toHttpIntegration() });
  }
  return api;
}

function templateOf(routes: Routes): Template {
  const stack = newStack();
  serve(stack, routes);
  return Template.fromStack(stack);
}

test('all routes of an API go through one function, which one permission lets the API invoke', () => {
  const template = templateOf({ ...GET, ...PUT, ...FILE });
  template.resourceCountIs('AWS::Lambda::Function', 1);
  template.resourceCountIs('AWS::Lambda::LayerVersion', 1);
  template.resourceCountIs('AWS::Lambda::Permission', 1);
  template.resourceCountIs('AWS::IAM::Role', 1);
  template.allResourcesProperties('AWS::ApiGatewayV2::Integration', {
    IntegrationType: 'AWS_PROXY', IntegrationUri: { 'Fn::GetAtt': [Match.stringLikeRegexp('ThroughFunction'), 'Arn'] }, PayloadFormatVersion: '2.0',
  });
});

test('the function is small, short, new, and logs to a group of its own', () => {
  const template = templateOf(GET);
  template.hasResourceProperties('AWS::Lambda::Function', {
    Runtime: 'nodejs24.x',
    Architectures: ['arm64'],
    Handler: 'index.handler',
    Code: { ZipFile: { 'Fn::Sub': Match.stringLikeRegexp('^exports.handler = require\\(.cdk-apigateway-through-function.\\).handler\\(\\{.*\\}\\);\\n$') } },
    Layers: [{ Ref: Match.stringLikeRegexp('^ApiGatewayThroughFunction') }],
    MemorySize: 512,
    Timeout: 29,
    LoggingConfig: { LogFormat: 'JSON', LogGroup: { Ref: Match.stringLikeRegexp('Log') } },
    Environment: Match.absent(),
    TracingConfig: Match.absent(),
    ReservedConcurrentExecutions: Match.absent(),
  });
  template.hasResource('AWS::Logs::LogGroup', { Properties: { RetentionInDays: 365 }, DeletionPolicy: 'RetainExceptOnCreate' });
});

describe('rights', () => {
  test('are those of the integrations and of the log, and nothing else', () => {
    const stack = newStack();
    serve(stack, {
      ...GET,
      'GET /again/{id}': GET['GET /orders/{id}'],
      'GET /files/{key+}': (scope) => new S3GetObject(newEncryptedBucket(scope), { key: RequestValue.path('key'), prefix: 'public/' }),
    });
    expect(statementsOf(stack)).toMatchObject([
      { Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: { 'Fn::GetAtt': [expect.stringMatching('Log'), 'Arn'] } },
      { Action: 'dynamodb:GetItem', Resource: { 'Fn::GetAtt': [expect.stringMatching('Table'), 'Arn'] } },
      { Action: 's3:GetObject', Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': [expect.stringMatching('Encrypted'), 'Arn'] }, '/public/*']] } },
      { Action: 'kms:Decrypt', Resource: { 'Fn::GetAtt': [expect.stringMatching('Key'), 'Arn'] } },
    ]);
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Role', { ManagedPolicyArns: Match.absent() });
  });

  test('are the same statements as on a REST API', () => {
    const integrationIn = (stack: Stack) => new DynamoDbPutItem(
      new Table(stack, 'Table', { partitionKey: { name: 'id', type: AttributeType.STRING }, encryption: TableEncryption.CUSTOMER_MANAGED }), { key: { id: RequestValue.body('id') } },
    );
    const [rest, http] = [newStack(), newStack()];
    new RestGateway(rest, 'Api').addRoute('POST /orders', integrationIn(rest));
    serve(http, { 'POST /orders': integrationIn });
    const own = statementsOf(rest);
    expect(own.length).toBeGreaterThan(1);
    expect(statementsOf(http).slice(1)).toEqual(own);
  });

  test('go to a given role', () => {
    const stack = newStack();
    const role = new Role(stack, 'Given', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    serve(stack, GET, new ServiceFunction(stack, 'Caller', { role }));
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::IAM::Role', 1);
    template.hasResourceProperties('AWS::Lambda::Function', { Role: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Given'), 'Arn'] } });
    template.hasResourceProperties('AWS::IAM::Policy', { PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Action: 'dynamodb:GetItem' })]) } });
  });
});

test('a function of one\'s own', () => {
  const stack = newStack();
  const logGroup = new LogGroup(stack, 'Log');
  const props: ServiceFunctionProps = {
    logGroup,
    memorySize: 1024,
    reservedConcurrentExecutions: 50,
    tracing: Tracing.ACTIVE,
    architecture: Architecture.X86_64,
    runtime: Runtime.NODEJS_22_X,
  };
  const caller = new ServiceFunction(stack, 'Caller', props);
  serve(stack, { ...GET, ...FILE }, caller);
  expect(caller.logGroup).toBe(logGroup);
  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::Lambda::Function', 1);
  template.hasResourceProperties('AWS::Lambda::Function', {
    Runtime: 'nodejs22.x',
    Architectures: ['x86_64'],
    MemorySize: 1024,
    ReservedConcurrentExecutions: 50,
    TracingConfig: { Mode: 'Active' },
    LoggingConfig: { LogGroup: stack.resolve(logGroup.logGroupName) },
  });
});

test('its log may be kept for another time', () => {
  const stack = newStack();
  new ServiceFunction(stack, 'Caller', { logRetention: RetentionDays.ONE_WEEK });
  Template.fromStack(stack).hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 7 });
});

test('two APIs of a stack have a function each, and one layer', () => {
  const stack = newStack();
  serve(stack, GET);
  const integration = new ThroughFunction(FILE['GET /files/{key+}'](stack)).toHttpIntegration();
  new HttpApi(stack, 'Other').addRoutes({ path: '/files/{key+}', methods: [HttpMethod.GET], integration });
  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::Lambda::Function', 2);
  template.resourceCountIs('AWS::Lambda::LayerVersion', 1);
});

test('no route\'s coming, going or order renames anything else', () => {
  const idsOf = (routes: Routes) => Object.keys(templateOf(routes).toJSON().Resources).filter((id) => !/Route|Integration|GET|POST|Bucket|Table/.test(id) || /ThroughFunction/.test(id)).sort();
  const all = idsOf({ ...GET, ...PUT, ...FILE });
  expect(idsOf({ ...FILE, ...PUT, ...GET })).toEqual(all);
  expect(idsOf(GET)).toEqual(all);
  const codeOf = (routes: Routes) => Object.values(templateOf(routes).findResources('AWS::Lambda::Function'))[0].Properties.Code;
  expect(codeOf({ ...FILE, ...PUT, ...GET })).toEqual(codeOf({ ...GET, ...PUT, ...FILE }));
});

test('what routes have in common is deployed once', () => {
  const stack = newStack();
  serve(stack, { ...GET, 'GET /again/{id}': GET['GET /orders/{id}'] });
  const plans = plansIn(stack);
  expect(Object.keys(plans.routes)).toEqual(['GET /again/{id}', 'GET /orders/{id}']);
  expect(plans.routes['GET /again/{id}']).toEqual(plans.routes['GET /orders/{id}']);
  expect(new Set(plans.texts).size).toBe(plans.texts.length);
});

describe('fails', () => {
  const bind = (integrationIn: (stack: Stack) => IRestIntegration) => () => {
    const stack = newStack();
    new ThroughFunction(integrationIn(stack)).bindToHttp({ scope: new HttpApi(stack, 'Api'), route: { method: 'GET', path: '/{id}', pathVariables: ['id'] } });
  };

  test.each<[string, (stack: Stack) => IRestIntegration, string]>([
    ['for a constant answer', () => new MockResponse(), 'ThroughFunction calls AWS services, by integrations of type AWS, got one of type MOCK; HTTP APIs serve functions and HTTP backends by themselves [at Shop/Api/ThroughFunction/Rights]'],
    ['for an HTTP backend', () => new HttpProxy('https://shop.example'), 'got one of type HTTP_PROXY'],
    ['for a function', (stack) => new LambdaCustom(new Function(stack, 'Fn', { runtime: Runtime.NODEJS_22_X, handler: 'a.b', code: Code.fromInline('1') })), 'got an integration that invokes a function; use LambdaProxy'],
    ['for a role', (stack) => new SqsSendMessage(new Queue(stack, 'Queue'), { role: new Role(stack, 'Role', { assumedBy: new ServicePrincipal('apigateway.amazonaws.com') }) }), "no role of its own; give 'role' to the ServiceFunction instead"],
    ['for an unknown path variable', (stack) => new S3GetObject(newBucket(stack), { key: RequestValue.path('key') }), 'key'],
  ])('%s', (_case, integrationIn, message) => {
    expect(bind(integrationIn)).toThrow(message);
  });

  test('for one function of two APIs', () => {
    const stack = newStack();
    const caller = new ServiceFunction(stack, 'Caller');
    serve(stack, GET, caller);
    const integration = new ThroughFunction(FILE['GET /files/{key+}'](stack), { serviceFunction: caller });
    expect(() => integration.bindToHttp({ scope: new HttpApi(stack, 'Other'), route: { method: 'GET', path: '/files/{key+}', pathVariables: ['key'] } }))
      .toThrow('a ServiceFunction serves the routes of one API, got those of Shop/Other beside those of Shop/Api; make one for each [at Shop/Caller]');
  });

  test('for how long another\'s log is kept', () => {
    const stack = newStack();
    expect(() => new ServiceFunction(stack, 'Caller', { logGroup: new LogGroup(stack, 'Log'), logRetention: RetentionDays.ONE_DAY })).toThrow("'logRetention' is for the function's own log group");
  });
});
