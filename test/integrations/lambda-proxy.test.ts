import { Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { PayloadFormatVersion } from 'aws-cdk-lib/aws-apigatewayv2';
import { Alias, Code, Function, IFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { boundToHttp } from './support/bound-to-http';
import { LocalRoutes, newGateway, newStack } from './support/local-route';
import { LambdaProxy } from '../../src/integrations';

function newFunction(stack: Stack, id = 'Fn'): Function {
  return new Function(stack, id, { runtime: Runtime.NODEJS_22_X, handler: 'index.handler', code: Code.fromInline('exports.handler = 1') });
}

function newAlias(fn: Function, aliasName: string): Alias {
  return new Alias(fn, aliasName, { aliasName, version: fn.currentVersion });
}

function uriOf(stack: Stack, fn: LambdaProxy): unknown {
  return stack.resolve(fn.bindToRest({ scope: stack, route: { method: 'GET', path: '/', pathVariables: [] } }).uri);
}

test('invokes the function, which permits the API once', () => {
  const stack = newStack();
  const api = newGateway(stack);
  const fn = newFunction(stack);
  api.addRoute('GET /orders', new LambdaProxy(fn));
  api.addRoute('ANY /{proxy+}', new LambdaProxy(fn, { timeout: Duration.seconds(3) }));
  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::Lambda::Permission', 1);
  template.resourcePropertiesCountIs('AWS::IAM::Role', { AssumeRolePolicyDocument: Match.objectLike({ Statement: [Match.objectLike({ Principal: { Service: 'apigateway.amazonaws.com' } })] }) }, 0);
  template.hasResourceProperties('AWS::ApiGateway::Method', {
    HttpMethod: 'ANY',
    Integration: {
      Type: 'AWS_PROXY',
      IntegrationHttpMethod: 'POST',
      TimeoutInMillis: 3000,
      Credentials: Match.absent(),
      Uri: { 'Fn::Sub': 'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Fn9270CBC0.Arn}/invocations' },
    },
  });
});

test('hands the request over and the answer back', async () => {
  const stack = newStack();
  const routes = new LocalRoutes(stack, { 'POST /{proxy+}': new LambdaProxy(newFunction(stack)) },
    { payload: { statusCode: 201, headers: { 'X-A': 'b' }, body: 'made' } });
  const answer = await routes.invoke({ method: 'POST', path: '/a/b?c=d', body: '{"e":1}' });
  expect([answer.status, answer.headers['x-a'], answer.body.toString()]).toEqual([201, 'b', 'made']);
  expect(routes.call).toMatchObject({ kind: 'lambda', action: 'Invoke', invocationType: 'RequestResponse' });
  expect(JSON.parse(routes.call.body.toString())).toMatchObject({ httpMethod: 'POST', pathParameters: { proxy: 'a/b' }, queryStringParameters: { c: 'd' }, body: '{"e":1}' });
});

test('fails with 502 for an answer of another shape', async () => {
  const stack = newStack();
  const routes = new LocalRoutes(stack, { 'GET /': new LambdaProxy(newFunction(stack)) }, { payload: 'no' });
  expect((await routes.invoke({ path: '/' })).status).toBe(502);
});

test('streams answers for up to 15 minutes', () => {
  const stack = newStack();
  newGateway(stack).addRoute('GET /', new LambdaProxy(newFunction(stack), { responseStreaming: true, timeout: Duration.minutes(15) }));
  Template.fromStack(stack).hasResourceProperties('AWS::ApiGateway::Method', {
    Integration: {
      ResponseTransferMode: 'STREAM',
      TimeoutInMillis: 900_000,
      Uri: { 'Fn::Sub': Match.stringLikeRegexp('path/2021-11-15/functions/.*/response-streaming-invocations$') },
    },
  });
});

test.each([
  [undefined, Duration.millis(49)],
  [true, Duration.millis(900_001)],
])('fails for a timeout out of range (streaming: %s)', (responseStreaming, timeout) => {
  const stack = newStack();
  const proxy = new LambdaProxy(newFunction(stack), { responseStreaming, timeout });
  expect(() => newGateway(stack).addRoute('GET /', proxy)).toThrow("'timeout' must be");
});

test('invokes an alias, which gets the permission', () => {
  const stack = newStack();
  const alias = newAlias(newFunction(stack), 'live');
  newGateway(stack).addRoute('GET /', new LambdaProxy(alias));
  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::Lambda::Permission', { FunctionName: { Ref: Match.stringLikeRegexp('Fnlive') } });
  template.hasResourceProperties('AWS::ApiGateway::Method', { Integration: { Uri: { 'Fn::Sub': Match.stringLikeRegexp('functions/\\$\\{Fnlive[0-9A-F]+\\}/invocations') } } });
});

test('invokes an imported function', () => {
  const stack = newStack();
  const fn: IFunction = Function.fromFunctionArn(stack, 'Fn', 'arn:aws:lambda:eu-west-1:111122223333:function:there');
  expect(uriOf(stack, new LambdaProxy(fn))).toEqual({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111122223333:function:there/invocations']] });
});

describe('the alias that a stage names', () => {
  test('is part of the URI, literally, and each alias permits the API', () => {
    const stack = newStack();
    const fn = newFunction(stack);
    const aliases = [newAlias(fn, 'blue'), newAlias(fn, 'green')];
    newGateway(stack).addRoute('GET /', LambdaProxy.byStageVariable(fn, { variable: 'alias', aliases }));
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::Lambda::Permission', 2);
    template.hasResourceProperties('AWS::ApiGateway::Method', {
      Integration: { Uri: { 'Fn::Sub': 'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Fn9270CBC0.Arn}:${!stageVariables.alias}/invocations' } },
    });
  });

  test('is invoked', async () => {
    const stack = newStack();
    const fn = newFunction(stack);
    const proxy = LambdaProxy.byStageVariable(fn, { variable: 'alias', aliases: [newAlias(fn, 'blue')] });
    const routes = new LocalRoutes(stack, { 'GET /': proxy }, { payload: { statusCode: 200, body: '' } }, { stageVariables: { alias: 'blue' } });
    expect((await routes.invoke({ path: '/' })).status).toBe(200);
    expect(routes.call.functionArn).toMatch(/:function:.+:blue$/);
  });

  test.each<[string, (fn: Function, alias: Alias) => LambdaProxy, string]>([
    ['no aliases', (fn) => LambdaProxy.byStageVariable(fn, { variable: 'alias', aliases: [] }), "'aliases' must name each alias"],
    ['a variable that cannot be one', (fn, alias) => LambdaProxy.byStageVariable(fn, { variable: 'an alias', aliases: [alias] }), "got 'an alias'"],
    ['an alias for a function', (_fn, alias) => LambdaProxy.byStageVariable(alias, { variable: 'alias', aliases: [alias] }), 'give the function'],
    ['a version for a function', (fn, alias) => LambdaProxy.byStageVariable(fn.currentVersion, { variable: 'alias', aliases: [alias] }), 'give the function'],
  ])('fails for %s', (_case, make, message) => {
    const fn = newFunction(newStack());
    expect(() => make(fn, newAlias(fn, 'blue'))).toThrow(message);
  });
});

test('answers a route of a plain API', () => {
  const stack = newStack();
  const fn = newFunction(stack);
  const api = new RestApi(stack, 'Plain');
  api.root.addMethod('GET', new LambdaProxy(fn).toRestIntegration());
  api.root.addMethod('POST', LambdaProxy.byStageVariable(fn, { variable: 'alias', aliases: [newAlias(fn, 'blue')] }).toRestIntegration());
  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::Lambda::Permission', 2);
  template.hasResourceProperties('AWS::ApiGateway::Method', {
    HttpMethod: 'POST',
    Integration: { Type: 'AWS_PROXY', Uri: { 'Fn::Join': ['', Match.arrayWith([':${stageVariables.alias}/invocations'])] } },
  });
});

test('answers two APIs', () => {
  const stack = newStack();
  const proxy = new LambdaProxy(newFunction(stack));
  newGateway(stack).addRoute('GET /', proxy);
  const other = new RestApi(stack, 'Other');
  other.root.addMethod('GET', proxy.toRestIntegration());
  Template.fromStack(stack).resourceCountIs('AWS::Lambda::Permission', 2);
});

describe('on an HTTP API', () => {
  test('the function gets version 2.0 of the payload and permits the API', () => {
    const stack = newStack();
    const fn = newFunction(stack);
    const config = new LambdaProxy(fn, { timeout: Duration.seconds(30) }).bindToHttp({ scope: stack, route: { method: 'GET', path: '/', pathVariables: [] } });
    expect(config.invokes).toEqual([fn]);
    expect(config).toMatchObject({ type: 'AWS_PROXY', httpMethod: 'POST', payloadFormatVersion: '2.0', timeout: Duration.seconds(30) });
    expect(JSON.stringify(stack.resolve(config.uri))).toContain('/invocations');
  });

  test('version 1.0 is there for functions of REST APIs', () => {
    const stack = newStack();
    expect(new LambdaProxy(newFunction(stack), { payloadFormatVersion: PayloadFormatVersion.VERSION_1_0 })
      .bindToHttp({ scope: stack, route: { method: 'GET', path: '/', pathVariables: [] } }).payloadFormatVersion).toBe('1.0');
  });

  test('the stage names the alias', () => {
    const stack = newStack();
    const fn = newFunction(stack);
    const alias = newAlias(fn, 'live');
    const config = LambdaProxy.byStageVariable(fn, { variable: 'alias', aliases: [alias] }).bindToHttp({ scope: stack, route: { method: 'GET', path: '/', pathVariables: [] } });
    expect(config.invokes).toEqual([alias]);
    expect(JSON.stringify(stack.resolve(config.uri))).toContain(':${stageVariables.alias}/invocations');
  });

  test('fails for streaming', () => {
    const stack = newStack();
    expect(() => boundToHttp(stack, 'GET /', new LambdaProxy(newFunction(stack), { responseStreaming: true }))).toThrow("'responseStreaming' is for REST APIs");
  });
});
