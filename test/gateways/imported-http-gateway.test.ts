import * as alpha from '@aws-cdk/aws-apigatewayv2-alpha';
import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { invoking, sayingHttp } from './support/http-routes';
import { newFunction, newStack, propertiesOf } from './support/stacks';
import { Auth, HttpGateway, RouteLayout } from '../../src';

const ROUTE = 'AWS::ApiGatewayV2::Route';

let stack: Stack;

beforeEach(() => {
  stack = newStack();
});

describe('an API that is known by its id', () => {
  test('gets routes and integrations, and nothing else', () => {
    HttpGateway.fromHttpApiAttributes(stack, 'Orders', { httpApiId: 'api123' }).addRoute('GET /orders/{id}', sayingHttp());
    const template = Template.fromStack(stack);
    expect(Object.values(template.toJSON().Resources as Record<string, { Type: string }>).map(({ Type }) => Type).sort())
      .toEqual(['AWS::ApiGatewayV2::Integration', ROUTE]);
    template.hasResourceProperties(ROUTE, { ApiId: 'api123', RouteKey: 'GET /orders/{id}', AuthorizationType: 'AWS_IAM' });
  });

  test('takes the options of its routes', () => {
    HttpGateway.fromHttpApiAttributes(stack, 'Orders', { httpApiId: 'api123', auth: Auth.open({ reason: 'test' }), routes: { $default: { integration: sayingHttp() } } });
    Template.fromStack(stack).hasResourceProperties(ROUTE, { RouteKey: '$default', AuthorizationType: 'NONE' });
  });

  test.each([['live', '/live/'], ['$default', '/']])('knows its URL on the stage %s', (stageName, end) => {
    const { url } = HttpGateway.fromHttpApiAttributes(stack, 'Orders', { httpApiId: 'api123', stageName });
    expect(stack.resolve(url)).toEqual({ 'Fn::Join': ['', ['https://api123.execute-api.', { Ref: 'AWS::Region' }, '.', { Ref: 'AWS::URLSuffix' }, end]] });
  });

  test('fails to know its URL where the stage is not known', () => {
    expect(() => HttpGateway.fromHttpApiAttributes(stack, 'Orders', { httpApiId: 'api123' }).url)
      .toThrow("the stage of this API is not known, so neither is its URL; name it with 'stageName' [at Shop/Orders]");
  });

  test('is measured, on its stage if that is known', () => {
    expect(HttpGateway.fromHttpApiAttributes(stack, 'Orders', { httpApiId: 'api123' }).metricCount().dimensions).toEqual({ ApiId: 'api123' });
    expect(HttpGateway.fromHttpApiAttributes(stack, 'Live', { httpApiId: 'api123', stageName: 'live' }).metricCount().dimensions).toEqual({ ApiId: 'api123', Stage: 'live' });
  });

  test('is permitted to call functions', () => {
    HttpGateway.fromHttpApiAttributes(stack, 'Orders', { httpApiId: 'api123', stageName: 'live' }).addRoute('GET /', invoking(newFunction(stack)));
    expect(propertiesOf(stack, 'AWS::Lambda::Permission')[0].SourceArn)
      .toEqual({ 'Fn::Sub': 'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:api123/*/*' });
  });

  test('fails for throttling, which is the stage\'s', () => {
    const gateway = HttpGateway.fromHttpApiAttributes(stack, 'Orders', { httpApiId: 'api123' });
    expect(() => gateway.addRoute('GET /', sayingHttp(), { throttlingRateLimit: 1 }))
      .toThrow("throttling of 'GET /' is a setting of the stage, which was made elsewhere; set it there [at Shop/Orders]");
  });

  test('fails for routes that take the same requests', () => {
    const gateway = HttpGateway.fromHttpApiAttributes(stack, 'Orders', { httpApiId: 'api123' });
    gateway.addRoute('GET /{a}', sayingHttp());
    expect(() => gateway.addRoute('GET /{b}', sayingHttp())).toThrow(/takes the same requests as 'GET \/\{a\}'/);
  });
});

