import { fixtureGateway, http, json, mock, service } from '../fixtures/gateways';

describe('fact 11: overrides of the request template', () => {
  const requestTemplate = [
    '#set($context.responseOverride.status = 444)',
    '#set($context.responseOverride.header.foo = "bar")',
    '#set($context.requestOverride.invented = "kept")',
    '{"statusCode": 200}',
  ].join('');

  test('take effect with no response template at all', async () => {
    const { invoke } = fixtureGateway([{
      path: '/',
      integration: {
        Type: 'MOCK', RequestTemplates: { 'application/json': requestTemplate }, IntegrationResponses: [{ StatusCode: '200' }],
      },
    }]);
    const answer = await invoke({ path: '/' });
    expect([answer.status, answer.headers.foo, answer.body.length]).toEqual([444, 'bar', 0]);
  });

  test('are visible in the response template, invented keys too', async () => {
    const { invoke } = fixtureGateway([{
      path: '/',
      integration: mock(
        '$context.responseOverride.status $context.responseOverride.header.foo $context.requestOverride.invented', requestTemplate,
      ),
    }]);
    expect((await invoke({ path: '/' })).body.toString()).toBe('444 bar kept');
  });

  test('of one request do not reach the next', async () => {
    const { invoke } = fixtureGateway([{
      path: '/',
      integration: mock(
        '$context.requestOverride.seen', "{\"statusCode\": 200}#if($input.params('set') != \"\")#set($context.requestOverride.seen = \"yes\")#end",
      ),
    }]);
    expect((await invoke({ path: '/?set=1' })).body.toString()).toBe('yes');
    expect((await invoke({ path: '/' })).body.toString()).toBe('');
  });
});

test.each([['"404"', 200], ['99', 200], ['600', 200], ['404', 404]])('responseOverride.status %s gives %d', async (value, status) => {
  const { invoke } = fixtureGateway([{ path: '/', integration: mock(`#set($context.responseOverride.status = ${value})`) }]);
  expect((await invoke({ path: '/' })).status).toBe(status);
});

test('requestOverride sets path, header and query of the call, over mapped parameters', async () => {
  const { invoke, backend } = fixtureGateway([{
    path: '/{id}',
    integration: http('HTTP', {
      Uri: 'https://back.example/{id}/{other}',
      IntegrationHttpMethod: 'GET',
      RequestParameters: {
        'integration.request.path.id': 'method.request.path.id',
        'integration.request.path.other': 'method.request.path.id',
        'integration.request.header.X-A': "'mapped'",
        'integration.request.querystring.q': 'method.request.querystring.q',
      },
      RequestTemplates: {
        'application/json': [
          '#set($context.requestOverride.path.other = "o p")#set($context.requestOverride.header["x-a"] = "over")',
          '#set($context.requestOverride.querystring.q = $context.identity.sourceIp)',
        ].join(''),
      },
    }),
  }], { answers: { '*': { body: '{}' } } });
  await invoke({ path: '/7?q=1' });
  expect(backend.calls[0].url).toBe('https://back.example/7/o%20p?q=127.0.0.1');
  expect(backend.calls[0].headers['X-A']).toBe('over');
});

test('an override of an illegal header fails the request', async () => {
  const { invoke } = fixtureGateway([{
    path: '/',
    integration: service('sqs:path/1/q', {
      RequestTemplates: { 'application/json': '#set($context.requestOverride.header.Authorization = "x")Action=ListQueues' },
    }),
  }], { answers: { '*': {} } });
  expect((await invoke({ path: '/' })).status).toBe(500);
});

describe('fact 5: empty bodies', () => {
  test('of a request and of an answer are {}', async () => {
    const { invoke, backend } = fixtureGateway([{
      path: '/',
      integration: http('HTTP', {
        RequestTemplates: { 'application/json': '$input.body|$util.urlEncode($input.body)' },
        IntegrationResponses: [{ StatusCode: '200', ResponseTemplates: { 'application/json': '{"was":$input.body}' } }],
      }),
    }], { answers: { http: {} } });
    expect(json(await invoke({ path: '/' }))).toEqual({ was: {} });
    expect(backend.calls[0].body.toString()).toBe('{}|%7B%7D');
  });

  test.each([
    ['$input.body', '{}'], ['$util.urlEncode($input.body)', '%7B%7D'], ['[$input.body.anything]', '[]'], ["$input.json('$')", '{}'],
    ["$input.path('$')", '{}'], ["[$input.path('$.a')]", '[]'], ["$input.json('$.a')", '""'], ['$util.base64Encode($input.body)', 'e30='],
    ["#if($input.path('$.a') == '')none#end", 'none'],
  ])('%s, whichever side the body is missing on', async (template, expected) => {
    const { invoke, backend } = fixtureGateway([{
      path: '/',
      method: 'ANY',
      integration: http('HTTP', {
        RequestTemplates: { 'application/json': template },
        IntegrationResponses: [{ StatusCode: '200', ResponseTemplates: { 'application/json': template } }],
      }),
    }], { answers: { http: { body: '' } } });
    for (const request of [{ method: 'POST', body: '' }, { method: 'GET' }]) {
      expect((await invoke({ path: '/', ...request })).body.toString()).toBe(expected);
    }
    expect(backend.calls.map((call) => call.body.toString())).toEqual([expected, expected]);
  });

  test('a body that is there has no properties either', async () => {
    const { invoke } = fixtureGateway([{
      path: '/',
      integration: http('HTTP', { IntegrationResponses: [{ StatusCode: '200', ResponseTemplates: { 'application/json': '[$input.body.a][$input.body]' } }] }),
    }], { answers: { http: { body: '{"a":1}' } } });
    expect((await invoke({ path: '/' })).body.toString()).toBe('[][{"a":1}]');
  });
});

test('fact 7: a quote behind a backslash is a 500', async () => {
  const { invoke } = fixtureGateway([{ path: '/', integration: mock('#set($s = "a\\"b")$s') }]);
  expect((await invoke({ path: '/' })).status).toBe(500);
});

test.each([
  ['text/xml', 'xml'], ['application/json', 'json'], ['text/html', 'json'], [undefined, 'json'],
])('the response template for Accept %s is %s', async (accept, expected) => {
  const { invoke } = fixtureGateway([{
    path: '/',
    integration: {
      ...mock(''), IntegrationResponses: [{ StatusCode: '200', ResponseTemplates: { 'text/xml': 'xml', 'application/json': 'json' } }],
    },
  }]);
  const answer = await invoke({ path: '/', headers: accept === undefined ? {} : { Accept: accept } });
  expect(answer.body.toString()).toBe(expected);
});

test('an empty template leaves the body as it is, both ways', async () => {
  const { invoke, backend } = fixtureGateway([{
    path: '/',
    method: 'POST',
    integration: http('HTTP', {
      RequestTemplates: { 'application/json': '' },
      IntegrationResponses: [{ StatusCode: '200', ResponseTemplates: { 'application/json': '' } }],
    }),
  }], { answers: { http: { body: 'back' } } });
  expect((await invoke({ path: '/', method: 'POST', body: 'there' })).body.toString()).toBe('back');
  expect(backend.calls[0].body.toString()).toBe('there');
});

test('a template that cannot be parsed is a 500 whose reason is in the log', async () => {
  const { invoke, log } = fixtureGateway([{ path: '/', integration: mock('#if($a)') }]);
  expect((await invoke({ path: '/' })).status).toBe(500);
  expect(log).toEqual([expect.stringContaining('the mapping template failed')]);
});
