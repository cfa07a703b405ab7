import { fixtureGateway, FUNCTION_ARN, http, json, lambda, mock } from '../fixtures/gateways';

describe('functions', () => {
  test('a call names function and event', async () => {
    const { invoke, backend } = fixtureGateway([{ path: '/', method: 'POST', integration: lambda('AWS', { Credentials: 'arn:role' }) }], {
      answers: { [FUNCTION_ARN]: { payload: [1, { a: null }] } },
    });
    const answer = await invoke({ path: '/', method: 'POST', body: '{"a":1}' });
    expect(backend.calls[0]).toMatchObject({
      kind: 'lambda',
      service: 'lambda',
      action: 'Invoke',
      method: 'POST',
      functionArn: FUNCTION_ARN,
      invocationType: 'RequestResponse',
      credentials: 'arn:role',
      url: `https://lambda.us-east-1.amazonaws.com/2015-03-31/functions/${FUNCTION_ARN}/invocations`,
    });
    expect(backend.calls[0].body.toString()).toBe('{"a":1}');
    expect(answer.body.toString()).toBe('[1,{"a":null}]');
  });

  test('an alias may be named by a stage variable', async () => {
    const uri = `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${FUNCTION_ARN}:\${stageVariables.alias}/invocations`;
    const { invoke, backend } = fixtureGateway([{ path: '/', integration: lambda('AWS_PROXY', { Uri: uri }) }], {
      answers: { handler: { payload: {} } }, stage: { Variables: { alias: 'blue' } },
    });
    expect((await invoke({ path: '/' })).status).toBe(200);
    expect(backend.calls[0].functionArn).toBe(`${FUNCTION_ARN}:blue`);
  });

  test('a response template reads what the function returned', async () => {
    const { invoke } = fixtureGateway([{
      path: '/',
      integration: lambda('AWS', {
        IntegrationResponses: [{ StatusCode: '200', ResponseTemplates: { 'application/json': '{"b":$input.json("$.a")}' } }],
      }),
    }], { answers: { lambda: { payload: { a: [1] } } } });
    expect(json(await invoke({ path: '/' }))).toEqual({ b: [1] });
  });
});

describe('streamed answers', () => {
  const uri = `arn:aws:apigateway:us-east-1:lambda:path/2021-11-15/functions/${FUNCTION_ARN}/response-streaming-invocations`;
  const streamed = (payload: unknown) => fixtureGateway([{ path: '/', integration: lambda('AWS_PROXY', { Uri: uri, ResponseTransferMode: 'STREAM' }) }], {
    answers: { handler: { payload } },
  });
  const stream = (metadata: string, body: Buffer) => Buffer.concat([Buffer.from(metadata), Buffer.alloc(8), body]);

  test('are delivered whole, bytes without a binary type', async () => {
    const body = Buffer.from([0xff, 0, 1]);
    const metadata = '{"statusCode":206,"headers":{"Content-Type":"image/png"},"cookies":["a=1","b=2"]}';
    const { invoke, backend } = streamed(stream(metadata, body));
    const answer = await invoke({ path: '/' });
    expect([answer.status, answer.body]).toEqual([206, body]);
    expect(answer.headers).toMatchObject({ 'Content-Type': 'image/png', 'Set-Cookie': ['a=1', 'b=2'] });
    expect(backend.calls[0]).toMatchObject({ action: 'InvokeWithResponseStream', functionArn: FUNCTION_ARN });
  });

  test.each([
    ['no delimiter', '{"statusCode":200}'], ['metadata that is no JSON', stream('text', Buffer.from('x'))], ['an object', { statusCode: 200 }],
    ['metadata that is too long', stream(`{"headers":{"a":"${'x'.repeat(17_000)}"}}`, Buffer.from('x'))],
  ])('are a 502 with %s', async (_case, payload) => {
    expect((await streamed(payload).invoke({ path: '/' })).status).toBe(502);
  });

  test('of HTTP endpoints keep their bytes', async () => {
    const body = Buffer.from([0xff, 0, 1]);
    const { invoke } = fixtureGateway([{ path: '/', integration: http('HTTP_PROXY', { ResponseTransferMode: 'STREAM' }) }], { answers: { http: { body } } });
    expect((await invoke({ path: '/' })).body).toEqual(body);
  });
});

describe('backends that fail', () => {
  test('an endpoint that cannot be reached is a 504', async () => {
    const { invoke, log } = fixtureGateway([{ path: '/', integration: http('HTTP') }], {
      answers: {
        http: () => {
          throw new Error('ECONNREFUSED');
        },
      },
    });
    const answer = await invoke({ path: '/' });
    expect([answer.status, json(answer)]).toEqual([504, { message: 'Network error communicating with endpoint' }]);
    expect(log.at(-1)).toContain('ECONNREFUSED');
  });

  test('one that takes too long is a 504', async () => {
    const { invoke } = fixtureGateway([{ path: '/', integration: http('HTTP', { TimeoutInMillis: 50 }) }], {
      answers: { http: () => new Promise(() => undefined) },
    });
    const answer = await invoke({ path: '/' });
    expect([answer.status, json(answer)]).toEqual([504, { message: 'Endpoint request timed out' }]);
  });

  test('a stub that knows no answer says so', async () => {
    const { invoke } = fixtureGateway([{ path: '/', integration: http('HTTP') }], { answers: { 'sqs:SendMessage': {} } });
    await expect(invoke({ path: '/' })).rejects.toThrow('no answer is prepared for https://back.example/base; there are answers for sqs:SendMessage');
  });
});

