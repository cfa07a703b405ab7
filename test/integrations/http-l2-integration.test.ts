import { App, Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { HttpApi, HttpIntegrationType, HttpMethod, HttpRoute, HttpRouteKey } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IHttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { HttpRouteIntegration } from '../../src';
import type { HttpIntegrationBindOptions, HttpIntegrationConfig } from '../../src';
import { newFunction } from '../gateways/support/stacks';

const INTEGRATION = 'AWS::ApiGatewayV2::Integration';

class Saying extends HttpRouteIntegration {
  public readonly routes: HttpIntegrationBindOptions[] = [];

  constructor(private readonly config: (options: HttpIntegrationBindOptions) => Partial<HttpIntegrationConfig> = () => ({})) {
    super();
  }

  public bindToHttp(options: HttpIntegrationBindOptions): HttpIntegrationConfig {
    this.routes.push(options);
    return { type: HttpIntegrationType.HTTP_PROXY, uri: 'https://shop.example', httpMethod: 'GET', ...this.config(options) };
  }
}

let stack: Stack;
let api: HttpApi;

beforeEach(() => {
  stack = new Stack(new App(), 'Shop');
  api = new HttpApi(stack, 'Api');
});

function route(integration: Saying, path = '/orders', methods = [HttpMethod.POST]): void {
  api.addRoutes({ path, methods, integration: integration.toHttpIntegration() });
}

test('everything that an integration says is in the template', () => {
  const queue = new Queue(stack, 'Queue');
  route(new Saying(() => ({
    type: HttpIntegrationType.AWS_PROXY,
    subtype: 'SQS-SendMessage',
    uri: undefined,
    httpMethod: undefined,
    vpcLinkId: 'link',
    tlsServerName: 'shop.internal',
    credentialsArn: 'arn:aws:iam::123456789012:role/Calls',
    requestParameters: { QueueUrl: queue.queueUrl, MessageBody: '$request.body' },
    responseParameters: { 200: { 'overwrite:statuscode': '202' } },
    payloadFormatVersion: '1.0',
    timeout: Duration.seconds(30),
  })));
  Template.fromStack(stack).hasResourceProperties(INTEGRATION, {
    IntegrationType: 'AWS_PROXY',
    IntegrationSubtype: 'SQS-SendMessage',
    IntegrationUri: Match.absent(),
    IntegrationMethod: Match.absent(),
    ConnectionType: 'VPC_LINK',
    ConnectionId: 'link',
    TlsConfig: { ServerNameToVerify: 'shop.internal' },
    CredentialsArn: 'arn:aws:iam::123456789012:role/Calls',
    RequestParameters: { QueueUrl: stack.resolve(queue.queueUrl), MessageBody: '$request.body' },
    ResponseParameters: { 200: { ResponseParameters: [{ Destination: 'overwrite:statuscode', Source: '202' }] } },
    PayloadFormatVersion: '1.0',
    TimeoutInMillis: 30_000,
  });
});

test.each([
  ['/orders/{id}/{rest+}', HttpMethod.PUT, { method: 'PUT', path: '/orders/{id}/{rest+}', pathVariables: ['id', 'rest'] }],
  ['/', HttpMethod.GET, { method: 'GET', path: '/', pathVariables: [] }],
  ['/legacy', HttpMethod.ANY, { method: 'ANY', path: '/legacy', pathVariables: [] }],
])('an integration is told its route %s', (path, method, expected) => {
  const integration = new Saying();
  route(integration, path, [method]);
  expect(integration.routes).toEqual([{ scope: api, route: expected }]);
});

test('an integration is told the default route', () => {
  const integration = new Saying();
  new HttpRoute(stack, 'Rest', { httpApi: api, routeKey: HttpRouteKey.DEFAULT, integration: integration.toHttpIntegration() });
  expect(integration.routes).toEqual([{ scope: api, route: { method: 'ANY', path: '$default', pathVariables: [] } }]);
});

test('routes on which it is the same share one integration', () => {
  const shared = new Saying();
  route(shared, '/orders', [HttpMethod.GET, HttpMethod.POST]);
  Template.fromStack(stack).resourceCountIs(INTEGRATION, 1);
  expect(shared.routes).toHaveLength(2);
});

test('fails where it is not the same on all of its routes', () => {
  const byMethod = new Saying(({ route: { method } }) => ({ httpMethod: method }));
  expect(() => route(byMethod, '/orders', [HttpMethod.GET, HttpMethod.POST])).toThrow(/not the same on all of its routes.*once for each route/);
});

test('a function permits the API once', () => {
  const fn = newFunction(stack);
  const integration = new Saying(() => ({ type: HttpIntegrationType.AWS_PROXY, uri: fn.functionArn, payloadFormatVersion: '2.0', invokes: [fn] }));
  route(integration, '/one');
  route(integration, '/two');
  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::Lambda::Permission', 1);
  template.hasResourceProperties('AWS::Lambda::Permission', {
    Principal: 'apigateway.amazonaws.com',
    SourceArn: stack.resolve(`arn:${stack.partition}:execute-api:${stack.region}:${stack.account}:${api.apiId}/*/*`) as unknown,
  });
});

test('an imported API takes it too', () => {
  const imported: IHttpApi = HttpApi.fromHttpApiAttributes(stack, 'Imported', { httpApiId: 'abc' });
  new HttpRoute(stack, 'Route', { httpApi: imported, routeKey: HttpRouteKey.with('/orders', HttpMethod.GET), integration: new Saying().toHttpIntegration() });
  Template.fromStack(stack).hasResourceProperties(INTEGRATION, { ApiId: 'abc', IntegrationUri: 'https://shop.example' });
});

test('fails for a timeout out of range', () => {
  expect(() => route(new Saying(() => ({ timeout: Duration.seconds(31) })))).toThrow(/'timeout' must be 50 ms to 30 seconds on an HTTP API, got 31000 ms/);
});
