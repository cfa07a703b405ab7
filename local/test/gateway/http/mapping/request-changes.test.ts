import { TemplateError } from '../../../../src';
import { httpApi } from '../../../fixtures/http-apis';

const ROUTE = 'ANY /pets/{petId}';
const TEXT = '{"id":7,"name":"Rex","tags":["a","b"],"owner":{"city":"Ulm"},"none":null,"big":12345678901234567890,"a name":"x"}';

async function forwarded(requestParameters: Record<string, string>, request = {}) {
  const { backend, invoke } = httpApi({ [ROUTE]: { requestParameters } }, { answers: { http: {} }, stage: { variables: { env: 'blue' } } });
  const answer = await invoke({ method: 'POST', path: '/pets/6?q=1&q=2&Q=3', headers: { 'X-Many': ['a', 'b'], 'Content-Type': 'application/json' }, body: TEXT, ...request });
  expect(answer.status).toBe(200);
  return backend.calls[0];
}

describe('values of the documented table', () => {
  test.each<[string, string]>([
    ['$request.header.x-many', 'a,b'],
    ['$request.header.X-MANY', 'a,b'],
    ['${request.header.x-many}', 'a,b'],
    ['$request.querystring.q', '1,2'],
    ['$request.querystring.Q', '3'],
    ['$request.body.name', 'Rex'],
    ['$request.body.id', '7'],
    ['$request.body.big', '12345678901234567890'],
    ['$request.body.tags[1]', 'b'],
    ['$request.body.tags', '["a","b"]'],
    ['$request.body.owner', '{"city":"Ulm"}'],
    ['$request.body.owner.city', 'Ulm'],
    ['$request.body["a name"]', 'x'],
    ['$request.body', TEXT],
    ['$request.path', '/pets/6'],
    ['$request.path.petId', '6'],
    ['$context.routeKey', ROUTE],
    ['$stageVariables.env', 'blue'],
    ['constant', 'constant'],
    ['$5', '$5'],
    ['${request.path.petId}#${context.httpMethod} ${stageVariables.env}', '6#POST blue'],
  ])('%s', async (expression, expected) => {
    expect((await forwarded({ 'append:header.x-mapped': expression })).headers['x-mapped']).toBe(expected);
  });

  test.each([
    '$request.header.x-other', '$request.querystring.Other', '$request.body.none', '$request.body.nothing.deep', '$request.path.other',
    '$context.authorizer.claims.sub', '$stageVariables.other', '${request.header.x-other}', 'a${request.header.x-other}b', '$request.querystring.__proto__',
    '$stageVariables.constructor', '$request.body.__proto__',
  ])('%s is absent, and nothing is written', async (expression) => {
    const { headers } = await forwarded({ 'append:header.x-mapped': expression, 'overwrite:header.X-Many': expression });
    expect(headers['x-mapped']).toBeUndefined();
    expect(headers['X-Many']).toBe('a, b');
  });

  test.each([['no JSON', 'hello'], ['no body', ''], ['JSON that is cut off', `{"pad":"${'x'.repeat(100 * 1024)}","name":"Rex"}`]])('a path finds nothing in %s', async (_what, body) => {
    expect((await forwarded({ 'append:header.x-mapped': '$request.body.name' }, { body })).headers['x-mapped']).toBeUndefined();
  });

  test('100 KB of a body are looked at', async () => {
    const body = `{"name":"Rex","pad":"${'x'.repeat(100 * 1024 - 23)}"}`;
    expect(body).toHaveLength(100 * 1024);
    expect((await forwarded({ 'append:header.x-mapped': '$request.body.name' }, { body })).headers['x-mapped']).toBe('Rex');
  });
});

