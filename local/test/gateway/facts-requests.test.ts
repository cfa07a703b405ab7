import { eventOf, fixtureGateway, http, json, lambda, mock, service } from '../fixtures/gateways';

const ECHO = { http: { body: '{}' } };

describe('fact 12: no Content-Type is JSON', () => {
  const gateway = fixtureGateway([{
    path: '/a',
    method: 'ANY',
    integration: http('HTTP', { PassthroughBehavior: 'NEVER', RequestTemplates: { 'application/json': 'template over $input.body' } }),
  }], { answers: ECHO });

  test.each([
    ['an XML body', { method: 'POST', body: '<a/>' }, 'template over <a/>'],
    ['no body', { method: 'GET' }, 'template over {}'],
  ])('the JSON template runs for %s', async (_case, request, body) => {
    gateway.backend.calls.length = 0;
    expect((await gateway.invoke({ path: '/a', ...request })).status).toBe(200);
    expect(gateway.backend.calls[0].body.toString()).toBe(body);
  });

  test('another Content-Type is refused with 415', async () => {
    const answer = await gateway.invoke({ path: '/a', method: 'POST', headers: { 'Content-Type': 'text/plain' }, body: 'x' });
    expect([answer.status, json(answer)]).toEqual([415, { message: 'Unsupported Media Type' }]);
    expect(answer.headers['x-amzn-errortype']).toBe('BadRequestException');
  });
});

test.each([
  ['WHEN_NO_MATCH', 'application/json', 'T'],
  ['WHEN_NO_MATCH', 'text/plain', 'raw'],
  ['WHEN_NO_TEMPLATES', 'text/plain', 415],
  ['NEVER', 'text/plain', 415],
  ['NEVER', 'application/json; charset=utf-8', 'T'],
])('passthrough %s with %s gives %s', async (behavior, contentType, expected) => {
  const { backend, invoke } = fixtureGateway([{
    path: '/', method: 'POST', integration: http('HTTP', { PassthroughBehavior: behavior, RequestTemplates: { 'application/json': 'T' } }),
  }], { answers: ECHO });
  const answer = await invoke({ path: '/', method: 'POST', headers: { 'Content-Type': contentType }, body: 'raw' });
  expect(answer.status === 200 ? backend.calls[0].body.toString() : answer.status).toBe(expected);
});

test('a $default template serves every content type', async () => {
  const { backend, invoke } = fixtureGateway([{
    path: '/', method: 'POST', integration: http('HTTP', { PassthroughBehavior: 'NEVER', RequestTemplates: { $default: 'D' } }),
  }], { answers: ECHO });
  await invoke({ path: '/', method: 'POST', headers: { 'Content-Type': 'text/plain' }, body: 'raw' });
  expect(backend.calls[0].body.toString()).toBe('D');
});

