import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { LocalGateway, stubBackend } from '../src';

process.env.CDK_VALIDATION = 'false';

let outdir: string;

beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'local-gateway-'));
});

afterEach(() => rmSync(outdir, { recursive: true, force: true }));

function queueIntegration(stack: Stack, queue: sqs.IQueue): apigateway.AwsIntegration {
  const credentialsRole = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('apigateway.amazonaws.com') });
  return new apigateway.AwsIntegration({
    service: 'sqs',
    path: `${stack.account}/${queue.queueName}`,
    options: {
      credentialsRole,
      requestParameters: { 'integration.request.header.Content-Type': "'application/x-www-form-urlencoded'" },
      requestTemplates: { 'application/json': 'Action=SendMessage&MessageBody=$util.urlEncode($input.body)' },
      integrationResponses: [{ statusCode: '202' }],
    },
  });
}

test('runs a stack of plain L2 constructs', async () => {
  const stack = new Stack(new App({ outdir }), 'Orders', { env: { account: '111122223333', region: 'eu-west-1' } });
  const api = new apigateway.RestApi(stack, 'Api', { defaultCorsPreflightOptions: { allowOrigins: ['https://shop.example'] } });
  const handler = new lambda.Function(stack, 'Handler', { runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('x') });
  const orders = api.root.addResource('orders');
  orders.addMethod('GET', new apigateway.LambdaIntegration(handler));
  orders.addMethod('POST', queueIntegration(stack, new sqs.Queue(stack, 'Jobs')), { methodResponses: [{ statusCode: '202' }] });
  const backend = stubBackend({ 'lambda': { payload: { statusCode: 200, body: 'listed' } }, 'sqs:SendMessage': { body: '{}' } });
  const gateway = LocalGateway.fromStack(stack, { backend });

  expect((await gateway.invoke({ path: '/orders' })).body.toString()).toBe('listed');
  expect((await gateway.invoke({ method: 'POST', path: '/orders', body: '{"a":1}' })).status).toBe(202);
  const preflight = await gateway.invoke({ method: 'OPTIONS', path: '/orders' });
  expect([preflight.status, preflight.headers['access-control-allow-origin']]).toEqual([204, 'https://shop.example']);
  expect(backend.calls.map(({ kind, action, url, problems }) => [kind, action, url.split('/')[2], problems])).toEqual([
    ['lambda', 'Invoke', 'lambda.eu-west-1.amazonaws.com', undefined], ['aws', 'SendMessage', 'sqs.eu-west-1.amazonaws.com', []],
  ]);
  expect(backend.calls[0].functionArn).toMatch(/^arn:aws:lambda:eu-west-1:111122223333:function:Handler/);
  expect(backend.calls[1].path).toMatch(/^\/111122223333\/Jobs/);
});

test('an assembly is the same, and finds what other stacks export', async () => {
  const app = new App({ outdir });
  const data = new Stack(app, 'Data');
  const table = new dynamodb.Table(data, 'Table', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } });
  const stack = new Stack(app, 'Front');
  const api = new apigateway.RestApi(stack, 'Api');
  api.root.addMethod('GET', new apigateway.AwsIntegration({
    service: 'dynamodb',
    action: 'DescribeTable',
    options: {
      requestTemplates: { 'application/json': `{"TableName":"${table.tableName}"}` }, integrationResponses: [{ statusCode: '200' }],
    },
  }), { methodResponses: [{ statusCode: '200' }] });
  app.synth();
  const backend = stubBackend({ 'dynamodb:DescribeTable': { body: '{}' } });
  const gateway = LocalGateway.fromAssembly(outdir, { backend, region: 'us-west-2' });
  expect((await gateway.invoke({ path: '/' })).status).toBe(200);
  expect([backend.calls[0].region, backend.calls[0].body.toString()]).toEqual(['us-west-2', expect.stringMatching(/^\{"TableName":"Table[A-Z0-9]+"\}$/)]);
});

test('runs a stack of a stage, with its nested stacks', async () => {
  const stack = new Stack(new Stage(new App({ outdir }), 'Prod'), 'Orders');
  const nested = new NestedStack(stack, 'Nested');
  const queue = new sqs.Queue(stack, 'Jobs');
  const api = new apigateway.RestApi(nested, 'Api');
  api.root.addMethod('POST', queueIntegration(nested, queue), { methodResponses: [{ statusCode: '202' }] });
  const backend = stubBackend({ 'sqs:SendMessage': { body: '{}' } });
  expect((await LocalGateway.fromStack(stack, { backend }).invoke({ method: 'POST', path: '/' })).status).toBe(202);
  expect(backend.calls[0].path).toMatch(/\/Jobs/);
});

test('reads an OpenAPI document that is an asset', async () => {
  const stack = new Stack(new App({ outdir }), 'Documented');
  new apigateway.SpecRestApi(stack, 'Api', { apiDefinition: apigateway.ApiDefinition.fromAsset(join(__dirname, 'fixtures', 'open-api.json')) });
  const gateway = LocalGateway.fromStack(stack, { backend: stubBackend({}) });
  expect((await gateway.invoke({ path: '/hello' })).body.toString()).toBe('hello');
});

test('template parameters may be given', async () => {
  const gateway = LocalGateway.fromTemplate({
    Parameters: { Name: { Type: 'String' } },
    Resources: {
      Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'a' } },
      Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: { Ref: 'Api' }, StageName: { Ref: 'Name' } } },
      Method: {
        Type: 'AWS::ApiGateway::Method',
        Properties: {
          RestApiId: { Ref: 'Api' },
          ResourceId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] },
          HttpMethod: 'GET',
          Integration: {
            Type: 'MOCK',
            RequestTemplates: { 'application/json': '{"statusCode":200}' },
            IntegrationResponses: [{
              StatusCode: 200, ResponseTemplates: { 'application/json': '$context.stage $context.accountId' },
            }],
          },
        },
      },
    },
  }, { backend: stubBackend({}), parameters: { Name: 'blue' }, account: '999900001111' });
  expect((await gateway.invoke({ path: '/' })).body.toString()).toBe('blue 999900001111');
});

test('fails on a folder that holds no assembly', () => {
  expect(() => LocalGateway.fromAssembly(outdir, { backend: stubBackend({}) })).toThrow('holds no cloud assembly');
});

test('fails on a stack in no app', () => {
  expect(() => LocalGateway.fromStack({ stackName: 'Alone', node: { scopes: [{}] } }, { backend: stubBackend({}) }))
    .toThrow("the stack 'Alone' is in no App or Stage");
});
