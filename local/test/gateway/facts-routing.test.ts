import { RouteTree } from '../../src/gateway/route-tree';
import { fixtureGateway, json, lambda, mock } from '../fixtures/gateways';

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

test.each([
  ['OPTIONS /test', '{proxy+} test'], ['POST /test', 'static'], ['GET /part1/random', '{param} part1'], ['GET /part1/part2', 'deep'],
])('fact 30: %s is served by %s', async (request, expected) => {
  const { invoke } = fixtureGateway([
    { path: '/test', method: 'POST', integration: mock('static') },
    { path: '/{proxy+}', method: 'OPTIONS', integration: mock("{proxy+} $input.params('proxy')") },
    { path: '/part1/part2', integration: mock('deep') },
    { path: '/{proxy+}', integration: mock("{param} $input.params('proxy').substring(0, 5)") },
  ]);
  const [method, path] = request.split(' ');
  expect((await invoke({ method, path })).body.toString()).toBe(expected);
});

test('fact 30: ANY on a static path wins over a method on the greedy one', async () => {
  const { invoke } = fixtureGateway([
    { path: '/test', method: 'ANY', integration: mock('any') }, { path: '/{proxy+}', method: 'OPTIONS', integration: mock('greedy') },
  ]);
  expect((await invoke({ method: 'OPTIONS', path: '/test' })).body.toString()).toBe('any');
});

describe('fact 10: $context of a REST request', () => {
  const render = async (template: string) => {
    const { invoke } = fixtureGateway([{ path: '/a/{id}', method: 'ANY', integration: mock(template) }]);
    return (await invoke({ path: '/a/7?q=1', method: 'PUT', sourceIp: '192.0.2.1' })).body.toString();
  };

  test.each([
    ['$context.requestOverride.keySet()', '[path, header, querystring]'],
    ['$context.responseOverride.keySet()', '[header]'],
    ['[$context.authorizer]', '[]'],
    ['[$context.authorizer.principalId][$context.authorizer.claims.sub]', '[][]'],
    ['#foreach($k in $context.keySet())#if($k == "authorizer")there#end#end', ''],
    ['[$context.get("requestOverride")][$context.get("identity")][$context.get("responseOverride")]', '[][][]'],
    ['[$context.identity]', '[]'],
    ['#set($k = "identity")[$context.get($k)]$context.get($k).sourceIp', '[]192.0.2.1'],
    ['$context.httpMethod $context.protocol $context.stage $context.accountId', 'PUT HTTP/1.1 prod 123456789012'],
    ['$context.path $context.resourcePath', '/prod/a/7 /a/{id}'],
    ['$context.requestTime $context.requestTimeEpoch', '04/Mar/2026:05:06:07 +0000 1772600767890'],
    ['$context.domainName', /^[a-z0-9]{10}\.execute-api\.us-east-1\.amazonaws\.com$/],
    ['$context.domainPrefix $context.apiId', /^([a-z0-9]{10}) \1$/],
    ['$context.extendedRequestId', /^[\w-]{15}=$/],
  ])('%s', async (template, expected) => {
    const output = await render(template);
    expect(typeof expected === 'string' ? output === expected : expected.test(output) || output).toBe(true);
  });

  test('a loop over the keys prints scalars, and nothing for the maps', async () => {
    const output = await render('#foreach($k in $context.keySet())$k:$context.get($k);#end');
    expect(output.split(';').filter((entry) => entry.endsWith(':'))).toEqual(['requestOverride:', 'identity:', 'responseOverride:']);
  });

  test('the context of an event has no overrides', async () => {
    const { invoke, backend } = fixtureGateway([{ path: '/', integration: lambda('AWS_PROXY') }], { answers: { handler: { payload: {} } } });
    await invoke({ path: '/' });
    const { requestContext } = json(backend.calls[0]) as { requestContext: object };
    expect(['requestOverride', 'responseOverride'].filter((name) => name in requestContext)).toEqual([]);
  });
});

test('fact 10: $context.path includes the stage, and the keys are those that AWS has', async () => {
  const { invoke } = fixtureGateway([{ path: '/a/{id}', integration: mock('$context.path|$context.resourcePath|$context.keySet()') }]);
  const [path, resourcePath, keys] = (await invoke({ path: '/a/7' })).body.toString().split('|');
  expect([path, resourcePath]).toEqual(['/prod/a/7', '/a/{id}']);
  expect(keys).toBe('[resourceId, resourcePath, httpMethod, extendedRequestId, requestTime, path, accountId, protocol, requestOverride, stage, '
    + 'domainPrefix, requestTimeEpoch, requestId, identity, domainName, deploymentId, responseOverride, apiId]');
});
