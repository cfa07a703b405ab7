import { App, Stack } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { newFunction } from './support/stacks';
import { HttpGateway, LambdaProxy, RouteLayout, SqsSendMessage } from '../../src';

const KEYS = ['$default', 'GET /', 'GET /orders', 'POST /orders', 'GET /orders/{id}', 'PUT /orders/{id}', 'ANY /files/{name+}', 'POST /default', 'ANY /Resource'];

function templateOf(keys: string[], layout = RouteLayout.RESOURCES): Record<string, unknown> {
  const stack = new Stack(new App(), 'Shop');
  const fn = newFunction(stack);
  const queue = new Queue(stack, 'Queue');
  const gateway = new HttpGateway(stack, 'Orders', { layout, cors: { allowOrigins: ['https://a.example'] } });
  for (const key of keys) {
    const integration = key.startsWith('POST') ? new SqsSendMessage(queue) : new LambdaProxy(fn);
    gateway.addRoute(key, integration, { throttlingRateLimit: 10 });
  }
  return (stack.node.root as App).synth().getStackByName('Shop').template as Record<string, unknown>;
}

const idsFor = (keys: string[]) => new Set(Object.keys(templateOf(keys).Resources as object));
const ALL = idsFor(KEYS);

test('every route has an id of its own', () => {
  expect([...ALL].filter((id) => id.startsWith('OrdersRoutes'))).toHaveLength(KEYS.length);
});

test.each(KEYS)('without %s nothing else is renamed', (key) => {
  const rest = idsFor(KEYS.filter((other) => other !== key));
  expect([...rest].filter((id) => !ALL.has(id))).toEqual([]);
  expect(rest.size).toBe(ALL.size - 1);
});

test('the order of routes names nothing', () => {
  expect(idsFor([...KEYS].reverse())).toEqual(ALL);
});

test.each([RouteLayout.RESOURCES, RouteLayout.DOCUMENT])('two syntheses of the layout %s are the same to the byte', (layout) => {
  expect(JSON.stringify(templateOf(KEYS, layout))).toBe(JSON.stringify(templateOf(KEYS, layout)));
});

test('a document is the same whatever the order of its routes', () => {
  expect(JSON.stringify(templateOf([...KEYS].reverse(), RouteLayout.DOCUMENT))).toBe(JSON.stringify(templateOf(KEYS, RouteLayout.DOCUMENT)));
});

test('the ids of version 0 stay', () => {
  expect([...ALL].filter((id) => /Routes|Integrations|Permissions|Stage|OrdersApi/.test(id)).sort()).toMatchInlineSnapshot(`
[
  "OrdersApiA821092D",
  "OrdersIntegrations1969159ed640f79504223B05",
  "OrdersIntegrationsb0c7885b76b307106ACBF1DA",
  "OrdersPermissionsFn1764e6fc24D7DEB1",
  "OrdersRoutesANYResource8ECFD81D",
  "OrdersRoutesANYfilesname68A28AB2",
  "OrdersRoutesGETDD01C485",
  "OrdersRoutesGETorders2D1D9E28",
  "OrdersRoutesGETordersidC41E759A",
  "OrdersRoutesPOSTdefaultD7FD01FA",
  "OrdersRoutesPOSTordersC36C58F8",
  "OrdersRoutesPUTordersidEB2FD460",
  "OrdersRoutesdefaultDEF998AC",
  "OrdersStage55A61187",
]
`);
});
