import { Aws, Stack } from 'aws-cdk-lib';
import { checkWebSocketRouteKey } from '../../src/gateways/websocket-route-key';

const check = (routeKey: string) => () => checkWebSocketRouteKey(routeKey, new Stack(undefined, 'Shop'));

test.each(['$connect', '$disconnect', '$default', 'say', 'rooms/join', 'rooms.join', 'say-it', 'say_it', 'room:1', 'say it', '/say', 'GET', 'GETTING /x', 'a$b', 'caf\u00e9', 'x'.repeat(200)])(
  "'%s' is a key", (routeKey) => {
    expect(check(routeKey)).not.toThrow();
  });

const elsewhere = (routeKey: string) =>
  `route key '${routeKey}' belongs to REST and HTTP APIs; use RestGateway or HttpGateway, or write what the route selection expression yields, such as 'say' [at Shop]`;

test.each([
  ['', "a route key must not be empty; write what the route selection expression yields, such as 'say', or $default [at Shop]"],
  [Aws.REGION, "a route key must be known at synthesis, got a token; write a key such as 'say' [at Shop]"],
  ['GET /orders', elsewhere('GET /orders')],
  ['any /{proxy+}', elsewhere('any /{proxy+}')],
  ['POST/orders', elsewhere('POST/orders')],
  ['$say', "route key '$say' is none of AWS's: only $connect, $disconnect, $default begin with a dollar sign; write 'say' [at Shop]"],
  ['$Connect', "route key '$Connect' is none of AWS's: only $connect, $disconnect, $default begin with a dollar sign; write 'Connect' [at Shop]"],
  [' say', "route key ' say' begins or ends with a space, which messages would need too; write 'say' [at Shop]"],
  ['say\n', "route key 'say\n' begins or ends with a space, which messages would need too; write 'say' [at Shop]"],
  ['a\u0000b', 'route key "a\\u0000b" has a control character; take it out [at Shop]'],
])("fails: '%s'", (routeKey, message) => {
  expect(check(routeKey)).toThrow(new Error(message));
});
