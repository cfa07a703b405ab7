import { fixtureGateway, http, json, lambda, mock, service } from '../fixtures/gateways';

describe('fact 22: errors', () => {
  const { invoke } = fixtureGateway([{ path: '/a', method: 'POST', integration: http('HTTP', { IntegrationResponses: [] }) }], {
    answers: { '*': { body: '{}' } },
  });

  test.each([['no route', { path: '/nope' }], ['the wrong method', { path: '/a', method: 'GET' }]])('%s', async (_case, request) => {
    const answer = await invoke(request);
    expect([answer.status, json(answer)]).toEqual([403, { message: 'Missing Authentication Token' }]);
    expect(answer.headers['x-amzn-errortype']).toBe('MissingAuthenticationTokenException');
    expect('x-amzn-trace-id' in answer.headers).toBe(false);
  });

  test('a configuration error has a space in its body', async () => {
    const answer = await invoke({ path: '/a', method: 'POST' });
    expect([answer.status, answer.body.toString()]).toEqual([500, '{"message": "Internal server error"}']);
    expect(answer.headers).toMatchObject({ 'Content-Length': '36', 'x-amzn-ErrorType': 'InternalServerErrorException', 'Content-Type': 'application/json' });
    expect('x-amzn-trace-id' in answer.headers).toBe(false);
  });

  test('a method without an integration is a configuration error', async () => {
    const gateway = fixtureGateway([{ path: '/' }]);
    expect((await gateway.invoke({ path: '/' })).status).toBe(500);
  });

  test('AWS_PROXY by GET is a 500', async () => {
    const gateway = fixtureGateway([{ path: '/', integration: lambda('AWS_PROXY', { IntegrationHttpMethod: 'GET' }) }], { answers: { '*': {} } });
    const answer = await gateway.invoke({ path: '/' });
    expect([answer.status, json(answer), gateway.backend.calls.length]).toEqual([500, { message: 'Internal server error' }, 0]);
  });
});

describe('fact 23: selection', () => {
  const responses = [
    { StatusCode: '200' }, { StatusCode: '404', SelectionPattern: '404' }, { StatusCode: '502', SelectionPattern: '5\\d{2}' },
    { StatusCode: '400', SelectionPattern: '.*Bad.*' },
  ];

  test.each([[404, 404], [503, 502], [200, 200], [418, 200]])('the status %d of a service gives %d', async (status, expected) => {
    const { invoke } = fixtureGateway([{ path: '/', integration: http('HTTP', { IntegrationResponses: responses }) }], {
      answers: { '*': { status, body: 'text' } },
    });
    expect((await invoke({ path: '/' })).status).toBe(expected);
  });

  test.each([
    [{ errorMessage: 'Bad thing', errorType: 'Error' }, 400],
    [{ errorMessage: '404' }, 404],
    [{ errorMessage: 'other' }, 200],
    [{ statusCode: 404 }, 200],
    ['404', 200],
  ])('a function is matched on its error message alone: %j gives %d', async (payload, expected) => {
    const { invoke } = fixtureGateway([{ path: '/', integration: lambda('AWS', { IntegrationResponses: responses }) }], {
      answers: { handler: { payload } },
    });
    expect((await invoke({ path: '/' })).status).toBe(expected);
  });

  test('the pattern "200" never matches a function', async () => {
    const { invoke } = fixtureGateway([{ path: '/', integration: lambda('AWS', { IntegrationResponses: [{ StatusCode: '200', SelectionPattern: '200' }] }) }], {
      answers: { handler: { payload: 'fine' } },
    });
    expect((await invoke({ path: '/' })).status).toBe(500);
  });

  test('one response without a pattern hides every failure', async () => {
    const { invoke } = fixtureGateway([{ path: '/', integration: service('s3:path/bucket/key', { IntegrationHttpMethod: 'GET' }) }], {
      answers: { 's3:GetObject': { status: 404, body: '<Error><Code>NoSuchKey</Code></Error>', headers: { 'Content-Type': 'application/xml' } } },
    });
    const answer = await invoke({ path: '/' });
    expect([answer.status, answer.body.toString()]).toEqual([200, '<Error><Code>NoSuchKey</Code></Error>']);
  });
});

