import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { JsonSchemaType } from 'aws-cdk-lib/aws-apigateway';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { LambdaProxy, RestGateway, RouteLayout, SqsSendMessage } from '../../src';
import { newFunction, newStack } from './support/stacks';

const KEYS = ['GET /', 'GET /orders', 'POST /orders', 'GET /orders/{id}', 'PUT /orders/{id}', 'ANY /files/{name+}', 'POST /default/Default/GET', 'GET /Resource'];

/**
 * Everything in the template but what a deployment's id is in.
 */
function idsFor(keys: string[]): Set<string> {
  const stack = newStack();
  const fn = newFunction(stack);
  const queue = new Queue(stack, 'Queue');
  const gateway = new RestGateway(stack, 'Orders', { cors: { allowOrigins: ['https://a.example'] } });
  for (const key of keys) {
    if (key.startsWith('POST')) {
      gateway.addRoute(key, new SqsSendMessage(queue), { requestBody: { type: JsonSchemaType.OBJECT, required: [key.replaceAll(/\W/g, '')] } });
    } else {
      gateway.addRoute(key, new LambdaProxy(fn));
    }
  }
  const ids = Object.keys(Template.fromStack(stack).toJSON().Resources);
  return new Set(ids.filter((id) => !id.startsWith('OrdersDeployment')));
}

const ALL = idsFor(KEYS);

test('every route and path has an id of its own', () => {
  const methods = [...ALL].filter((id) => id.startsWith('OrdersRoutes'));
  expect(methods).toHaveLength(KEYS.length + 6);
});

test.each(KEYS)('without %s nothing else is renamed', (key) => {
  const rest = idsFor(KEYS.filter((other) => other !== key));
  expect([...rest].filter((id) => !ALL.has(id))).toEqual([]);
  expect(rest.size).toBeLessThan(ALL.size);
});

test('the order of routes names nothing', () => {
  expect(idsFor([...KEYS].reverse())).toEqual(ALL);
});

test.each([RouteLayout.RESOURCES, RouteLayout.DOCUMENT])('two syntheses of the layout %s are the same to the byte', (layout) => {
  const synthesize = (): string => {
    const stack = new Stack(new App(), 'Shop');
    const queue = new Queue(stack, 'Queue');
    const fn = newFunction(stack);
    const gateway = new RestGateway(stack, 'Orders', { layout, cors: { allowOrigins: ['https://a.example', 'https://b.example'] } });
    for (const key of KEYS) gateway.addRoute(key, key.startsWith('POST') ? new SqsSendMessage(queue) : new LambdaProxy(fn), { requiredHeaders: ['x-a'] });
    return JSON.stringify((stack.node.root as App).synth().getStackByName('Shop').template);
  };
  expect(synthesize()).toBe(synthesize());
});

test('the ids of version 0 stay', () => {
  expect([...ALL].filter((id) => /Routes|Paths|Permissions|Stage|OrdersApi/.test(id)).sort()).toMatchInlineSnapshot(`
[
  "OrdersApiA821092D",
  "OrdersPathsResourceFEF282B7",
  "OrdersPathsdefault52F3526E",
  "OrdersPathsdefaultDefault85F867E3",
  "OrdersPathsdefaultDefaultGET1819CCDF",
  "OrdersPathsfiles68FE62F7",
  "OrdersPathsfilesname9AB6EE46",
  "OrdersPathsorders5E075F40",
  "OrdersPathsordersid86AACE4F",
  "OrdersPermissionsFn1764e6fc24D7DEB1",
  "OrdersRoutesANYfilesname68A28AB2",
  "OrdersRoutesGETDD01C485",
  "OrdersRoutesGETResourceF5746627",
  "OrdersRoutesGETorders2D1D9E28",
  "OrdersRoutesGETordersidC41E759A",
  "OrdersRoutesOPTIONS348DE6BC",
  "OrdersRoutesOPTIONSResource0D419FE8",
  "OrdersRoutesOPTIONSdefaultDefaultGET3341D434",
  "OrdersRoutesOPTIONSfilesnameA7F4B84D",
  "OrdersRoutesOPTIONSordersC0368B58",
  "OrdersRoutesOPTIONSordersidACD5797C",
  "OrdersRoutesPOSTdefaultDefaultGETE7B1D928",
  "OrdersRoutesPOSTordersC36C58F8",
  "OrdersRoutesPUTordersidEB2FD460",
  "OrdersStage55A61187",
]
`);
});
