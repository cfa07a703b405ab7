import { eventOf, json, REQUEST_ID } from '../../fixtures/gateways';
import { httpGateway, said } from '../../fixtures/http-template';

const KEYS = ['GET /pets/dog/1', 'GET /pets/dog/{id}', 'GET /pets/{proxy+}', 'ANY /{proxy+}', '$default'];

async function routeOf(keys: readonly string[], method: string, path: string): Promise<unknown> {
  const { invoke, backend } = httpGateway(Object.fromEntries(keys.map((key) => [key, {}])));
  const { status } = await invoke({ method, path });
  return status === 200 ? eventOf(backend).routeKey : status;
}

async function parametersOf(key: string, path: string): Promise<unknown> {
  const { invoke, backend } = httpGateway({ [key]: {} });
  await invoke({ path });
  return eventOf(backend).pathParameters;
}

test.each([
  ['GET', '/pets/dog/1', 'GET /pets/dog/1'],
  ['GET', '/pets/dog/2', 'GET /pets/dog/{id}'],
  ['GET', '/pets/cat/1', 'GET /pets/{proxy+}'],
  ['POST', '/test/5', 'ANY /{proxy+}'],
  ['POST', '/pets/dog/1', 'ANY /{proxy+}'],
  ['GET', '/', '$default'],
  ['get', '/pets/dog/1', 'GET /pets/dog/1'],
])("AWS's own example: %s %s goes to %s", async (method, path, key) => {
  expect(await routeOf(KEYS, method, path)).toBe(key);
});

test.each([
  [['GET /pets', 'ANY /pets'], 'GET', '/pets', 'GET /pets'],
  [['GET /pets', 'ANY /pets'], 'PUT', '/pets', 'ANY /pets'],
  [['GET /pets/{proxy+}', 'GET /{kind}/dog'], 'GET', '/pets/dog', 'GET /{kind}/dog'],
  [['ANY /pets/dog', 'GET /pets/{id}'], 'GET', '/pets/dog', 'ANY /pets/dog'],
  [['POST /pets/dog', 'GET /pets/{id}'], 'GET', '/pets/dog', 'GET /pets/{id}'],
  [['ANY /{proxy+}', 'GET /pets/{proxy+}'], 'GET', '/pets/a/b', 'GET /pets/{proxy+}'],
  [['GET /p%C3%A4ts', 'GET /päts'], 'GET', '/p%C3%A4ts', 'GET /p%C3%A4ts'],
  [['GET /päts'], 'GET', '/p%C3%A4ts', 'GET /päts'],
])('of %j, %s %s goes to %s', async (keys, method, path, key) => {
  expect(await routeOf(keys, method, path)).toBe(key);
});

test.each([
  ['GET /pets', '/pets/'],
  ['GET /pets', '/Pets'],
  ['GET /pets/{id}', '/pets/'],
  ['GET /pets/{id}', '/pets/1/2'],
  ['GET /pets/{id}', '/pets/1/'],
  ['GET /{proxy+}', '/'],
  ['POST /pets', '/pets'],
  ['GET /pets/{proxy+}', '/pets'],
  ['GET /constructor', '/toString'],
])('%s does not take %s', async (key, path) => {
  const { invoke, log } = httpGateway({ [key]: {} });
  expect(said(await invoke({ path }))).toBe('404 {"message":"Not Found"}');
  expect(log).toEqual([`RESOURCE_NOT_FOUND: no route serves GET ${path}`]);
});

test.each([
  ['GET /pets/{id}', '/pets/a%20b%2Fc+d', { id: 'a b/c+d' }],
  ['GET /pets/{id}', '/pets/%E2%82%AC%zz', { id: '€%zz' }],
  ['GET /pets/{proxy+}', '/pets/a%20b/c/', { proxy: 'a b/c/' }],
  ['GET /pets/{proxy+}', '/pets/', { proxy: '' }],
  ['GET /{__proto__}/{constructor}', '/a/b', JSON.parse('{"__proto__":"a","constructor":"b"}')],
  ['$default', '/pets/1', undefined],
])('%s reads parameters from %s', async (key, path, parameters) => {
  expect(await parametersOf(key, path)).toEqual(parameters);
});

test.each([
  ['a long one', `/pets/${'a/'.repeat(100_000)}`],
  ['with malformed percent-encoding', '/pets/%/%2/%zz/%ff%fe'],
  ['with dots', '/pets/../../etc/passwd'],
  ['with a NUL and a line break', '/pets/%00/%0d%0aX-Evil:1'],
  ['with half a surrogate pair', '/pets/\ud800'],
])('a path %s reaches its greedy route', async (_what, path) => {
  expect(await routeOf(['GET /pets/{proxy+}'], 'GET', path)).toBe('GET /pets/{proxy+}');
});

test('slashes at the start of a path are one', async () => {
  expect(await routeOf(['GET /pets'], 'GET', '//pets')).toBe('GET /pets');
});

test('every answer tells the request id, its time and its length', async () => {
  const { invoke } = httpGateway({ 'GET /pets': {} });
  const found = await invoke({ path: '/pets' });
  const lost = await invoke({ path: '/lost' });
  expect(found.headers).toEqual(expect.objectContaining({ 'Date': 'Wed, 04 Mar 2026 05:06:07 GMT', 'Content-Length': '2' }));
  expect(found.headers['apigw-requestid']).toMatch(/^[\w-]{15}=$/);
  expect(lost.headers).toEqual({
    'Content-Type': 'application/json', 'Date': 'Wed, 04 Mar 2026 05:06:07 GMT', 'Content-Length': '23', 'Apigw-Requestid': found.headers['apigw-requestid'],
  });
  expect(lost.headers['apigw-requestid']).not.toContain(REQUEST_ID);
});

test('a route without an integration is a server error', async () => {
  const { invoke } = httpGateway({ 'GET /pets': { Target: undefined } });
  expect(said(await invoke({ path: '/pets' }))).toBe('500 {"message":"Internal Server Error"}');
});

test('stage variables reach the function', async () => {
  const { invoke, backend } = httpGateway({ 'GET /pets': {} }, { stage: { StageVariables: { colour: 'red' } } });
  await invoke({ path: '/pets' });
  expect(json(backend.calls[0])).toMatchObject({ stageVariables: { colour: 'red' } });
});