describe('fact 13: client headers', () => {
  const client = {
    'Accept': 'text/html',
    'User-Agent': 'curl',
    'X-Own': 'v',
    'Content-Type': 'application/json',
    'Content-Encoding': 'gzip',
    'Content-MD5': 'x',
    'Expect': 'x',
    'Max-Forwards': '1',
    'Proxy-Authenticate': 'x',
    'Server': 'x',
    'TE': 'x',
    'Trailer': 'x',
    'Upgrade': 'x',
    'Via': 'x',
    'WWW-Authenticate': 'x',
    'Authorization': 'token',
  };

  test('a custom integration forwards none of them', async () => {
    const { backend, invoke } = fixtureGateway([{ path: '/', method: 'POST', integration: http('HTTP') }], { answers: ECHO });
    await invoke({ path: '/', method: 'POST', headers: client, body: '{}' });
    const { headers } = backend.calls[0];
    expect(Object.keys(headers).sort()).toEqual(['Accept', 'Content-Type', 'User-Agent', 'X-Amzn-Apigateway-Api-Id', 'X-Amzn-Trace-Id']);
    expect(headers.Accept).toBe('application/json');
    expect(headers['User-Agent']).toMatch(/^AmazonAPIGateway_[a-z0-9]{10}$/);
    expect(`AmazonAPIGateway_${headers['X-Amzn-Apigateway-Api-Id']}`).toBe(headers['User-Agent']);
  });

  test('a service gets none of them either', async () => {
    const { backend, invoke } = fixtureGateway([{
      path: '/', method: 'POST', integration: service('dynamodb:action/ListTables'),
    }], { answers: { '*': { body: '{}' } } });
    await invoke({ path: '/', method: 'POST', headers: client, body: '{}' });
    const { headers } = backend.calls[0];
    expect(Object.keys(headers).sort()).toEqual(['Accept', 'Content-Type', 'User-Agent', 'X-Amz-Target', 'X-Amzn-Apigateway-Api-Id', 'X-Amzn-Trace-Id']);
    expect([headers.Accept, headers['Content-Type']]).toEqual(['application/json', 'application/json']);
  });

  test('a custom integration without a body sends no Content-Type', async () => {
    const { backend, invoke } = fixtureGateway([{ path: '/', integration: http('HTTP', { IntegrationHttpMethod: 'GET' }) }], { answers: ECHO });
    await invoke({ path: '/', headers: client });
    expect('content-type' in backend.calls[0].headers).toBe(false);
  });

  test('HTTP_PROXY forwards them but for those that AWS drops', async () => {
    const { backend, invoke } = fixtureGateway([{ path: '/', method: 'POST', integration: http('HTTP_PROXY') }], { answers: ECHO });
    await invoke({ path: '/', method: 'POST', headers: client, body: '{}' });
    const names = Object.keys(backend.calls[0].headers);
    expect(names).toEqual(expect.arrayContaining(['Accept', 'User-Agent', 'X-Own', 'Content-Type', 'Authorization']));
    const dropped = ['Content-Encoding', 'Content-MD5', 'Expect', 'Max-Forwards', 'Proxy-Authenticate', 'Server', 'TE', 'Trailer', 'Upgrade', 'Via',
      'WWW-Authenticate'];
    expect(names.filter((name) => dropped.includes(name))).toEqual([]);
    expect(backend.calls[0].headers['user-agent']).toBe('curl');
  });
});

test.each(['Connection', 'Content-Length', 'Content-MD5', 'Expect', 'Max-Forwards', 'Proxy-Authenticate', 'Server', 'TE', 'Trailer',
  'Transfer-Encoding', 'Upgrade', 'WWW-Authenticate'])('fact 14: $input.params of %s is empty', async (name) => {
  const { invoke } = fixtureGateway([{ path: '/', integration: mock(`[$input.params('${name}')][$input.params('X-Own')]`) }]);
  const answer = await invoke({ path: '/', headers: { [name]: 'secret', 'X-Own': 'kept' } });
  expect(answer.body.toString()).toBe('[][kept]');
});

describe('fact 15: headers that deploy and then fail', () => {
  const mapped = (name: string) => ({ RequestParameters: { [`integration.request.header.${name}`]: "'x'" } });

  test.each(['Content-Length', 'Transfer-Encoding'])('%s, for any type', async (name) => {
    for (const integration of [http('HTTP', mapped(name)), http('HTTP_PROXY', mapped(name)), lambda('AWS', mapped(name)),
      lambda('AWS_PROXY', mapped(name)), service('sqs:path/1/q', mapped(name)), { ...mock(''), ...mapped(name) }]) {
      const { invoke, backend } = fixtureGateway([{ path: '/', integration }], { answers: { '*': { body: '{}' } } });
      expect((await invoke({ path: '/' })).status).toBe(500);
      expect(backend.calls).toEqual([]);
    }
  });

  test.each(['Authorization', 'Connection', 'Expect', 'Proxy-Authenticate', 'TE'])('%s, for AWS and AWS_PROXY', async (name) => {
    for (const integration of [lambda('AWS', mapped(name)), lambda('AWS_PROXY', mapped(name)), service('sqs:path/1/q', mapped(name))]) {
      const { invoke } = fixtureGateway([{ path: '/', integration }], { answers: { '*': { body: '{}' } } });
      expect((await invoke({ path: '/' })).status).toBe(500);
    }
  });

  test('Authorization is fine for HTTP', async () => {
    const { invoke, backend } = fixtureGateway([{ path: '/', integration: http('HTTP', mapped('Authorization')) }], { answers: ECHO });
    expect((await invoke({ path: '/' })).status).toBe(200);
    expect(backend.calls[0].headers.authorization).toBe('x');
  });
});