describe('a plain API of the same app', () => {
  test('keeps what it has', () => {
    const httpApi = new HttpApi(stack, 'Api');
    const gateway = HttpGateway.fromHttpApi(stack, 'Orders', httpApi);
    gateway.addRoute('GET /', sayingHttp());
    expect(gateway.httpApi).toBe(httpApi);
    Template.fromStack(stack).hasResourceProperties(ROUTE, { ApiId: { Ref: stack.getLogicalId(httpApi.node.defaultChild as never) }, RouteKey: 'GET /' });
  });

  test('has the default stage that AWS CDK made', () => {
    const httpApi = new HttpApi(stack, 'Api');
    expect(HttpGateway.fromHttpApi(stack, 'Orders', httpApi).url).toBe(httpApi.url);
  });

  test('of another stack is referred to', () => {
    const app = new App();
    const owner = new Stack(app, 'Owner');
    const httpApi = new HttpApi(owner, 'Api');
    const other = new Stack(app, 'Other');
    HttpGateway.fromHttpApi(other, 'Orders', httpApi).addRoute('GET /', invoking(newFunction(other)));
    Template.fromStack(other).hasResourceProperties(ROUTE, { ApiId: { 'Fn::ImportValue': Match.stringLikeRegexp('Owner') } });
  });

  test('may get its routes from several stacks', () => {
    const app = new App();
    const gateway = new HttpGateway(new Stack(app, 'Owner'), 'Orders');
    const other = new Stack(app, 'Other');
    HttpGateway.fromHttpApi(other, 'Routes', gateway.httpApi).addRoute('GET /', sayingHttp());
    Template.fromStack(other).resourceCountIs(ROUTE, 1);
    Annotations.fromStack(other).hasNoWarning('*', Match.stringLikeRegexp('cdk-apigateway-patterns'));
  });
});

test('fails for an API that is made of a document', () => {
  const { httpApi } = new HttpGateway(stack, 'Orders', { layout: RouteLayout.DOCUMENT });
  expect(() => HttpGateway.fromHttpApi(stack, 'Routes', httpApi))
    .toThrow('routes cannot stand beside the document that the API is made of; add them there, or make the API with RouteLayout.RESOURCES [at Shop/Routes]');
});

describe('an API made with the deprecated alpha module', () => {
  beforeEach(() => {
    jest.spyOn(console, 'warn').mockImplementation(); // it warns of itself
  });

  afterEach(() => {
    jest.restoreAllMocks();
  });

  test('is taken over with its stage, beside its own routes', () => {
    const api = new alpha.HttpApi(stack, 'Api', { apiName: 'orders' });
    const gateway = HttpGateway.fromHttpApiAttributes(stack, 'Orders', { httpApiId: api.httpApiId, stageName: api.defaultStage?.stageName });
    gateway.addRoute('GET /orders/{id}', invoking(newFunction(stack)));
    const template = Template.fromStack(stack);
    const [apiId] = Object.keys(template.findResources('AWS::ApiGatewayV2::Api', { Properties: { Name: 'orders' } }));
    template.resourceCountIs('AWS::ApiGatewayV2::Api', 1);
    template.hasResourceProperties('AWS::ApiGatewayV2::Stage', { ApiId: { Ref: apiId }, AutoDeploy: true });
    template.hasResourceProperties(ROUTE, { ApiId: { Ref: apiId }, RouteKey: 'GET /orders/{id}', AuthorizationType: 'AWS_IAM' });
    template.hasResourceProperties('AWS::Lambda::Permission', {
      SourceArn: { 'Fn::Sub': `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${${apiId}}/*/*` },
    });
    expect(stack.resolve(gateway.url)).toEqual(stack.resolve(api.url));
  });
});
