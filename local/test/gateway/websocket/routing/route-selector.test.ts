import { RouteSelector } from '../../../../src/gateway/websocket/routing/route-selector';

const KEYS = ['$connect', '$disconnect', '$default', 'join', 'chat/join', '7', 'true', '[a, b]', '__proto__', 'constructor'];

function select(expression: string, message: string, keys = KEYS): string | undefined {
  const routes = new Map(keys.map((key) => [key, key]));
  return new RouteSelector({ logicalId: 'Api', routeSelectionExpression: expression }, routes).select(message);
}

test.each([
  ['$request.body.action', '{"action":"join"}', 'join'],
  ['$request.body.data.action', '{"data":{"action":"join"}}', 'join'],
  ['${request.body.service}/${request.body.action}', '{"service":"chat","action":"join"}', 'chat/join'],
  ['$request.body.list[1]', '{"list":["leave","join"]}', 'join'],
  ['$request.body.list', '{"list":["a","b"]}', '[a, b]'],
  ['$request.body.list[0:2]', '{"list":["a","b"]}', '[a, b]'],
  ['$request.body.action', '{"action":7}', '7'],
  ['$request.body.action', '{"action":true}', 'true'],
  ['$request.body', '"join"', 'join'],
  ['join', '{}', 'join'],
])('%s of %s is the route %s', (expression, message, route) => {
  expect(select(expression, message)).toBe(route);
});

test.each([
  ['what is no JSON', 'join'],
  ['JSON that is cut off', '{"action":"join"'],
  ['an empty message', ''],
  ['no such value', '{}'],
  ['null', '{"action":null}'],
  ['no object', '[]'],
  ['a key that no route has', '{"action":"leave"}'],
  ['the key of connecting', '{"action":"$connect"}'],
  ['the key of disconnecting', '{"action":"$disconnect"}'],
  ['the key of the default', '{"action":"$default"}'],
  ['an object', '{"action":{"join":1}}'],
  ['JSON nested too deeply', `{"action":${'['.repeat(60_000)}${']'.repeat(60_000)}}`],
  ['deep JSON without the value', '['.repeat(60_000) + ']'.repeat(60_000)],
])('%s goes to $default', (_what, message) => {
  expect(select('$request.body.action', message)).toBe('$default');
});

test('without $default nothing is selected', () => {
  expect(select('$request.body.action', '{"action":"leave"}', ['join'])).toBeUndefined();
});

test.each(['__proto__', 'constructor'])('a route may have the name %s', (key) => {
  expect(select('$request.body.action', `{"action":"${key}"}`)).toBe(key);
});

test.each([
  ['toString', '$request.body.action'],
  ['__proto__', '$request.body.action.constructor.name'],
])('what objects inherit is no value of a message: %s', (action, expression) => {
  expect(select(expression, JSON.stringify({ action }), ['Object', 'String', '$default'])).toBe('$default');
});

test.each([
  ['$request.header.Auth', "asks for '$request.header.Auth'"],
  ['${context.routeKey}', "asks for '$context.routeKey'"],
  ['${request.body.[}', 'has no path'],
])('fails for the expression %s', (expression, problem) => {
  expect(() => select(expression, '{}')).toThrow(problem);
});
