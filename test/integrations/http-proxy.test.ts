import { CfnParameter, Duration } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { LocalRoutes, newGateway, newStack } from './support/local-route';
import type { BackendAnswer } from '../../local/src';
import { HttpProxy } from '../../src/integrations';
import type { HttpProxyProps } from '../../src/integrations';
import { RequestValue } from '../../src/mapping';

const ROUTE = 'ANY /orders/{id}';

function proxy(url: string, props?: HttpProxyProps, answer: BackendAnswer = { status: 200, body: 'ok' }): LocalRoutes {
  return new LocalRoutes(newStack(), { [ROUTE]: new HttpProxy(url, props) }, answer, { stageVariables: { host: 'live.example' } });
}

test('hands the request over and the answer back, errors included', async () => {
  const routes = proxy('https://shop.example/o/{id}', {}, { status: 418, headers: { 'X-A': 'b' }, body: 'short' });
  const answer = await routes.invoke({ method: 'PUT', path: '/orders/a%20b?x=1', headers: { 'X-B': 'c' }, body: 'text' });
  expect([answer.status, answer.headers['x-a'], answer.body.toString()]).toEqual([418, 'b', 'short']);
  expect(routes.call).toMatchObject({ kind: 'http', method: 'PUT', url: 'https://shop.example/o/a%20b?x=1', body: Buffer.from('text') });
  expect(routes.call.headers['x-b']).toBe('c');
});

test('binds placeholders to path variables, and passes greedy ones on', async () => {
  const stack = newStack();
  const routes = new LocalRoutes(stack, { 'GET /shop/{proxy+}': new HttpProxy('https://shop.example/v2/{proxy}') }, { status: 200 });
  await routes.invoke({ path: '/shop/a/b%2Fc' });
  expect(routes.call.path).toBe('/v2/a/b%2Fc');
});

test('maps parameters', async () => {
  const routes = proxy('https://shop.example/{tenant}/{id}', {
    method: 'POST',
    path: { tenant: RequestValue.literal('acme') },
    query: { limit: RequestValue.header('X-Limit').optional(), stage: RequestValue.context('stage') },
    headers: { 'X-Id': RequestValue.path('id'), 'X-Agent': RequestValue.header('User-Agent'), 'Authorization': RequestValue.stageVariable('host') },
  });
  await routes.invoke({ path: '/orders/7', headers: { 'X-Limit': 'a&b=c', 'User-Agent': 'me' } });
  expect(routes.call).toMatchObject({ method: 'POST', path: '/acme/7', query: { limit: 'a&b=c', stage: 'prod' } });
  expect(routes.call.headers).toMatchObject({ 'X-Id': '7', 'X-Agent': 'me', 'Authorization': 'live.example' });
});

test('declares what it maps, and what it demands', () => {
  const stack = newStack();
  const props = {
    query: { a: RequestValue.query('a'), b: RequestValue.query('b').optional(), c: RequestValue.body('c.d[0]'), e: RequestValue.rawBody() },
    headers: { 'X-F': RequestValue.header('X-F') },
  };
  expect(new HttpProxy('https://shop.example/{id}', props).bindToRest({ scope: stack, route: { method: 'GET', path: '/{id}', pathVariables: ['id'] } })).toMatchObject({
    requestParameters: {
      'integration.request.path.id': 'method.request.path.id',
      'integration.request.querystring.a': 'method.request.querystring.a',
      'integration.request.querystring.b': 'method.request.querystring.b',
      'integration.request.querystring.c': 'method.request.body.c.d[0]',
      'integration.request.querystring.e': 'method.request.body',
      'integration.request.header.X-F': 'method.request.header.X-F',
    },
    methodParameters: {
      'method.request.path.id': true,
      'method.request.querystring.a': true,
      'method.request.querystring.b': false,
      'method.request.header.X-F': true,
    },
  });
});

test('calls the host that a stage names', async () => {
  const routes = proxy('https://${stageVariables.host}/o/{id}');
  await routes.invoke({ path: '/orders/7' });
  expect(routes.call.url).toBe('https://live.example/o/7');
});

