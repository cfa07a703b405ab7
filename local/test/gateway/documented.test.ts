import { eventOf, fixtureGateway, http, json, lambda, mock, type FixtureGatewayOptions } from '../fixtures/gateways';

/*
 * Rules of AWS's documentation that no recording contradicts.
 */

describe('a list of binary types that takes everything', () => {
  const api = { BinaryMediaTypes: ['*/*'] };

  test('makes the empty body of a request without a Content-Type binary, which no template takes', async () => {
    const { invoke } = fixtureGateway([{ path: '/', method: 'OPTIONS', integration: mock('') }], { api });
    expect((await invoke({ path: '/', method: 'OPTIONS' })).status).toBe(500);
  });

  test('does no harm where the body is converted to text', async () => {
    const integration = { ...mock(''), ContentHandling: 'CONVERT_TO_TEXT' };
    const { invoke } = fixtureGateway([{ path: '/', method: 'OPTIONS', integration }], { api });
    expect((await invoke({ path: '/', method: 'OPTIONS' })).status).toBe(200);
  });

  test('gives a function the base64 of a body without a Content-Type', async () => {
    const { invoke, backend } = fixtureGateway([{ path: '/', method: 'POST', integration: lambda('AWS_PROXY') }], { api, answers: { handler: { payload: {} } } });
    await invoke({ path: '/', method: 'POST', body: 'text' });
    expect(eventOf(backend)).toMatchObject({ body: 'dGV4dA==', isBase64Encoded: true });
  });
});

test('a semicolon splits the data of a query string', async () => {
  const { invoke, backend } = fixtureGateway([{ path: '/', integration: lambda('AWS_PROXY') }], { answers: { handler: { payload: {} } } });
  await invoke({ path: '/?a=1;b=2&c=%3B' });
  expect(eventOf(backend)).toMatchObject({ queryStringParameters: { a: '1', b: '2', c: ';' } });
});

describe('mapping expressions', () => {
  const sources = {
    'method.request.path.id': '7%20a',
    'method.request.querystring.q': 'two',
    'method.request.multivaluequerystring.q': 'one, two',
    'method.request.header.X-In': 'b',
    'method.request.multivalueheader.X-In': 'a,b',
    'method.request.body': '{"a":{"b":[1,"x"]},"t":"text","n":null}',
    'method.request.body.a.b[1]': 'x',
    'method.request.body.a.b': '[1,"x"]',
    'method.request.body.t': 'text',
    'method.request.body.n': undefined,
    'method.request.body.none': undefined,
    'stageVariables.v': 'stage',
    'stageVariables.none': undefined,
    'context.httpMethod': 'POST',
    'context.identity.sourceIp': '127.0.0.1',
    'context.identity.caller': undefined,
    "'literal value'": 'literal value',
  };

  test.each(Object.entries(sources))('%s', async (source, expected) => {
    const { invoke, backend } = fixtureGateway([{
      path: '/{id}', method: 'POST', integration: http('HTTP', { RequestParameters: { 'integration.request.header.X-Out': source } }),
    }], { answers: { http: { body: '{}' } }, stage: { Variables: { v: 'stage' } } });
    await invoke({ path: '/7%20a?q=one&q=two', method: 'POST', headers: { 'X-In': ['a', 'b'] }, body: '{"a":{"b":[1,"x"]},"t":"text","n":null}' });
    expect(backend.calls[0].headers['X-Out']).toBe(expected);
  });

  test('of a body that is not JSON are the fault of the client', async () => {
    const { invoke } = fixtureGateway([{
      path: '/', method: 'POST', integration: http('HTTP', { RequestParameters: { 'integration.request.header.X-Out': 'method.request.body.a' } }),
    }], { answers: { http: {} } });
    const answer = await invoke({ path: '/', method: 'POST', body: '{"a":' });
    expect([answer.status, json(answer)]).toEqual([400, { message: 'Invalid JSON in request body' }]);
  });

  test('of an answer that is not JSON are a 500', async () => {
    const { invoke } = fixtureGateway([{
      path: '/',
      integration: http('HTTP', {
        IntegrationResponses: [{ StatusCode: '200', ResponseParameters: { 'method.response.header.X-Out': 'integration.response.body.a' } }],
      }),
    }], { answers: { http: { body: '{"a":' } } });
    expect((await invoke({ path: '/' })).status).toBe(500);
  });

  test.each([
    ['integration.response.body', '{"a":1}'], ['integration.response.body.a', '1'], ['integration.response.header.X-Many', 'b'],
    ['integration.response.multivalueheader.X-Many', ['a', 'b']], ['stageVariables.v', 'stage'], ['context.stage', 'prod'], ["'x'", 'x'],
  ])('of an answer: %s', async (source, expected) => {
    const { invoke } = fixtureGateway([{
      path: '/', integration: http('HTTP', { IntegrationResponses: [{ StatusCode: '200', ResponseParameters: { 'method.response.header.X-Out': source } }] }),
    }], { answers: { http: { body: '{"a":1}', headers: { 'x-many': ['a', 'b'] } } }, stage: { Variables: { v: 'stage' } } });
    expect((await invoke({ path: '/' })).headers['X-Out']).toEqual(expected);
  });
});

describe('paths in mapping expressions', () => {
  const mapped = (path: string, answers: FixtureGatewayOptions['answers']) => fixtureGateway([{
    path: '/', method: 'POST', integration: http('HTTP', { RequestParameters: { 'integration.request.header.X-Out': `method.request.body.${path}` } }),
  }], { answers });

  test.each([
    'a.sum()', 'a.none()', 'a[?(', 'a[?(@.b =~ /[/)]', '..*', 'a[?(@.b =~ /(x+x+)+y/)]', 'a[?(@.b in $..*)]..*',
  ])('fail the request, not the engine: %s', async (path) => {
    const { invoke, backend, log } = mapped(path, { http: {} });
    const body = JSON.stringify({ a: [...Array.from({ length: 4000 }, (_, index) => ({ b: index })), { b: 'x'.repeat(40) }] });
    const answer = await invoke({ path: '/', method: 'POST', body });
    expect([answer.status, backend.calls.length]).toEqual([500, 0]);
    expect(log).toEqual([expect.stringContaining('cannot be read')]);
  });

  test.each([
    ["['a'][0].b", '1'], ['a[*].b', '[1]'], ['a.length()', '1'], ['a[?(@.b == 1)]', '[{"b":1}]'], ['a[?(@.b == 2)]', '[]'], ['a[7]', undefined],
  ])('find what templates find: %s', async (path, expected) => {
    const { invoke, backend } = mapped(path, { http: {} });
    await invoke({ path: '/', method: 'POST', body: '{"a":[{"b":1}]}' });
    expect(backend.calls[0].headers['X-Out']).toBe(expected);
  });
});

test.each(['[', '*', '(x+x+)+y', '\\p{Nope}'])('the selection pattern %s fails the request, not the engine', async (pattern) => {
  const { invoke, log } = fixtureGateway([{
    path: '/', integration: lambda('AWS', { IntegrationResponses: [{ StatusCode: '200' }, { StatusCode: '400', SelectionPattern: pattern }] }),
  }], { answers: { handler: { payload: { errorMessage: 'x'.repeat(40) } } } });
  expect((await invoke({ path: '/' })).status).toBe(500);
  expect(log.at(-1)).toContain(`the selection pattern '${pattern}' cannot be matched`);
});
