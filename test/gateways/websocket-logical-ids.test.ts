import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { JsonSchemaType } from 'aws-cdk-lib/aws-apigateway';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { newFunction } from './support/stacks';
import { LambdaProxy, SqsSendMessage, WebSocketGateway } from '../../src';

const KEYS = ['$connect', '$disconnect', '$default', 'default', 'Default', 'Resource', 'say', 'rooms/join', 'rooms~join', 'rooms-join', 'roomsjoin', 'queue', 'queue/2'];

function synthesized(keys: string[]): Record<string, unknown> {
  const stack = new Stack(new App(), 'Shop');
  const fn = newFunction(stack);
  const queue = new Queue(stack, 'Queue');
  const gateway = new WebSocketGateway(stack, 'Chat');
  for (const key of keys) {
    if (key.startsWith('queue')) {
      gateway.addRoute(key, new SqsSendMessage(queue), { requestBody: { type: JsonSchemaType.OBJECT } });
    } else {
      gateway.addRoute(key, new LambdaProxy(fn));
    }
  }
  return Template.fromStack(stack).toJSON().Resources;
}

const idsFor = (keys: string[]) => new Set(Object.keys(synthesized(keys)));
const ALL = idsFor(KEYS);

test('every route has an id of its own', () => {
  expect([...ALL].filter((id) => id.startsWith('ChatRoutes'))).toHaveLength(KEYS.length);
});

test.each(KEYS.filter((key) => key !== '$connect'))('without %s nothing else is renamed', (key) => {
  const rest = idsFor(KEYS.filter((other) => other !== key));
  expect([...rest].filter((id) => !ALL.has(id))).toEqual([]);
  expect(rest.size).toBeLessThan(ALL.size);
});

test('without $connect its route has the same id, and accepts by itself', () => {
  const rest = idsFor(KEYS.filter((key) => key !== '$connect'));
  const others = (ids: Set<string>) => [...ids].filter((id) => !/^Chat(Integrations|IntegrationResponses|RouteResponsesconnect)/.test(id)).sort();
  expect(others(rest)).toEqual(others(ALL));
});

test('the order of routes names nothing', () => {
  expect(idsFor([...KEYS].reverse())).toEqual(ALL);
});

test('two syntheses are the same to the byte', () => {
  expect(JSON.stringify(synthesized(KEYS))).toBe(JSON.stringify(synthesized(KEYS)));
});

test('the ids of version 0 stay', () => {
  expect([...ALL].filter((id) => /Routes|Permissions|Stage|Api|Models/.test(id)).sort()).toMatchInlineSnapshot(`
[
  "ApiGatewayAccountLoggingD697840D",
  "ApiGatewayAccountLoggingRole8682419D",
  "ChatApi86739009",
  "ChatModelsModel45f003b949481da1B785ACD6",
  "ChatPermissionsFn1764e6fc412D881A",
  "ChatRoutesCB3CB010",
  "ChatRoutesDC576706",
  "ChatRoutesconnectFB954035",
  "ChatRoutesdefault50DD9766",
  "ChatRoutesdefaultBE18C6D6",
  "ChatRoutesdisconnect6FA44A05",
  "ChatRoutesqueue12BD30FC42",
  "ChatRoutesqueueDE32AB2C",
  "ChatRoutesrooms0join002D3B97",
  "ChatRoutesrooms1joinE216C328",
  "ChatRoutesroomsjoin729899A2",
  "ChatRoutesroomsjoinC35AD4EB",
  "ChatRoutessay3FF0E818",
  "ChatStage8BF11434",
  "CustomApiGatewayAccountLoggingCustomResourceProviderHandler84D2EE51",
  "CustomApiGatewayAccountLoggingCustomResourceProviderRole4B9A65F0",
]
`);
});