describe('fact 16: parameters of proxies', () => {
  test('HTTP_PROXY appends mapped query parameters to those of client and URI; a mapped header replaces; absent sources are left out', async () => {
    const { invoke, backend } = fixtureGateway([{
      path: '/',
      integration: http('HTTP_PROXY', {
        IntegrationHttpMethod: 'GET',
        Uri: 'https://back.example/base?own=1',
        RequestParameters: {
          'integration.request.querystring.testVar': "'bar'",
          'integration.request.querystring.gone': 'method.request.querystring.gone',
          'integration.request.header.X-Own': "'mapped'",
          'integration.request.header.X-Gone': 'method.request.header.X-Gone',
        },
      }),
    }], { answers: ECHO });
    await invoke({ path: '/?testVar=foo', headers: { 'x-own': 'client' } });
    const [call] = backend.calls;
    expect(call.url).toBe('https://back.example/base?own=1&testVar=foo&testVar=bar');
    expect(call.query).toEqual({ own: '1', testVar: ['foo', 'bar'] });
    expect(call.headers['x-own']).toBe('mapped');
    expect('x-gone' in call.headers).toBe(false);
  });

  test('AWS_PROXY ignores mappings, responses and patterns', async () => {
    const { invoke, backend } = fixtureGateway([{
      path: '/',
      integration: lambda('AWS_PROXY', {
        RequestParameters: { 'integration.request.header.X-Mapped': "'x'" },
        IntegrationResponses: [{ StatusCode: '418', SelectionPattern: '.*', ResponseParameters: { 'method.response.header.X': "'x'" } }],
      }),
    }], { answers: { handler: { payload: { statusCode: 201, body: 'made' } } } });
    const answer = await invoke({ path: '/' });
    expect([answer.status, answer.body.toString(), 'x' in answer.headers]).toEqual([201, 'made', false]);
    expect(JSON.stringify(eventOf(backend))).not.toContain('X-Mapped');
  });
});

describe('fact 17: custom functions', () => {
  test('mapped headers do not reach the event, and an empty body is {}', async () => {
    const { invoke, backend } = fixtureGateway([{
      path: '/',
      method: 'POST',
      integration: lambda('AWS', {
        RequestParameters: { 'integration.request.header.X-Mapped': "'x'" },
      }),
    }], { answers: { handler: { payload: { ok: true } } } });
    const answer = await invoke({ path: '/', method: 'POST' });
    expect(backend.calls[0].body.toString()).toBe('{}');
    expect('x-mapped' in backend.calls[0].headers).toBe(false);
    expect([answer.status, json(answer)]).toEqual([200, { ok: true }]);
  });

  test("X-Amz-Invocation-Type 'Event' answers at once with an empty body", async () => {
    const { invoke, backend } = fixtureGateway([{
      path: '/',
      method: 'POST',
      integration: lambda('AWS', {
        RequestParameters: { 'integration.request.header.X-Amz-Invocation-Type': "'Event'" },
      }),
    }], { answers: { handler: { payload: { ignored: true } } } });
    const answer = await invoke({ path: '/', method: 'POST', body: '{"a":1}' });
    expect([answer.status, answer.body.length, backend.calls[0].invocationType]).toEqual([200, 0, 'Event']);
  });

  test('a body that is not JSON is refused', async () => {
    const { invoke, backend } = fixtureGateway([{ path: '/', method: 'POST', integration: lambda('AWS') }], { answers: { '*': {} } });
    const answer = await invoke({ path: '/', method: 'POST', body: 'foo' });
    expect([answer.status, backend.calls.length]).toEqual([400, 0]);
    expect(json(answer)).toEqual({ message: expect.stringMatching(/^Could not parse request body into json: /) });
  });
});

