import { RouteTree } from '../../src/gateway/route-tree';
import { fixtureGateway, mock } from '../fixtures/gateways';

describe('fact 30: routing is method-aware', () => {
  const routes = (...entries: readonly string[]) => {
    const tree = new RouteTree<string>();
    for (const entry of entries) {
      const [method, path] = entry.split(' ');
      tree.add(path, method, entry);
    }
    return (request: string) => {
      const [method, path] = request.split(' ');
      const found = tree.find(path, method);
      return found && [found.value, Object.fromEntries(found.parameters)];
    };
  };

  test('another method falls through a literal path to a greedy one', () => {
    const find = routes('POST /test', 'ANY /{proxy+}');
    expect(find('OPTIONS /test')).toEqual(['ANY /{proxy+}', { proxy: 'test' }]);
    expect(find('POST /test')).toEqual(['POST /test', {}]);
  });

  test('ANY on the literal path wins', () => {
    expect(routes('POST /test', 'ANY /test', 'OPTIONS /{proxy+}')('OPTIONS /test')).toEqual(['ANY /test', {}]);
  });

  test('a greedy path serves what its literal neighbour does not', () => {
    const find = routes('GET /part1', 'GET /part1/part2', 'GET /{param+}');
    expect(find('GET /part1/random')).toEqual(['GET /{param+}', { param: 'part1/random' }]);
    expect(find('GET /part1')).toEqual(['GET /part1', {}]);
  });

  test.each([
    ['GET /a/b', ['GET /a/b', {}]],
    ['GET /a/b/', ['GET /a/b', {}]],
    ['GET /a/c', ['GET /a/{id}', { id: 'c' }]],
    ['GET /a/c/d', ['GET /a/{id}/d', { id: 'c' }]],
    ['GET /a/c/e', ['GET /a/{rest+}', { rest: 'c/e' }]],
    ['GET /a/%62', ['GET /a/b', {}]],
    ['GET /a/x%2Fy', ['GET /a/{id}', { id: 'x%2Fy' }]],
    ['GET /a', undefined],
    ['GET /a//', ['GET /a/{rest+}', { rest: '' }]],
    ['GET /', ['GET /', {}]],
    ['POST /', undefined],
    ['GET /b', undefined],
  ])('%s', (request, expected) => {
    expect(routes('GET /', 'GET /a/b', 'GET /a/{id}', 'GET /a/{id}/d', 'GET /a/{rest+}')(request)).toEqual(expected);
  });
});

test('fact 10: $context.path includes the stage, and the keys are those that AWS has', async () => {
  const { invoke } = fixtureGateway([{ path: '/a/{id}', integration: mock('$context.path|$context.resourcePath|$context.keySet()') }]);
  const [path, resourcePath, keys] = (await invoke({ path: '/a/7' })).body.toString().split('|');
  expect([path, resourcePath]).toEqual(['/prod/a/7', '/a/{id}']);
  expect(keys).toBe('[resourceId, resourcePath, httpMethod, extendedRequestId, requestTime, path, accountId, protocol, requestOverride, stage, '
    + 'domainPrefix, requestTimeEpoch, requestId, identity, domainName, deploymentId, responseOverride, apiId]');
});
