import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { idsOf, mockMessages, newFunction, newStack, propertiesOf } from './support/stacks';
import { Auth, LambdaProxy, WebSocketGateway } from '../../src';
import type { IWebSocketGateway, WebSocketApiRoutesOptions } from '../../src';

const ROUTE = 'AWS::ApiGatewayV2::Route';

let stack: Stack;

beforeEach(() => {
  stack = newStack();
});

const imported = (options: WebSocketApiRoutesOptions = {}): IWebSocketGateway =>
  WebSocketGateway.fromWebSocketApiAttributes(stack, 'Chat', { webSocketApiId: 'api123', ...options });

describe('an API of which the id is known', () => {
  test('gets routes, and nothing that it has itself', () => {
    const gateway = imported({ routes: { say: { integration: new LambdaProxy(newFunction(stack)) } } });
    gateway.addRoute('$default', mockMessages());
    expect(propertiesOf(stack, ROUTE).map(({ ApiId, RouteKey }) => [ApiId, RouteKey])).toEqual([['api123', 'say'], ['api123', '$default']]);
    for (const type of ['Api', 'Stage', 'Deployment']) Template.fromStack(stack).resourceCountIs(`AWS::ApiGatewayV2::${type}`, 0);
  });

  test('authorizes connections where $connect is added here', () => {
    imported({ auth: Auth.open({ reason: 'test' }) }).addRoute('$connect', mockMessages());
    WebSocketGateway.fromWebSocketApiAttributes(stack, 'Other', { webSocketApiId: 'other' }).addRoute('$connect', mockMessages());
    expect(propertiesOf(stack, ROUTE).map(({ AuthorizationType }) => AuthorizationType)).toEqual(['NONE', 'AWS_IAM']);
  });

  test('has addresses, permissions and metrics of the stage that is named', () => {
    const gateway = imported({ stageName: 'live' });
    gateway.addRoute('say', new LambdaProxy(newFunction(stack)));
    expect(stack.resolve(gateway.url)).toEqual({ 'Fn::Join': ['', ['wss://api123.execute-api.', { Ref: 'AWS::Region' }, '.', { Ref: 'AWS::URLSuffix' }, '/live']] });
    expect(propertiesOf(stack, 'AWS::Lambda::Permission')[0].SourceArn).toEqual({ 'Fn::Sub': 'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:api123/live/*' });
    expect(gateway.metricMessageCount().dimensions).toEqual({ ApiId: 'api123', Stage: 'live' });
  });

  test('has permissions and metrics of all stages where none is named', () => {
    const gateway = imported();
    gateway.addRoute('say', new LambdaProxy(newFunction(stack)));
    expect(propertiesOf(stack, 'AWS::Lambda::Permission')[0].SourceArn).toEqual({ 'Fn::Sub': 'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:api123/*/*' });
    expect(gateway.metricMessageCount().dimensions).toEqual({ ApiId: 'api123' });
  });

  test.each<[string, (gateway: IWebSocketGateway) => unknown]>([
    ['url', (gateway) => gateway.url],
    ['callbackUrl', (gateway) => gateway.callbackUrl],
    ['stageName', (gateway) => gateway.stageName],
  ])('fails: %s of a stage that is not known', (_name, read) => {
    expect(() => read(imported())).toThrow("the stage of this API is not known, so neither is its URL; name it with 'stageName' [at Shop/Chat]");
  });

  test('fails: settings of a stage made elsewhere', () => {
    expect(() => imported({ stageName: 'live' }).addRoute('say', mockMessages(), { throttlingRateLimit: 5 }))
      .toThrow("'throttlingRateLimit' and 'throttlingBurstLimit' of 'say' are settings of the stage, which was made elsewhere; set them there");
  });
});

describe('an API of AWS CDK', () => {
  test('in the same stack gets routes beside its own', () => {
    const api = new WebSocketApi(stack, 'Plain', { connectRouteOptions: { integration: new WebSocketLambdaIntegration('Connect', newFunction(stack)) } });
    const stage = new WebSocketStage(stack, 'Stage', { webSocketApi: api, stageName: 'live', autoDeploy: true });
    const gateway = WebSocketGateway.fromWebSocketApi(stack, 'Chat', api, { stageName: stage.stageName });
    gateway.addRoute('say', mockMessages());
    expect(gateway.webSocketApi).toBe(api);
    expect(propertiesOf(stack, ROUTE).map(({ RouteKey }) => RouteKey)).toEqual(['$connect', 'say']);
    expect(stack.resolve(gateway.callbackUrl)).toEqual(stack.resolve(stage.callbackUrl));
  });

  test('in another stack of the app gets routes in this one', () => {
    const app = new App();
    const owner = new Stack(app, 'Owner');
    const api = new WebSocketApi(owner, 'Plain');
    stack = new Stack(app, 'Shop');
    WebSocketGateway.fromWebSocketApi(stack, 'Chat', api).addRoute('say', new LambdaProxy(newFunction(stack)));
    const { template } = app.synth().getStackByName('Shop');
    const route = Object.values<{ Type: string; Properties: object }>(template.Resources).find(({ Type }) => Type === ROUTE);
    expect(route?.Properties).toMatchObject({ ApiId: { 'Fn::ImportValue': expect.any(String) } });
    expect(idsOf(owner, ROUTE)).toEqual([]);
  });
});