describe('fact 24: headers', () => {
  const backend = { '*': { headers: { 'Content-Type': 'application/x-amz-json-1.0', 'X-Back': 'b', 'Set-Cookie': ['a=1', 'b=2'] }, body: '{}' } };

  test('a custom integration passes on only what is mapped, and JSON as the content type', async () => {
    const { invoke } = fixtureGateway([{
      path: '/',
      integration: http('HTTP', {
        IntegrationResponses: [{
          StatusCode: '200',
          ResponseParameters: {
            'method.response.header.X-Mapped': 'integration.response.header.x-back',
            'method.response.header.X-Literal': "'l'",
            'method.response.header.X-Body': 'integration.response.body.a.b',
            'method.response.header.X-Context': 'context.requestId',
            'method.response.header.X-Gone': 'integration.response.header.gone',
            'method.response.header.X-Cookies': 'integration.response.multivalueheader.Set-Cookie',
          },
        }],
      }),
    }], { answers: { '*': { ...backend['*'], body: '{"a":{"b":7}}' } } });
    const { headers } = await invoke({ path: '/' });
    expect(headers).toMatchObject({ 'Content-Type': 'application/json', 'X-Mapped': 'b', 'X-Literal': 'l', 'X-Body': '7', 'X-Cookies': ['a=1', 'b=2'] });
    expect(headers['X-Context']).toBe(headers['x-amzn-RequestId']);
    expect(['x-back', 'set-cookie', 'x-gone'].filter((name) => name in headers)).toEqual([]);
  });

  test('a function without a content type gets JSON, MOCK too', async () => {
    const { invoke } = fixtureGateway([
      { path: '/f', integration: lambda('AWS_PROXY') }, { path: '/m', integration: mock('x') },
    ], { answers: { handler: { payload: { body: 'x' } } } });
    for (const path of ['/f', '/m']) {
      expect((await invoke({ path })).headers['Content-Type']).toBe('application/json');
    }
  });

  test('HTTP_PROXY passes headers on and renames its own', async () => {
    const { invoke } = fixtureGateway([{ path: '/', integration: http('HTTP_PROXY') }], {
      answers: {
        http: {
          status: 201,
          body: 'b',
          headers: {
            'Date': 'd',
            'Server': 's',
            'Connection': 'c',
            'Content-Length': '1',
            'x-amzn-RequestId': 'r',
            'Transfer-Encoding': 'chunked',
            'X-Back': 'b',
            'Content-Type': 'text/plain',
          },
        },
      },
    });
    const answer = await invoke({ path: '/' });
    expect(answer.status).toBe(201);
    expect(answer.headers).toMatchObject({
      'x-amzn-Remapped-Date': 'd',
      'x-amzn-Remapped-Server': 's',
      'x-amzn-Remapped-Connection': 'c',
      'x-amzn-Remapped-Content-Length': '1',
      'x-amzn-Remapped-x-amzn-RequestId': 'r',
      'X-Back': 'b',
      'Content-Type': 'text/plain',
    });
    expect('transfer-encoding' in answer.headers).toBe(false);
  });

  test.each(['Authorization', 'Connection', 'Content-Length', 'Content-MD5', 'Date', 'Expect', 'Host', 'Max-Forwards', 'Proxy-Authenticate', 'Server',
    'Trailer', 'Upgrade', 'User-Agent', 'WWW-Authenticate'])('a mapped %s is renamed', async (name) => {
    const { invoke } = fixtureGateway([{
      path: '/',
      integration: {
        ...mock(''), IntegrationResponses: [{ StatusCode: '200', ResponseParameters: { [`method.response.header.${name}`]: "'v'" } }],
      },
    }]);
    const { headers } = await invoke({ path: '/' });
    expect(headers[`x-amzn-Remapped-${name}`]).toBe('v');
    expect(headers[name]).not.toBe('v');
  });
});

test('fact 24: a mapped Transfer-Encoding is dropped', async () => {
  const { invoke } = fixtureGateway([{
    path: '/',
    integration: {
      ...mock(''), IntegrationResponses: [{ StatusCode: '200', ResponseParameters: { 'method.response.header.Transfer-Encoding': "'chunked'" } }],
    },
  }]);
  expect(Object.keys((await invoke({ path: '/' })).headers).filter((name) => /transfer-encoding/i.test(name))).toEqual([]);
});

