import { Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { HttpIntegrationType, IpAddressType } from 'aws-cdk-lib/aws-apigatewayv2';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { sayingHttp } from './support/http-routes';
import { Run } from './support/run';
import { newFunction, newStack } from './support/stacks';
import type { BackendAnswer, BackendCall, InvokeRequest } from '../../local/src';
import type { HttpApiModel } from '../../local/src/template/http-api-model';
import { modelOf } from '../../local/test/fixtures/models';
import { Auth, HttpGateway, HttpProxy, LambdaProxy, RouteLayout, SqsSendMessage } from '../../src';

/**
 * An API with something of everything.
 */
function addApi(stack: Stack, layout: RouteLayout): void {
  const gateway = new HttpGateway(stack, 'Orders', {
    layout,
    httpApiName: 'orders',
    cors: { allowOrigins: ['https://a.example', 'https://b.example'], allowCredentials: true, maxAge: Duration.minutes(1) },
    stageVariables: { color: 'red' },
  });
  const fn = newFunction(stack);
  gateway.addRoute('$default', new LambdaProxy(fn), { auth: Auth.open({ reason: 'test' }) });
  gateway.addRoute('GET /', new LambdaProxy(fn, { timeout: Duration.seconds(3) }));
  gateway.addRoute('POST /orders', new SqsSendMessage(new Queue(stack, 'Queue')), { operationName: 'order', throttlingRateLimit: 5 });
  gateway.addRoute('GET /orders/{id}', new LambdaProxy(fn));
  gateway.addRoute('ANY /legacy/{tenant}/{proxy+}', new HttpProxy('https://legacy.example/{proxy}'));
  gateway.addRoute('PUT /private', sayingHttp({
    type: HttpIntegrationType.HTTP_PROXY,
    uri: `arn:${stack.partition}:elasticloadbalancing:${stack.region}:${stack.account}:listener/app/a/b/c`,
    httpMethod: 'ANY',
    vpcLinkId: 'link',
    tlsServerName: 'shop.internal',
    requestParameters: { 'append:header.x-from': '$request.querystring.from', 'remove:querystring.from': '\'\'' },
    responseParameters: { 200: { 'overwrite:statuscode': '201', 'append:header.x-b': '$context.stage' }, 404: { 'overwrite:statuscode': '410' } },
    payloadFormatVersion: '1.0',
    timeout: Duration.seconds(30),
  }));
}

function runOf(layout: RouteLayout, status: number): Run {
  const stack = newStack();
  addApi(stack, layout);
  return new Run(stack, (call) => answerOf(call, status));
}

function answerOf(call: BackendCall, status: number): BackendAnswer {
  if (call.kind === 'lambda') return { payload: { statusCode: 200, body: 'from the function' } };
  return { status, headers: { b: '1' }, body: '{"MessageId":"1"}' };
}

const SIGNED = { caller: { arn: 'arn:aws:iam::123456789012:user/a' } };
const REQUESTS: [string, InvokeRequest][] = [
  ['signed', { ...SIGNED, method: 'GET', path: '/' }],
  ['unsigned', { method: 'GET', path: '/' }],
  ['path variable', { ...SIGNED, method: 'GET', path: '/orders/a', headers: { Origin: 'https://b.example' } }],
  ['another origin', { ...SIGNED, method: 'GET', path: '/orders/a', headers: { Origin: 'https://c.example' } }],
  ['queue', { ...SIGNED, method: 'POST', path: '/orders', body: '{"a":1}' }],
  ['greedy proxy', { ...SIGNED, method: 'DELETE', path: '/legacy/t/a/b', query: { q: '1' } }],
  ['mapped', { ...SIGNED, method: 'PUT', path: '/private', query: { from: 'me' }, body: 'x' }],
  ['no route of its own', { method: 'PATCH', path: '/orders' }],
  ['preflight', { method: 'OPTIONS', path: '/orders', headers: { 'Origin': 'https://a.example', 'Access-Control-Request-Method': 'POST' } }],
];

describe.each([200, 404, 500])('when backends answer %i, both layouts answer alike', (status) => {
  const resources = runOf(RouteLayout.RESOURCES, status);
  const document = runOf(RouteLayout.DOCUMENT, status);

  test.each(REQUESTS)('%s', async (_, request) => {
    const answer = await resources.invoke(request);
    expect(await document.invoke(request)).toEqual(answer);
    expect(answer).toMatchObject({ status: expect.any(Number) });
  });
});

test('the suite meets every kind of answer', async () => {
  const run = runOf(RouteLayout.DOCUMENT, 200);
  const statuses = await Promise.all(REQUESTS.map(async ([name, request]) => [name, (await run.invoke(request) as { status: number }).status]));
  expect(Object.fromEntries(statuses)).toMatchInlineSnapshot(`
{
  "another origin": 200,
  "greedy proxy": 200,
  "mapped": 201,
  "no route of its own": 200,
  "path variable": 200,
  "preflight": 200,
  "queue": 202,
  "signed": 200,
  "unsigned": 403,
}
`);
});

/**
 * The API as its template is read, without the ids that its resources happen to have, in the order of its route keys.
 */
function readApi(layout: RouteLayout): unknown {
  const stack = newStack();
  addApi(stack, layout);
  return withoutIds(modelOf(Template.fromStack(stack).toJSON()).httpApis[0]);
}

function withoutIds({ routes, ...api }: HttpApiModel): unknown {
  const plain = routes.map(({ id: _, integration, ...route }) => ({ ...route, integration: integration && { ...integration, id: undefined } }));
  return { ...api, routes: plain.sort((one, other) => (one.routeKey < other.routeKey ? -1 : 1)) };
}

test('both layouts make the same API', () => {
  const [resources, document] = [RouteLayout.RESOURCES, RouteLayout.DOCUMENT].map(readApi);
  expect((resources as HttpApiModel).routes).toHaveLength(6);
  expect(document).toEqual(resources);
});

test('a document says everything, and its API nothing beside', () => {
  const stack = newStack();
  const gateway = new HttpGateway(stack, 'Orders', {
    layout: RouteLayout.DOCUMENT,
    httpApiName: 'orders',
    description: 'of the shop',
    ipAddressType: IpAddressType.DUAL_STACK,
    cors: { allowOrigins: ['https://a.example'], allowHeaders: ['X-A'], exposeHeaders: ['X-B'] },
  });
  gateway.addRoute('GET /orders/{id}', sayingHttp(), { operationName: 'get' });
  gateway.addRoute('POST /orders/{id}', sayingHttp(), { auth: Auth.open({ reason: 'test' }) });
  gateway.addRoute('$default', sayingHttp());
  const template = Template.fromStack(stack);
  const [{ Properties }] = Object.values(template.findResources('AWS::ApiGatewayV2::Api'));
  const [integration] = Object.keys(Properties.Body.components['x-amazon-apigateway-integrations'] as object);
  const common = { 'responses': {}, 'x-amazon-apigateway-integration': { $ref: `#/components/x-amazon-apigateway-integrations/${integration}` } };
  const parameters = [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }];
  expect(Properties).toEqual({
    Body: {
      'openapi': '3.0.1',
      'info': { title: 'orders', description: 'of the shop', version: '1' },
      'x-amazon-apigateway-cors': {
        allowOrigins: ['https://a.example'],
        allowMethods: ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'],
        allowHeaders: ['X-A'],
        exposeHeaders: ['X-B'],
        allowCredentials: false,
        maxAge: 600,
      },
      'x-amazon-apigateway-endpoint-configuration': { ipAddressType: 'dualstack' },
      'paths': {
        '$default': { 'x-amazon-apigateway-any-method': { ...common, isDefaultRoute: true, security: [{ sigv4: [] }] } },
        '/orders/{id}': {
          get: { ...common, operationId: 'get', parameters, security: [{ sigv4: [] }] },
          post: { ...common, parameters },
        },
      },
      'components': {
        'securitySchemes': { sigv4: { 'type': 'apiKey', 'name': 'Authorization', 'in': 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' } },
        'x-amazon-apigateway-integrations': { [integration]: { type: 'HTTP_PROXY', uri: 'https://shop.example', httpMethod: 'GET', payloadFormatVersion: '1.0' } },
      },
    },
  });
});

test.each([RouteLayout.RESOURCES, RouteLayout.DOCUMENT])('a template knows its routes in the layout %s, without what it does not need', (layout) => {
  const stack = newStack();
  new HttpGateway(stack, 'Orders', { layout }).addRoute('GET /', sayingHttp());
  const { Body, CorsConfiguration } = Object.values(Template.fromStack(stack).findResources('AWS::ApiGatewayV2::Api'))[0].Properties;
  expect(CorsConfiguration).toBeUndefined();
  expect(Object.keys(Body ?? {})).toEqual(layout === RouteLayout.DOCUMENT ? ['openapi', 'info', 'paths', 'components'] : []);
});