describe('fact 18: the proxy event', () => {
  const eventFor = async (path: string, extra: object = {}) => {
    const { invoke, backend } = fixtureGateway([
      { path: '/', method: 'ANY', integration: lambda('AWS_PROXY') },
      { path: '/{proxy+}', method: 'ANY', integration: lambda('AWS_PROXY') },
    ], { answers: { handler: { payload: {} } } });
    await invoke({ path, ...extra });
    return eventOf(backend) as { path: string; pathParameters: Record<string, string> | null; requestContext: { path: string } };
  };

  test.each([
    ['/a/b/', '/a/b/', 'a/b', '/prod/a/b/'],
    ['/a//b', '/a//b', 'a//b', '/prod/a//b'],
    ['//a/b', '/a/b', 'a/b', '/prod//a/b'],
    ['/test%2Balias', '/test%2Balias', 'test%2Balias', '/prod/test%2Balias'],
  ])('path %s', async (path, eventPath, proxy, contextPath) => {
    const event = await eventFor(path);
    expect([event.path, event.pathParameters?.proxy, event.requestContext.path]).toEqual([eventPath, proxy, contextPath]);
  });

  test('query values are form-decoded, single values are the last, and what is absent is null', async () => {
    const event = await eventFor('/?a=1+2&a=%C3%A9&b=');
    expect(event).toMatchObject({
      resource: '/',
      httpMethod: 'GET',
      body: null,
      isBase64Encoded: false,
      pathParameters: null,
      stageVariables: null,
      queryStringParameters: { a: 'é', b: '' },
      multiValueQueryStringParameters: { a: ['1 2', 'é'], b: [''] },
    });
    expect(await eventFor('/')).toMatchObject({ queryStringParameters: null, multiValueQueryStringParameters: null });
  });

  test('headers come as last values and as lists', async () => {
    expect(await eventFor('/', { headers: { 'X-Two': ['a', 'b'] } })).toMatchObject({
      headers: { 'X-Two': 'b', 'X-Forwarded-Proto': 'https' }, multiValueHeaders: { 'X-Two': ['a', 'b'] },
    });
  });

  test('the request context names the request', async () => {
    const { requestContext } = await eventFor('/a', { sourceIp: '1.2.3.4', headers: { 'User-Agent': 'test' } });
    expect(requestContext).toMatchObject({
      resourcePath: '/{proxy+}',
      httpMethod: 'GET',
      stage: 'prod',
      accountId: '123456789012',
      requestTime: '04/Mar/2026:05:06:07 +0000',
      requestTimeEpoch: 1772600767890,
      identity: { sourceIp: '1.2.3.4', userAgent: 'test', accountId: null },
    });
    expect(Object.keys(requestContext)).not.toContain('responseOverride');
  });
});

describe('fact 19: stage variables in a URI', () => {
  const integration = http('HTTP', { Uri: 'https://${stageVariables.host}/${stageVariables.path}', IntegrationHttpMethod: 'GET' });

  test('are filled in', async () => {
    const { invoke, backend } = fixtureGateway([{ path: '/', integration }], {
      stage: { Variables: { host: 'back.example', path: 'v1' } }, answers: ECHO,
    });
    await invoke({ path: '/' });
    expect(backend.calls[0].url).toBe('https://back.example/v1');
  });

  test('render empty when undefined, which leaves no host', async () => {
    const { invoke, log } = fixtureGateway([{ path: '/', integration }], { answers: ECHO });
    const answer = await invoke({ path: '/' });
    expect([answer.status, answer.headers['x-amzn-errortype']]).toEqual([500, 'InternalServerErrorException']);
    expect(log).toEqual([expect.stringContaining('has no host')]);
  });
});