test('fact 24: the content type of DynamoDB is not passed on', async () => {
  const { invoke } = fixtureGateway([{
    path: '/', integration: service('dynamodb:action/ListTables', { RequestTemplates: { 'application/json': '{}' } }),
  }], { answers: { '*': { body: '{}', headers: { 'Content-Type': 'application/x-amz-json-1.0', 'x-amzn-RequestId': 'other', 'x-amz-crc32': '1' } } } });
  const { headers } = await invoke({ path: '/' });
  expect(headers['Content-Type']).toBe('application/json');
  expect(headers['x-amzn-RequestId']).not.toBe('other');
  expect('x-amz-crc32' in headers).toBe(false);
});

test.each([['a missing route', '/nope', 403], ['a failed integration', '/broken', 500]])('fact 25: ids of %s', async (_case, path, status) => {
  const { invoke } = fixtureGateway([{ path: '/broken', integration: http('HTTP', { IntegrationResponses: [] }) }], { answers: { '*': {} } });
  const answer = await invoke({ path });
  expect(answer.status).toBe(status);
  expect(answer.headers['x-amzn-RequestId']).toMatch(/^[0-9a-f-]{36}$/);
  expect(answer.headers['x-amz-apigw-id']).toMatch(/^[\w-]{15}=$/);
  expect('X-Amzn-Trace-Id' in answer.headers).toBe(false);
});

test.each([
  ['HTTP', http('HTTP'), true], ['AWS', service('sqs:path/1/q', { RequestTemplates: { 'application/json': 'Action=ListQueues' } }), true],
  ['AWS_PROXY', lambda('AWS_PROXY'), true], ['MOCK', mock(''), false], ['HTTP_PROXY', http('HTTP_PROXY'), false],
])('fact 25: ids of %s', async (_type, integration, traced) => {
  const { invoke } = fixtureGateway([{ path: '/', integration }], { answers: { 'handler': { payload: {} }, '*': {} } });
  const { headers } = await invoke({ path: '/' });
  expect(headers['x-amzn-RequestId']).toMatch(/^[0-9a-f-]{36}$/);
  expect(headers['x-amz-apigw-id']).toMatch(/^[\w-]{15}=$/);
  expect('X-Amzn-Trace-Id' in headers).toBe(traced);
});

describe('fact 26: answers of a proxied function', () => {
  const answerTo = async (payload: unknown, more: object = {}) => {
    const { invoke } = fixtureGateway([{ path: '/', integration: lambda('AWS_PROXY') }], { answers: { handler: { payload, ...more } } });
    return invoke({ path: '/' });
  };

  test.each([
    [{ statusCode: 200, extra: 1 }], ['text'], [[1]], [null], [{ statusCode: 'abc' }], [{ statusCode: true }], [{ multiValueHeaders: { a: 'b' } }],
    [{ headers: ['a'] }], [{ body: { a: 1 } }], [{ statusCode: 200.5 }], [{ statusCode: '2x' }], [{ statusCode: '' }], [{ statusCode: 99 }],
    [{ statusCode: 1000 }], [{ multiValueHeaders: { a: null } }], [{ cookies: ['a'] }], [{ statusDescription: '200 OK' }], [true], [5],
  ])('%j is a 502', async (payload) => {
    const answer = await answerTo(payload);
    expect([answer.status, json(answer)]).toEqual([502, { message: 'Internal server error' }]);
    expect(answer.headers['x-amzn-errortype']).toBe('InternalServerErrorException');
  });

  test.each([
    [{}, 200], [{ headers: null }, 200], [{ statusCode: '201' }, 201], [{ headers: { 'X-Flag': true } }, 200], [{ statusCode: null }, 200],
    [{ multiValueHeaders: null }, 200], [{ multiValueHeaders: { a: [1, true] } }, 200], [{ body: null }, 200], [{ isBase64Encoded: null }, 200],
  ])('%j is fine', async (payload, status) => {
    expect((await answerTo(payload)).status).toBe(status);
  });

  test('lists of headers come first and decide the casing, single values are appended', async () => {
    const { headers } = await answerTo({ headers: { 'x-a': 'single', 'X-Flag': false }, multiValueHeaders: { 'X-A': ['1', '2'] } });
    expect(headers).toMatchObject({ 'X-A': ['1', '2', 'single'], 'X-Flag': 'false' });
    expect(Object.keys(headers).filter((name) => name.toLowerCase() === 'x-a')).toEqual(['X-A']);
  });

  test('an empty list of headers is no header', async () => {
    expect('a' in (await answerTo({ multiValueHeaders: { a: [] } })).headers).toBe(false);
  });

  test('a function that failed is a 502', async () => {
    expect((await answerTo({ errorMessage: 'boom' }, { functionError: 'Unhandled' })).status).toBe(502);
  });

  test('Lambda refusing the call is a 500', async () => {
    expect((await answerTo({ Message: 'no' }, { status: 403 })).status).toBe(500);
  });
});