test('calls a URL that only the deployment knows, streaming', () => {
  const stack = newStack();
  const url = `https://${new CfnParameter(stack, 'Host').valueAsString}/x`;
  newGateway(stack).addRoute('GET /', new HttpProxy(url, { responseStreaming: true, timeout: Duration.minutes(15) }));
  Template.fromStack(stack).hasResourceProperties('AWS::ApiGateway::Method', {
    HttpMethod: 'GET',
    Integration: { Type: 'HTTP_PROXY', Uri: { 'Fn::Sub': 'https://${Host}/x' }, ResponseTransferMode: 'STREAM', TimeoutInMillis: 900_000, Credentials: Match.absent() },
  });
});

test('answers a route of a plain API', () => {
  const stack = newStack();
  new RestApi(stack, 'Plain').root.addResource('{id}').addMethod('GET', new HttpProxy('https://shop.example/{id}', { headers: { 'X-A': RequestValue.header('X-A') } }).toRestIntegration());
  Template.fromStack(stack).hasResourceProperties('AWS::ApiGateway::Method', {
    RequestParameters: { 'method.request.path.id': true, 'method.request.header.X-A': true },
    Integration: { Uri: 'https://shop.example/{id}', IntegrationHttpMethod: 'GET' },
  });
});

test.each<[string, HttpProxyProps, string]>([
  ['/orders', {}, 'absolute URL of https'],
  ['ftp://shop.example', {}, 'absolute URL of https'],
  ['http://shop.example', {}, "say why in 'insecureReason'"],
  ['http://shop.example', { insecureReason: '' }, "say why in 'insecureReason'"],
  ['https://', {}, 'has no host'],
  ['https:///x', {}, 'has no host'],
  ['https://{host}/x', {}, 'must be fixed or a stage variable'],
  ['https://me@shop.example/x', {}, 'hold no user'],
  ['https://shop.example/a b', {}, 'a space or a fragment'],
  ['https://shop.example/#a', {}, 'a space or a fragment'],
  ['https://shop.example/{proxy+}', {}, 'malformed placeholder'],
  ['https://shop.example/{id', {}, 'malformed placeholder'],
  ['https://shop.example/x', { path: { id: RequestValue.path('id') } }, "'path' names 'id'"],
  ['https://shop.example/x', { method: 'get' }, "'method' must be one of"],
  ['https://shop.example/x', { headers: { 'content-length': RequestValue.literal('1') } }, "does not let the header 'content-length' be mapped"],
  ['https://shop.example/x', { headers: { 'Transfer-Encoding': RequestValue.literal('1') } }, 'does not let the header'],
  ['https://shop.example/x', { headers: { 'a b': RequestValue.literal('1') } }, 'a header needs a name'],
  ['https://shop.example/x', { headers: { 'X-A': RequestValue.query('a') } }, 'a line break in it might begin another header'],
  ['https://shop.example/x', { headers: { 'X-A': RequestValue.body('a') } }, 'a line break in it might begin another header'],
  ['https://shop.example/x', { headers: { 'X-A': RequestValue.literal('a\r\nb') } }, 'a line break'],
  ['https://shop.example/{id}', { path: { id: RequestValue.query('id') } }, "would not escape '?'"],
  ['https://shop.example/{id}', { path: { id: RequestValue.header('id') } }, "would not escape '?'"],
  ['https://shop.example/{id}', { path: { id: RequestValue.context('identity.userAgent') } }, "would not escape '?'"],
  ['https://shop.example/x', { query: { a: RequestValue.query('a').or('1') } }, 'has no or()'],
  ['https://shop.example/x', { query: { a: RequestValue.query('a[]') } }, 'takes names of letters'],
  ['https://shop.example/x', { query: { a: RequestValue.body('["a b"]') } }, 'plain names of members'],
])('fails for %s with %j', (url, props, message) => {
  expect(() => new HttpProxy(url, props)).toThrow(message);
});

test('takes a URL without TLS for a reason', () => {
  expect(() => new HttpProxy('http://legacy.internal/x', { insecureReason: 'the mainframe speaks nothing else' })).not.toThrow();
});

test('fails for a placeholder without a value', () => {
  expect(() => proxy('https://shop.example/{other}')).toThrow("the placeholder {other} of 'https://shop.example/{other}' is no path variable of 'ANY /orders/{id}'");
  expect(() => proxy('https://shop.example/{other}', { path: { other: RequestValue.path('other') } })).toThrow("RequestValue.path('other')");
});