describe('authorization', () => {
  const secured = (properties: object, more: object = {}) => fixtureGateway([{ path: '/', integration: mock('$context.identity.userArn'), properties: { ...properties } }], more);
  const caller = { arn: 'arn:aws:sts::123456789012:assumed-role/role/session' };

  test('AWS_IAM lets every request in unless told otherwise', async () => {
    expect((await secured({ AuthorizationType: 'AWS_IAM' }).invoke({ path: '/' })).status).toBe(200);
  });

  test('AWS_IAM refuses an unsigned request in SIGNED mode', async () => {
    const { invoke } = secured({ AuthorizationType: 'AWS_IAM' }, { gateway: { iam: 'SIGNED' } });
    const answer = await invoke({ path: '/' });
    expect([answer.status, json(answer)]).toEqual([403, { message: 'Missing Authentication Token' }]);
    expect((await invoke({ path: '/', caller })).body.toString()).toBe(caller.arn);
  });
});

test('a CORS preflight is a MOCK method', async () => {
  const { invoke } = fixtureGateway([{
    path: '/a',
    method: 'OPTIONS',
    integration: {
      Type: 'MOCK',
      RequestTemplates: { 'application/json': '{ statusCode: 200 }' },
      IntegrationResponses: [{
        StatusCode: '204',
        ResponseParameters: {
          'method.response.header.Access-Control-Allow-Origin': "'https://shop.example'", 'method.response.header.Vary': "'Origin'",
        },
      }],
    },
  }]);
  const answer = await invoke({ path: '/a', method: 'OPTIONS', headers: { Origin: 'https://shop.example' } });
  expect([answer.status, answer.headers['access-control-allow-origin'], answer.headers.vary]).toEqual([204, 'https://shop.example', 'Origin']);
});

test('headers are listed in their casing and found in any', async () => {
  const { invoke } = fixtureGateway([{ path: '/', integration: mock('') }]);
  const { headers } = await invoke({ path: '/' });
  expect(Object.keys(headers)).toEqual(['Content-Type', 'Content-Length', 'Date', 'x-amzn-RequestId', 'x-amz-apigw-id']);
  expect([headers['content-type'], headers['CONTENT-TYPE'], headers.constructor, 'toString' in headers]).toEqual(['application/json', 'application/json', undefined, false]);
});

test('names of JavaScript prototypes are names like others', async () => {
  const { invoke, backend } = fixtureGateway([{ path: '/{proxy+}', integration: lambda('AWS_PROXY') }, {
    path: '/t',
    integration: mock(
      "[$stageVariables.constructor][$stageVariables.get('__proto__')][$context.constructor][$input.params('constructor')][$input.params('__proto__')]",
    ),
  }], { answers: { handler: { payload: { headers: { __proto__: 'p' } } } } });
  expect((await invoke({ path: '/t' })).body.toString()).toBe('[][][][][]');
  const answer = await invoke({ path: '/a?__proto__=1&constructor=2', headers: JSON.parse('{"__proto__":"h"}') as Record<string, string> });
  expect(answer.status).toBe(200);
  expect(JSON.parse(backend.calls[0].body.toString())).toMatchObject({ multiValueQueryStringParameters: { constructor: ['2'] } });
});

test('a backend that answers nothing answers 200 with nothing', async () => {
  const { invoke } = fixtureGateway([{ path: '/', integration: http('HTTP') }], { gateway: { backend: async () => undefined as never } });
  const answer = await invoke({ path: '/' });
  expect([answer.status, answer.body.length]).toEqual([200, 0]);
});

test.each([
  ['method.request.header.x-two', 'b'], ['method.request.multivalueheader.x-two', 'a,b'], ['method.request.querystring.q', '2'],
  ['method.request.path.id', '7'], ['method.request.body.a.b', '5'], ['method.request.body.list', '[1,{"c":2}]'], ['method.request.body.gone', undefined],
  ['context.identity.sourceIp', '127.0.0.1'], ['context.gone.deep', undefined], ['stageVariables.v', 'variable'], ['stageVariables.constructor', undefined],
  ["'literal'", 'literal'], ["''", ''],
])('%s maps to %s', async (source, expected) => {
  const { invoke, backend } = fixtureGateway([{
    path: '/{id}',
    method: 'POST',
    integration: http('HTTP', { RequestParameters: { 'integration.request.header.X-Mapped': source } }),
  }], { answers: { http: {} }, stage: { Variables: { v: 'variable' } } });
  await invoke({ path: '/7?q=1&q=2', method: 'POST', headers: { 'X-Two': ['a', 'b'] }, body: '{"a":{"b":5},"list":[1,{"c":2}]}' });
  expect(backend.calls[0].headers['X-Mapped']).toBe(expected);
});

test('several values of a query parameter map to several values', async () => {
  const { invoke, backend } = fixtureGateway([{
    path: '/',
    integration: http('HTTP', { RequestParameters: { 'integration.request.querystring.p': 'method.request.multivaluequerystring.q' } }),
  }], { answers: { http: {} } });
  await invoke({ path: '/?q=1&q=2' });
  expect(backend.calls[0].query).toEqual({ p: ['1', '2'] });
});

test('an unknown mapping expression fails the request', async () => {
  const { invoke } = fixtureGateway([{ path: '/', integration: http('HTTP', { RequestParameters: { 'integration.request.header.X': 'nonsense' } }) }]);
  expect((await invoke({ path: '/' })).status).toBe(500);
});