describe('fact 27: binary', () => {
  const bytes = Buffer.from([0x89, 0x50, 0xff, 0xfe, 0x41]);
  const png = { 'Content-Type': 'image/png' };
  const echo = { http: (call: { body: Buffer }) => ({ body: call.body, headers: png }) };

  test('without a matching type, bytes are text with U+FFFD both ways', async () => {
    const { invoke, backend } = fixtureGateway([{ path: '/', method: 'POST', integration: http('HTTP_PROXY') }], { answers: echo });
    const answer = await invoke({ path: '/', method: 'POST', headers: png, body: bytes });
    expect(backend.calls[0].body).toEqual(Buffer.from('\ufffdP\ufffd\ufffdA'));
    expect(answer.body).toEqual(backend.calls[0].body);
  });

  test('67 bytes become 99 where 16 of them are no UTF-8', async () => {
    const compressed = Buffer.concat([Buffer.alloc(16, 0x9f), Buffer.alloc(51, 0x41)]);
    const text = `${'\ufffd'.repeat(16)}${'A'.repeat(51)}`;
    const { invoke, backend } = fixtureGateway([
      { path: '/http', method: 'POST', integration: http('HTTP_PROXY') },
      { path: '/custom', method: 'POST', integration: http('HTTP') },
      { path: '/function', method: 'POST', integration: lambda('AWS_PROXY') },
    ], { answers: { http: () => ({ body: compressed, headers: png }), handler: { payload: {} } } });
    for (const path of ['/http', '/custom']) {
      const answer = await invoke({ path, method: 'POST', headers: png, body: compressed });
      expect([answer.body.length, answer.body.toString()]).toEqual([99, text]);
    }
    await invoke({ path: '/function', method: 'POST', headers: png, body: compressed });
    expect(backend.calls.slice(0, 2).map((call) => call.body.length)).toEqual([99, 99]);
    expect(JSON.parse(backend.calls[2].body.toString())).toMatchObject({ body: text, isBase64Encoded: false });
  });

  test('an answer in binary is not for a template', async () => {
    const responses = (handling: object) => [{ StatusCode: '200', ...handling, ResponseTemplates: { 'application/json': '[$input.body]' } }];
    const { invoke } = fixtureGateway([
      { path: '/binary', integration: http('HTTP', { IntegrationResponses: responses({}) }) },
      { path: '/text', integration: http('HTTP', { IntegrationResponses: responses({ ContentHandling: 'CONVERT_TO_TEXT' }) }) },
    ], { api: { BinaryMediaTypes: ['image/png'] }, answers: { http: { body: bytes, headers: png } } });
    expect((await invoke({ path: '/binary', headers: { Accept: 'image/png' } })).status).toBe(500);
    expect((await invoke({ path: '/text', headers: { Accept: 'image/png' } })).body.toString()).toBe(`[${bytes.toString('base64')}]`);
  });

  test('CONVERT_TO_BINARY of an answer that is not base64 is a 500', async () => {
    const converted = async (body: string) => {
      const { invoke } = fixtureGateway([{
        path: '/', integration: http('HTTP', { IntegrationResponses: [{ StatusCode: '200', ContentHandling: 'CONVERT_TO_BINARY' }] }),
      }], { answers: { http: { body } } });
      return invoke({ path: '/' });
    };
    expect((await converted('iVD//kE=')).body).toEqual(bytes);
    expect(await Promise.all(['iVD//kE', 'text!', 'iVD_-kE='].map(async (body) => (await converted(body)).status))).toEqual([500, 500, 500]);
  });

  test('a function that says base64 and means text is a 500 for those who accept bytes', async () => {
    const { invoke } = fixtureGateway([{ path: '/', integration: lambda('AWS_PROXY') }], {
      api: { BinaryMediaTypes: ['image/png'] }, answers: { handler: { payload: { body: 'no base64!', isBase64Encoded: true } } },
    });
    const answer = await invoke({ path: '/', headers: { Accept: 'image/png' } });
    expect([answer.status, json(answer)]).toEqual([500, { message: 'Internal server error' }]);
    expect((await invoke({ path: '/' })).body.toString()).toBe('no base64!');
  });

  test("a function's own content type decides nothing", async () => {
    const { invoke } = fixtureGateway([{ path: '/', integration: lambda('AWS_PROXY') }], {
      api: { BinaryMediaTypes: ['image/png'] },
      answers: { handler: { payload: { headers: png, body: bytes.toString('base64'), isBase64Encoded: true } } },
    });
    const answer = await invoke({ path: '/', headers: { Accept: 'text/html,image/png' } });
    expect([answer.body.toString(), answer.headers['Content-Type']]).toEqual([bytes.toString('base64'), 'image/png']);
  });

  test.each([
    ['image/png', 'image/png', true], ['image/*', 'image/png', true], ['*/*', 'image/png', true], ['image/png', 'image/png, */*', true],
    ['image/png', '*/*', false], ['image/png', 'image/*', false], ['image/png', '*/*, image/png', false], ['image/png', undefined, false],
  ])('with %s configured and Accept %s, bytes come back: %s', async (type, accept, binary) => {
    const { invoke } = fixtureGateway([{ path: '/', method: 'POST', integration: http('HTTP_PROXY') }], { api: { BinaryMediaTypes: [type] }, answers: echo });
    const answer = await invoke({ path: '/', method: 'POST', headers: accept === undefined ? png : { ...png, Accept: accept }, body: bytes });
    expect(answer.body).toEqual(binary ? bytes : Buffer.from(bytes.toString('base64')));
  });

  test('CONVERT_TO_BINARY of text that is not base64 is a 500', async () => {
    const { invoke } = fixtureGateway([{ path: '/', method: 'POST', integration: http('HTTP', { ContentHandling: 'CONVERT_TO_BINARY' }) }], { answers: echo });
    expect((await invoke({ path: '/', method: 'POST', body: 'not base64!' })).status).toBe(500);
    expect((await invoke({ path: '/', method: 'POST', body: 'AAA' })).status).toBe(500);
    expect((await invoke({ path: '/', method: 'POST', body: 'AAAA' })).status).toBe(200);
  });

  test('CONVERT_TO_TEXT gives a template the base64 of bytes; without it bytes in a template are a 500', async () => {
    const integration = (handling: object) => http('HTTP', { ...handling, RequestTemplates: { $default: '[$input.body]' } });
    const options = { api: { BinaryMediaTypes: ['image/png'] }, answers: echo };
    const converting = fixtureGateway([{ path: '/', method: 'POST', integration: integration({ ContentHandling: 'CONVERT_TO_TEXT' }) }], options);
    await converting.invoke({ path: '/', method: 'POST', headers: png, body: bytes });
    expect(converting.backend.calls[0].body.toString()).toBe(`[${bytes.toString('base64')}]`);
    const plain = fixtureGateway([{ path: '/', method: 'POST', integration: integration({}) }], options);
    expect((await plain.invoke({ path: '/', method: 'POST', headers: png, body: bytes })).status).toBe(500);
  });

  test.each([[undefined, false], ['image/png', true], ['image/*', false]])('base64 of a function is decoded for Accept %s: %s', async (accept, decoded) => {
    const { invoke } = fixtureGateway([{ path: '/', integration: lambda('AWS_PROXY') }], {
      api: { BinaryMediaTypes: ['image/png'] },
      answers: { handler: { payload: { headers: { 'Content-Type': 'text/plain' }, body: bytes.toString('base64'), isBase64Encoded: true } } },
    });
    const answer = await invoke({ path: '/', headers: accept === undefined ? {} : { Accept: accept } });
    expect(answer.body).toEqual(decoded ? bytes : Buffer.from(bytes.toString('base64')));
  });

  test('a binary body reaches a function as base64', async () => {
    const { invoke, backend } = fixtureGateway([{ path: '/', method: 'POST', integration: lambda('AWS_PROXY') }], {
      api: { BinaryMediaTypes: ['image/png'] }, answers: { handler: { payload: {} } },
    });
    await invoke({ path: '/', method: 'POST', headers: png, body: bytes });
    expect(JSON.parse(backend.calls[0].body.toString())).toMatchObject({ body: bytes.toString('base64'), isBase64Encoded: true });
  });
});

