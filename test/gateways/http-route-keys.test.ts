import { Stack } from 'aws-cdk-lib';
import { HttpRouteKeys } from '../../src/gateways/http-route-keys';
import { RouteKey } from '../../src/gateways/route-key';

const scope = new Stack(undefined, 'Shop');

function keysOf(...texts: string[]): HttpRouteKeys {
  const keys = new HttpRouteKeys(scope);
  for (const text of texts) keys.add(RouteKey.parseHttp(text, scope));
  return keys;
}

test.each([
  ['several variables beside each other', ['GET /orders/{id}', 'GET /orders/{name}/lines']],
  ['methods with variables of their own names', ['GET /orders/{id}', 'POST /orders/{name}']],
  ['a variable and a greedy one', ['GET /orders/{id}', 'GET /orders/{rest+}']],
  ['ANY beside a method', ['ANY /orders', 'GET /orders']],
  ['the default route beside all of that', ['$default', 'ANY /{proxy+}', 'ANY /']],
])('takes %s', (_what, keys) => {
  expect(keysOf(...keys).size).toBe(keys.length);
});

test('knows the methods that have a route', () => {
  expect(keysOf('GET /a', 'GET /b', 'POST /b').methods).toEqual(['GET', 'POST']);
});

test.each([
  ['GET /orders', 'GET /orders', "'GET /orders' is a route of this API already; a route key has one integration, so leave one of the two out [at Shop]"],
  ['$default', '$default', "'$default' is a route of this API already"],
  ['GET /orders/{id}', 'GET /orders/{name}', "'GET /orders/{name}' takes the same requests as 'GET /orders/{id}', which is a route of this API already; write one of them otherwise"],
  ['ANY /{a+}', 'ANY /{b+}', "'ANY /{b+}' takes the same requests as 'ANY /{a+}'"],
])('fails for %s and %s', (one, other, message) => {
  expect(() => keysOf(one, other)).toThrow(message);
});
