import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { LambdaIntegration, MockIntegration, RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { CfnMethod } from 'aws-cdk-lib/aws-apigateway';
import { idsOf, mock, newFunction, newStack, propertiesOf, saying } from './support/stacks';
import { LocalGateway } from '../../local/src';
import { Auth, LambdaProxy, MockResponse, RestGateway } from '../../src';
import type { RestApiRoutesOptions } from '../../src';

const IDS = { restApiId: 'api123', rootResourceId: 'root456' };

describe('an API that is known by its ids', () => {
  function routesOn(options: RestApiRoutesOptions, ...keys: string[]): Stack {
    const stack = newStack();
    const gateway = RestGateway.fromRestApiAttributes(stack, 'Orders', { ...IDS, ...options });
    for (const key of keys) gateway.addRoute(key, mock());
    return stack;
  }

  test('gets resources and methods under its root', () => {
    const stack = routesOn({}, 'GET /orders/{id}');
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::ApiGateway::RestApi', 0);
    template.resourceCountIs('AWS::ApiGateway::Deployment', 0);
    template.hasResourceProperties('AWS::ApiGateway::Resource', { RestApiId: 'api123', ParentId: 'root456', PathPart: 'orders' });
    template.hasResourceProperties('AWS::ApiGateway::Method', { RestApiId: 'api123', HttpMethod: 'GET', AuthorizationType: 'AWS_IAM', ResourceId: { Ref: Match.stringLikeRegexp('Pathsordersid') } });
  });

  test('keeps the resources that it has', () => {
    const stack = routesOn({ existingResources: { '/orders': 'abc123', '/orders/{id}': 'def456' } }, 'GET /orders', 'GET /orders/{id}/lines');
    expect(propertiesOf(stack, 'AWS::ApiGateway::Resource')).toEqual([{ RestApiId: 'api123', ParentId: 'def456', PathPart: 'lines' }]);
    Template.fromStack(stack).hasResourceProperties('AWS::ApiGateway::Method', { ResourceId: 'abc123' });
  });

  test('can be deployed to one of its stages, and is deployed again when routes change', () => {
    const [one, two] = [routesOn({ deployTo: 'live' }, 'GET /a'), routesOn({ deployTo: 'live' }, 'GET /a', 'GET /b')];
    expect(idsOf(one, 'AWS::ApiGateway::Deployment')).not.toEqual(idsOf(two, 'AWS::ApiGateway::Deployment'));
    Template.fromStack(two).hasResource('AWS::ApiGateway::Deployment', {
      Properties: { RestApiId: 'api123', StageName: 'live' },
      DependsOn: idsOf(two, 'AWS::ApiGateway::Method').sort(),
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    });
  });

  test('knows its URL where it knows its stage', () => {
    const stack = newStack();
    const deployed = RestGateway.fromRestApiAttributes(stack, 'Deployed', { ...IDS, deployTo: 'live' });
    expect(stack.resolve(deployed.url)).toEqual({ 'Fn::Join': ['', ['https://api123.execute-api.', { Ref: 'AWS::Region' }, '.', { Ref: 'AWS::URLSuffix' }, '/live/']] });
    const unknown = RestGateway.fromRestApiAttributes(stack, 'Unknown', IDS);
    expect(() => unknown.url).toThrow("the stage of this API is not known, so neither is its URL; name it with 'deployTo' [at Shop/Unknown]");
    expect(unknown.metricCount().dimensions).toEqual({ ApiName: 'Unknown' });
  });

  test('permits its functions on the stage, or on all where none is known', () => {
    const stack = newStack();
    const integration = new LambdaProxy(newFunction(stack));
    RestGateway.fromRestApiAttributes(stack, 'Deployed', { ...IDS, deployTo: 'live' }).addRoute('GET /a', integration);
    RestGateway.fromRestApiAttributes(stack, 'Unknown', IDS).addRoute('GET /b', integration);
    expect(propertiesOf(stack, 'AWS::Lambda::Permission').map(({ SourceArn }) => SourceArn)).toEqual(['live', '*'].map((stage) => (
      { 'Fn::Sub': `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:api123/${stage}/*/*` }
    )));
  });

  test('has cross-origin answers and an authorization of its own', () => {
    const stack = routesOn({ auth: Auth.open({ reason: 'test' }), cors: { allowOrigins: ['*'] }, routes: { 'GET /a': { integration: mock() } } });
    expect(propertiesOf(stack, 'AWS::ApiGateway::Method').map(({ HttpMethod, AuthorizationType }) => [HttpMethod, AuthorizationType]))
      .toEqual([['GET', 'NONE'], ['OPTIONS', 'NONE']]);
  });

  test('cannot be given binary types from here', () => {
    const stack = newStack();
    RestGateway.fromRestApiAttributes(stack, 'Orders', IDS).addRoute('GET /', saying({ binaryMediaTypes: ['image/png'] }));
    Annotations.fromStack(stack).hasWarning('/Shop/Orders', Match.stringLikeRegexp('routes here need image/png among the binary media types of the API'));
  });

  test('fails for a path that is none', () => {
    expect(() => routesOn({ existingResources: { orders: 'x' } })).toThrow("malformed route key 'ANY orders'");
  });

  test('fails for a variable beside an existing one', () => {
    expect(() => routesOn({ existingResources: { '/orders/{id}': 'x' } }, 'GET /orders/{name}')).toThrow("path '/orders/{name}' conflicts with its sibling '{id}'");
  });
});

describe('an API of plain constructs in the same stack', () => {
  function plainApi(change: (stack: Stack, api: RestApi) => void): Stack {
    const stack = newStack();
    const api = new RestApi(stack, 'Plain', { cloudWatchRole: false });
    api.root.addResource('orders').addMethod('GET', new MockIntegration());
    change(stack, api);
    return stack;
  }

  test('its resources are found', () => {
    const stack = plainApi((scope, api) => RestGateway.fromRestApi(scope, 'Orders', api).addRoute('GET /orders/{id}', mock()));
    expect(propertiesOf(stack, 'AWS::ApiGateway::Resource').map(({ PathPart }) => PathPart)).toEqual(['orders', '{id}']);
  });

  test('its own deployment takes the routes in', () => {
    const without = plainApi(() => undefined);
    const stacks = ['a', 'b'].map((body) => plainApi((scope, api) => RestGateway.fromRestApi(scope, 'Orders', api).addRoute('GET /more', new MockResponse({ body: { body } }))));
    const ids = [without, ...stacks].map((stack) => idsOf(stack, 'AWS::ApiGateway::Deployment')[0]);
    expect(new Set(ids).size).toBe(3);
    const [deployment] = Object.values(Template.fromStack(stacks[0]).findResources('AWS::ApiGateway::Deployment'));
    expect(deployment.DependsOn).toEqual(expect.arrayContaining(idsOf(stacks[0], 'AWS::ApiGateway::Method')));
  });

  test('answers both kinds of routes', async () => {
    const stack = plainApi((scope, api) => RestGateway.fromRestApi(scope, 'Orders', api)
      .addRoute('GET /more', new MockResponse({ body: { more: 'yes' } }), { auth: Auth.open({ reason: 'test' }) }));
    const gateway = LocalGateway.fromStack(stack, { backend: async () => ({}) });
    expect((await gateway.invoke({ method: 'GET', path: '/more' })).body.toString()).toBe('{"more":"yes"}');
  });
});

test('an API in another stack of the app gets routes without a cycle', () => {
  const app = new App();
  const owner = new Stack(app, 'Owner');
  const api = new RestApi(owner, 'Plain', { cloudWatchRole: false });
  api.root.addMethod('GET', new LambdaIntegration(newFunction(owner)));
  const stack = new Stack(app, 'Routes');
  RestGateway.fromRestApi(stack, 'Orders', api, { deployTo: 'prod' }).addRoute('GET /more', new LambdaProxy(newFunction(stack)));
  const template = app.synth().getStackByName('Routes').template;
  const [method]: CfnMethod[] = Object.values<never>(template.Resources).filter(({ Type }) => Type === 'AWS::ApiGateway::Method');
  expect(method).toMatchObject({ Properties: { RestApiId: { 'Fn::ImportValue': expect.any(String) } } });
});