describe('changes of the documented table', () => {
  test.each<[Record<string, string>, Record<string, unknown>]>([
    [{ 'append:header.x-many': 'c' }, { 'x-many': 'a, b, c' }],
    [{ 'overwrite:header.x-many': 'c' }, { 'x-many': 'c' }],
    [{ 'remove:header.x-many': '\'\'' }, { 'x-many': undefined }],
    [{ 'append:header.header2': '$request.header.x-many', 'remove:header.x-many': '' }, { 'header2': 'a,b', 'x-many': undefined }],
  ])('headers: %j', async (requestParameters, expected) => {
    const { headers } = await forwarded(requestParameters);
    expect(Object.fromEntries(Object.keys(expected).map((name) => [name, headers[name]]))).toEqual(expected);
  });

  test.each<[Record<string, string>, string]>([
    [{}, '?q=1&q=2&Q=3'],
    [{ 'append:querystring.q': 'a b&c' }, '?q=1&q=2&q=a%20b%26c&Q=3'],
    [{ 'overwrite:querystring.q': '4' }, '?q=4&Q=3'],
    [{ 'remove:querystring.q': '' }, '?Q=3'],
    [{ 'append:querystring.new': '$request.path.petId' }, '?q=1&q=2&Q=3&new=6'],
  ])('query: %j', async (requestParameters, expected) => {
    expect((await forwarded(requestParameters)).url).toBe(`https://back.example/base${expected}`);
  });

  test.each<[string, string]>([
    ['/other', '/other'], ['other', '/other'], ['$request.path', '/pets/6'], ['/v1/${request.path.petId}', '/v1/6'], ['/a b?c#d%2F', '/a%20b%3Fc%23d%252F'],
  ])('path: %s', async (expression, path) => {
    expect(await forwarded({ 'overwrite:path': expression })).toMatchObject({ path, url: `https://back.example${path}?q=1&q=2&Q=3` });
  });

  test('a query that is not mapped travels as it came', async () => {
    expect((await forwarded({}, { path: '/pets/6?a=%41+b&&c' })).url).toBe('https://back.example/base?a=%41+b&&c');
  });

  test('the host of the backend may be written', async () => {
    expect((await forwarded({ 'overwrite:header.host': 'virtual.example' })).headers.Host).toBe('virtual.example');
  });
});

describe('fails', () => {
  const failing = (requestParameters: Record<string, string>) => httpApi({ 'GET /': { requestParameters } }).invoke({ path: '/' });

  test.each([
    'append:cookie.a', 'header.a', 'append:path', 'overwrite.path', 'overwrite:statuscode', 'append:header.', 'APPEND:header.a', 'prepend:header.a',
  ])('%s is no change', async (key) => {
    await expect(failing({ [key]: 'x' })).rejects.toThrow(`the request parameter '${key}' is no change that API Gateway makes`);
  });

  test.each([
    'access-control-allow-origin', 'apigw-requestid', 'Authorization', 'Connection', 'Content-Encoding', 'Content-Length', 'Content-Location', 'Forwarded',
    'Keep-Alive', 'Origin', 'Proxy-Authenticate', 'Proxy-Authorization', 'TE', 'Trailers', 'Transfer-Encoding', 'Upgrade', 'x-amz-date', 'x-amzn-trace-id',
    'X-Forwarded-For', 'X-Forwarded-Host', 'X-Forwarded-Proto', 'Via',
  ])('the header %s is reserved', async (name) => {
    await expect(failing({ [`append:header.${name}`]: 'x' })).rejects.toThrow(`changes a header that API Gateway reserves, '${name}'`);
    await expect(failing({ [`remove:header.${name}`]: '' })).rejects.toThrow(TemplateError);
  });

  test.each([
    ['$request.cookie.a', '\'$request.cookie.a\' is no variable there'],
    ['$request.header', '\'$request.header\' is no variable'],
    ['$response.header.a', '\'$response.header.a\' is no variable'],
    ['$context.authorizer.claims.cognito:groups', 'is no variable'],
    ['$method.request.header.a', 'is no variable'],
    ['${request.path}${}', '\'$\' is no variable'],
    ['$request.body..name', 'which has \'..\', a filter or a function'],
    ['$request.body.items[?(@.a == 1)]', 'which has \'..\', a filter or a function'],
    ['$request.body.items[?(@.a =~ /(/)]', 'which has'],
    ['$request.body.length()', 'which has \'..\', a filter or a function'],
    ['$request.body[\'a', 'which has a path that cannot be read'],
    ['/v1/$request.path.petId', 'a variable stands beside other text; put it in braces'],
    ['${request.path.petId}/$context.requestId', 'a variable stands beside other text; put it in braces'],
    ['${request.path.petId', 'a variable stands beside other text; put it in braces'],
  ])('%s is no source', async (expression, message) => {
    await expect(failing({ 'append:header.x': expression })).rejects.toThrow(message);
  });
});
