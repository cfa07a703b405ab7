import { Stack } from 'aws-cdk-lib';
import { RouteKey } from '../../src/gateways/route-key';
import { RouteTree } from '../../src/gateways/route-tree';

const scope = new Stack(undefined, 'Shop');

function tree(...keys: string[]): RouteTree {
  const made = new RouteTree(scope);
  keys.forEach((key) => made.add(RouteKey.parse(key, scope)));
  return made;
}

test('enters the paths above a route', () => {
  const made = tree('GET /a/{id}/c', 'POST /a');
  expect(made.size).toBe(3);
  expect(made.node('/a/{id}/c')).toMatchObject({ segment: 'c', methods: ['GET'], parent: { path: '/a/{id}', methods: [], parent: { path: '/a', methods: ['POST'] } } });
  expect(made.node('/').parent).toBeUndefined();
});

test('knows when it is empty', () => {
  expect(tree().isEmpty).toBe(true);
  expect(tree('GET /').isEmpty).toBe(false);
});

test.each([
  ['other methods', 'GET /a', 'POST /a', 'ANY /a'],
  ['the same variable again', 'GET /a/{id}', 'GET /a/{id}/b', 'PUT /a/{id}/c'],
  ['variables with different parents', 'GET /a/{x}', 'GET /b/{y}', 'GET /a/{x}/{z}'],
  ['a fixed segment beside a variable', 'GET /a/{x}', 'GET /a/latest'],
  ['a greedy variable beside fixed ones', 'ANY /{proxy+}', 'GET /a'],
])('%s live together', (_, ...keys) => {
  expect(() => tree(...keys)).not.toThrow();
});

test('fails for a route that is there', () => {
  expect(() => tree('GET /a', 'GET /a')).toThrow("'GET /a' is a route of this API already; a route key has one integration, so leave one of the two out [at Shop]");
});

test.each([
  [['GET /a/{x}', 'GET /a/{y}'], "path '/a/{y}' conflicts with its sibling '{x}': API Gateway allows one path variable below '/a'"],
  [['GET /a/{x}/b', 'GET /a/{y}/c'], "path '/a/{y}' conflicts with its sibling '{x}'"],
  [['GET /{id}', 'ANY /{proxy+}'], "path '/{proxy+}' conflicts with its sibling '{id}': API Gateway allows one path variable below '/'"],
  [['ANY /{id+}', 'ANY /{id}'], "path '/{id}' conflicts with its sibling '{id+}'"],
])('fails for %j', (keys, message) => {
  expect(() => tree(...keys)).toThrow(message);
});
