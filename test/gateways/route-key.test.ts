import { Lazy, Stack } from 'aws-cdk-lib';
import { RouteKey } from '../../src/gateways/route-key';

const scope = new Stack(undefined, 'Shop');

test('reads method, path and variables', () => {
  const key = RouteKey.parse('GET /orders/{id}/files/{name+}', scope);
  expect(key).toMatchObject({ method: 'GET', path: '/orders/{id}/files/{name+}', pathVariables: ['id', 'name'], segments: ['orders', '{id}', 'files', '{name+}'] });
  expect(`${key}`).toBe('GET /orders/{id}/files/{name+}');
});

test('reads the root', () => {
  expect(RouteKey.parse('ANY /', scope)).toMatchObject({ method: 'ANY', path: '/', pathVariables: [], segments: [] });
});

test.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'ANY'])('knows %s', (method) => {
  expect(RouteKey.parse(`${method} /a`, scope).method).toBe(method);
});

test.each(['/a.b', '/a-b', '/a_b', '/a:b', '/A9', '/{a-b}', '/{proxy+}'])('takes the path %s', (path) => {
  expect(RouteKey.parse(`GET ${path}`, scope).path).toBe(path);
});

test.each([
  ['', "malformed route key ''; write a method and a path such as 'POST /orders/{id}' [at Shop]"],
  ['GET', "malformed route key 'GET'"],
  ['/orders', "malformed route key '/orders'"],
  ['GET orders', "malformed route key 'GET orders'"],
  ['GET  /orders', "malformed route key 'GET  /orders'"],
  ['GET /a b', "malformed route key 'GET /a b'"],
  ['get /orders', "unknown method 'get' in route key 'get /orders'; write 'GET /orders'"],
  ['FETCH /orders', "unknown method 'FETCH' in route key 'FETCH /orders'; write one of GET, POST"],
  ['$default', "route key '$default' belongs to HTTP and WebSocket APIs; write 'ANY /{proxy+}', and 'ANY /' for the root, on a REST API"],
  ['$connect', "route key '$connect' belongs to HTTP and WebSocket APIs"],
  ['GET //orders', "empty path segment in route key 'GET //orders'"],
  ['GET /orders//a', "empty path segment in route key 'GET /orders//a'"],
  ['GET /orders/', "empty path segment in route key 'GET /orders/'; write the path without '//' and without a '/' at its end"],
  ['GET /orders?x=1', "segment 'orders?x=1' of route key 'GET /orders?x=1' has a character that API Gateway refuses"],
  ['GET /a*', "segment 'a*' of route key 'GET /a*' has a character that API Gateway refuses"],
  ['GET /%20', "segment '%20'"],
  ['GET /order-{id}', "segment 'order-{id}' of route key 'GET /order-{id}' mixes text and a path variable"],
  ['GET /{}', "segment '{}'"],
  ['GET /{id', "segment '{id'"],
  ['GET /{a}{b}', "segment '{a}{b}'"],
  ['GET /{a b}', "malformed route key 'GET /{a b}'"],
  ['GET /{proxy+}/x', "greedy path variable '{proxy+}' must be the last segment, got 'GET /{proxy+}/x'; write '{proxy}' in the middle of a path"],
  ['GET /{id}/x/{id}', "route key 'GET /{id}/x/{id}' has the path variable 'id' twice; give each variable a name of its own"],
  ['GET /{id}/{id+}', "has the path variable 'id' twice"],
])('fails for %j', (text, message) => {
  expect(() => RouteKey.parse(text, scope)).toThrow(message);
});

test('fails for a token', () => {
  expect(() => RouteKey.parse(`GET /${Lazy.string({ produce: () => 'a' })}`, scope)).toThrow('a route key must be known at synthesis, got a token');
});

describe('of an HTTP API', () => {
  test.each(['GET /orders/{id}', 'ANY /legacy/{proxy+}', 'ANY /', '$default'])('%s is taken', (text) => {
    expect(`${RouteKey.parseHttp(text, scope)}`).toBe(text);
  });

  test('the default route has every method, and no path variable', () => {
    expect(RouteKey.parseHttp('$default', scope)).toMatchObject({ isDefault: true, method: 'ANY', pathVariables: [] });
    expect(RouteKey.parseHttp('GET /', scope).isDefault).toBe(false);
  });

  test.each([
    ['$connect', "route key '$connect' belongs to WebSocket APIs; use WebSocketGateway, or write '$default'"],
    ['$other', "route key '$other' belongs to WebSocket APIs"],
    ['say', "malformed route key 'say'; write a method and a path such as 'POST /orders/{id}', or '$default'; keys of messages belong to WebSocketGateway"],
    ['', "malformed route key ''"],
    ['ANY /$default', "route key 'ANY /$default' looks like the default route; write '$default', or another path"],
    ['get /', "unknown method 'get' in route key 'get /'; write 'GET /'"],
    ['GET /{a+}/b', "greedy path variable '{a+}' must be the last segment"],
    [`GET /${Lazy.string({ produce: () => 'a' })}`, 'a route key must be known at synthesis, got a token'],
  ])('fails for %j', (text, message) => {
    expect(() => RouteKey.parseHttp(text, scope)).toThrow(message);
  });
});