describe('fact 28: MOCK', () => {
  test.each([
    ['{statusCode: 200}', 200], ['{"statusCode": 200,}', 200], ["{'statusCode': 200}", 200], ['{"statusCode":404}', 404], ['{"statusCode":503}', 200],
    ['{}', 500], ['{"statusCode":"200"}', 500], ['', 500], ['text', 500],
  ])('the request template %s answers %d', async (template, status) => {
    const { invoke } = fixtureGateway([{
      path: '/',
      integration: {
        Type: 'MOCK', RequestTemplates: { 'application/json': template }, IntegrationResponses: [{ StatusCode: '200' }, { StatusCode: '404', SelectionPattern: '404' }],
      },
    }]);
    const answer = await invoke({ path: '/' });
    expect(answer.status).toBe(status);
    if (status < 500) {
      expect(answer.body.length).toBe(0);
    }
  });

  test('the body of the client decides when there is no template', async () => {
    const { invoke } = fixtureGateway([{ path: '/', method: 'POST', integration: { Type: 'MOCK', IntegrationResponses: [{ StatusCode: '200' }] } }]);
    expect((await invoke({ path: '/', method: 'POST', body: '{"statusCode": 200}' })).status).toBe(200);
  });
});

describe('fact 29: gateway responses', () => {
  const respond = (type: string, more: object) => ({ Type: 'AWS::ApiGateway::GatewayResponse', Properties: { RestApiId: { Ref: 'Api' }, ResponseType: type, ...more } });
  const broken = [{ path: '/', integration: http('HTTP', { IntegrationResponses: [] }) }];
  const answers = { '*': {} };

  test('DEFAULT_5XX changes a type that is not customised', async () => {
    const { invoke } = fixtureGateway(broken, {
      answers,
      resources: {
        R: respond('DEFAULT_5XX', {
          StatusCode: '599',
          ResponseParameters: { 'gatewayresponse.header.X-Own': "'o'", 'gatewayresponse.header.X-Type': 'context.error.responseType' },
          ResponseTemplates: { 'application/json': '{"m":$context.error.messageString,"m2":"$context.error.message","id":"${context.requestId}","none":"$context.none"}' },
        }),
      },
    });
    const answer = await invoke({ path: '/' });
    expect([answer.status, json(answer)]).toEqual([599, {
      m: 'Internal server error', m2: 'Internal server error', id: '11111111-2222-4333-8444-555555555555', none: '',
    }]);
    expect(answer.headers).toMatchObject({ 'X-Own': 'o', 'X-Type': 'API_CONFIGURATION_ERROR', 'x-amzn-ErrorType': 'InternalServerErrorException' });
  });

  test('a customised type keeps its own status and body where it sets none', async () => {
    const { invoke } = fixtureGateway(broken, {
      answers,
      resources: {
        R: respond('DEFAULT_5XX', { StatusCode: '599', ResponseTemplates: { 'application/json': 'default' } }),
        S: respond('API_CONFIGURATION_ERROR', { ResponseParameters: { 'gatewayresponse.header.X-Own': "'o'" } }),
      },
    });
    const answer = await invoke({ path: '/' });
    expect([answer.status, answer.body.toString(), answer.headers['x-own']]).toEqual([500, '{"message": "Internal server error"}', 'o']);
  });

  test('4XX types do not follow DEFAULT_5XX', async () => {
    const { invoke } = fixtureGateway(broken, { answers, resources: { R: respond('DEFAULT_5XX', { StatusCode: '599' }) } });
    expect((await invoke({ path: '/nope' })).status).toBe(403);
  });
});
