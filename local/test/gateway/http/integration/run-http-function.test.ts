import type { InvokeRequest } from '../../../../src';
import type { HttpIntegrationModel } from '../../../../src/template/http-api-model';
import { FUNCTION_ARN, NOW } from '../../../fixtures/gateways';
import { httpApi, type FixtureHttpApiOptions } from '../../../fixtures/http-apis';

type Event = Record<string, unknown> & { readonly requestContext: Record<string, unknown>; readonly headers: Record<string, string> };

const FUNCTION: Partial<HttpIntegrationModel> = { type: 'AWS_PROXY', uri: FUNCTION_ARN };
const REQUEST: InvokeRequest = {
  method: 'POST',
  path: '/pets/a%20b?parameter1=value1&parameter1=value2&parameter2=a+%26',
  headers: { 'Header1': 'value1', 'Header2': ['value1', 'value2'], 'Cookie': 'cookie1=a; cookie2=b', 'User-Agent': 'agent', 'Content-Type': 'text/plain' },
  body: 'Hello from the client',
  sourceIp: '203.0.113.7',
};

async function eventOf(
  integration: Partial<HttpIntegrationModel>, request: InvokeRequest = REQUEST, options: FixtureHttpApiOptions = {}, routeKey = 'POST /pets/{petId}',
) {
  const answers = { lambda: { payload: { statusCode: 200 } } };
  const { backend, invoke } = httpApi({ [routeKey]: { ...FUNCTION, ...integration } }, { answers, ...options });
  expect((await invoke(request)).status).toBe(200);
  return JSON.parse(backend.calls[0].body.toString()) as Event;
}

describe('payload 2.0', () => {
  test('has what AWS documents', async () => {
    expect(await eventOf({}, REQUEST, { stage: { variables: { stageVariable1: 'value1' } } })).toEqual({
      version: '2.0',
      routeKey: 'POST /pets/{petId}',
      rawPath: '/pets/a b',
      rawQueryString: 'parameter1=value1&parameter1=value2&parameter2=a+%26',
      cookies: ['cookie1=a', 'cookie2=b'],
      headers: {
        'content-length': '21',
        'content-type': 'text/plain',
        'header1': 'value1',
        'header2': 'value1,value2',
        'host': 'abc123.execute-api.us-east-1.amazonaws.com',
        'user-agent': 'agent',
        'x-amzn-trace-id': expect.stringMatching(/^Root=1-/),
        'x-forwarded-for': '203.0.113.7',
        'x-forwarded-port': '443',
        'x-forwarded-proto': 'https',
      },
      queryStringParameters: { parameter1: 'value1,value2', parameter2: 'a &' },
      requestContext: {
        accountId: '123456789012',
        apiId: 'abc123',
        domainName: 'abc123.execute-api.us-east-1.amazonaws.com',
        domainPrefix: 'abc123',
        http: { method: 'POST', path: '/pets/a b', protocol: 'HTTP/1.1', sourceIp: '203.0.113.7', userAgent: 'agent' },
        requestId: expect.any(String),
        routeKey: 'POST /pets/{petId}',
        stage: '$default',
        time: '04/Mar/2026:05:06:07 +0000',
        timeEpoch: NOW.getTime(),
      },
      body: 'Hello from the client',
      pathParameters: { petId: 'a b' },
      isBase64Encoded: false,
      stageVariables: { stageVariable1: 'value1' },
    });
  });

  test('leaves out what a request does not have', async () => {
    const event = await eventOf({}, { path: '/' }, {}, '$default');
    expect(Object.keys(event).sort()).toEqual(['headers', 'isBase64Encoded', 'rawPath', 'rawQueryString', 'requestContext', 'routeKey', 'version']);
    expect(event).toMatchObject({ isBase64Encoded: false, rawPath: '/', rawQueryString: '', routeKey: '$default' });
  });

  test('names the stage in its path, but not $default', async () => {
    const event = await eventOf({}, REQUEST, { stage: { name: 'dev' } });
    expect([event.rawPath, event.requestContext.http]).toEqual(['/dev/pets/a b', expect.objectContaining({ path: '/dev/pets/a b' })]);
  });
});

describe('payload 1.0', () => {
  test('has what AWS documents', async () => {
    expect(await eventOf({ payloadFormatVersion: '1.0' })).toEqual({
      version: '1.0',
      resource: '/pets/{petId}',
      path: '/pets/a b',
      httpMethod: 'POST',
      headers: expect.objectContaining({ header1: 'value1', header2: 'value2', cookie: 'cookie1=a; cookie2=b' }),
      multiValueHeaders: expect.objectContaining({ header1: ['value1'], header2: ['value1', 'value2'] }),
      queryStringParameters: { parameter1: 'value2', parameter2: 'a &' },
      multiValueQueryStringParameters: { parameter1: ['value1', 'value2'], parameter2: ['a &'] },
      requestContext: {
        accountId: '123456789012',
        apiId: 'abc123',
        authorizer: { claims: null, scopes: null },
        domainName: 'abc123.execute-api.us-east-1.amazonaws.com',
        domainPrefix: 'abc123',
        extendedRequestId: expect.any(String),
        httpMethod: 'POST',
        identity: {
          accessKey: null,
          accountId: null,
          caller: null,
          cognitoAuthenticationProvider: null,
          cognitoAuthenticationType: null,
          cognitoIdentityId: null,
          cognitoIdentityPoolId: null,
          principalOrgId: null,
          sourceIp: '203.0.113.7',
          user: null,
          userAgent: 'agent',
          userArn: null,
        },
        path: '/pets/a b',
        protocol: 'HTTP/1.1',
        requestId: expect.any(String),
        requestTime: '04/Mar/2026:05:06:07 +0000',
        requestTimeEpoch: NOW.getTime(),
        resourceId: null,
        resourcePath: '/pets/{petId}',
        stage: '$default',
      },
      pathParameters: { petId: 'a b' },
      stageVariables: null,
      body: 'Hello from the client',
      isBase64Encoded: false,
    });
  });

  test('is null where a request has nothing', async () => {
    expect(await eventOf({ payloadFormatVersion: '1.0' }, { path: '/' }, {}, '$default')).toMatchObject({
      resource: '$default', queryStringParameters: null, multiValueQueryStringParameters: null, pathParameters: null, stageVariables: null, body: null, isBase64Encoded: false,
    });
  });
});

describe.each(['1.0', '2.0'] as const)('payload %s', (payloadFormatVersion) => {
  test.each([
    ['text/plain', true], ['text/csv; charset=utf-8', true], ['application/json', true], ['application/json;charset=utf-8', true], ['application/xml', true],
    ['application/javascript', true], ['application/octet-stream', false], ['image/png', false], ['application/x-www-form-urlencoded', false],
    ['multipart/form-data; boundary=a', false], ['application/vnd.api+json', false], ['application/jsonx', false], [undefined, false],
  ])('a body of type %s is text: %s', async (contentType, isText) => {
    const event = await eventOf({ payloadFormatVersion }, { method: 'POST', path: '/pets/1', body: 'é{}', headers: contentType === undefined ? {} : { 'Content-Type': contentType } });
    expect([event.body, event.isBase64Encoded]).toEqual(isText ? ['é{}', false] : [Buffer.from('é{}').toString('base64'), true]);
  });

  test('mappings change the request of an event', async () => {
    const requestParameters = {
      'append:header.header2': 'value3', 'remove:header.header1': '', 'overwrite:querystring.parameter1': 'one', 'overwrite:path': '/other/${request.path.petId}',
    };
    const event = await eventOf({ payloadFormatVersion, requestParameters });
    expect(event.headers).toMatchObject({ header2: payloadFormatVersion === '2.0' ? 'value1,value2,value3' : 'value3' });
    expect(event.headers).not.toHaveProperty('header1');
    expect(event).toMatchObject({ queryStringParameters: { parameter1: 'one' }, [payloadFormatVersion === '2.0' ? 'rawPath' : 'path']: '/other/a b' });
  });

  test('names of a request are names and nothing more', async () => {
    const event = await eventOf({ payloadFormatVersion }, { ...REQUEST, path: '/pets/__proto__?__proto__=1&constructor=2', headers: { constructor: 'a' } });
    expect(JSON.stringify(event.queryStringParameters)).toBe('{"__proto__":"1","constructor":"2"}');
    expect(event.headers.constructor).toBe('a');
  });
});

describe('calls', () => {
  test.each([
    ['its ARN', FUNCTION_ARN, FUNCTION_ARN],
    ['an alias', `${FUNCTION_ARN}:blue`, `${FUNCTION_ARN}:blue`],
    ['the URI of its invocation', `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${FUNCTION_ARN}/invocations`, FUNCTION_ARN],
    ['a stage variable as alias', `${FUNCTION_ARN}:\${stageVariables.alias}`, `${FUNCTION_ARN}:green`],
  ])('a function by %s', async (_how, uri, functionArn) => {
    const { backend, invoke } = httpApi({ 'GET /': { ...FUNCTION, uri, credentials: 'arn:role' } }, {
      answers: { lambda: { payload: 'x' } }, stage: { variables: { alias: 'green' } },
    });
    await invoke({ path: '/' });
    expect(backend.calls[0]).toMatchObject({ kind: 'lambda', action: 'Invoke', functionArn, credentials: 'arn:role', invocationType: 'RequestResponse' });
  });
});

const answered = async (payload: unknown, payloadFormatVersion: '1.0' | '2.0' = '2.0') => {
  const { invoke } = httpApi({ 'GET /': { ...FUNCTION, payloadFormatVersion } }, { answers: { lambda: { payload } } });
  const answer = await invoke({ path: '/' });
  return { ...answer, text: answer.body.toString() };
};

describe('answers of 2.0', () => {
  test.each<[unknown, string]>([
    ['Hello from Lambda!', 'Hello from Lambda!'],
    [{ message: 'Hello from Lambda!' }, '{"message":"Hello from Lambda!"}'],
    [[1, 2], '[1,2]'],
    [42, '42'],
    [true, 'true'],
    [null, 'null'],
    ['', ''],
    [{ body: 'x', headers: { a: 'b' } }, '{"body":"x","headers":{"a":"b"}}'],
  ])('%j without statusCode is a body of JSON', async (payload, text) => {
    expect(await answered(payload)).toMatchObject({ status: 200, headers: { 'Content-Type': 'application/json' }, text });
  });

  test('what is no JSON is a body too', async () => {
    const { invoke } = httpApi({ 'GET /': FUNCTION }, { answers: { lambda: { body: '{"name": "John' } } });
    expect(await invoke({ path: '/' })).toMatchObject({ status: 200, headers: { 'Content-Type': 'application/json' }, body: Buffer.from('{"name": "John') });
  });

  test('has status, headers, cookies and body', async () => {
    const payload = { statusCode: 201, headers: { 'Content-Type': 'text/html', 'X-A': 1 }, cookies: ['a=1; HttpOnly', 'b=2'], body: '<p>', odd: 1 };
    expect(await answered(payload)).toMatchObject({ status: 201, headers: { 'Content-Type': 'text/html', 'X-A': '1', 'Set-Cookie': ['a=1; HttpOnly', 'b=2'] }, text: '<p>' });
  });

  test('does not know multiValueHeaders', async () => {
    expect((await answered({ statusCode: 200, multiValueHeaders: { 'X-A': ['1'] } })).headers['X-A']).toBeUndefined();
  });
});

describe('answers of 1.0', () => {
  test('have headers with several values', async () => {
    const payload = { statusCode: 200, headers: { 'X-A': '0' }, multiValueHeaders: { 'X-B': ['1', '2'] }, body: 'text' };
    expect(await answered(payload, '1.0')).toMatchObject({ status: 200, headers: { 'X-A': '0', 'X-B': ['1', '2'] }, text: 'text' });
  });

  test.each<[unknown]>([['Hello'], [{ message: 'x' }], [null], [{ statusCode: null }], [{ multiValueHeaders: {} }]])('%j is an error', async (payload) => {
    expect(await answered(payload, '1.0')).toMatchObject({ status: 500, text: '{"message":"Internal Server Error"}' });
  });
});

describe.each(['1.0', '2.0'] as const)('answers of %s', (version) => {
  test('are plain text by default', async () => {
    expect(await answered({ statusCode: '204' }, version)).toMatchObject({ status: 204, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, text: '' });
  });

  test('may be bytes', async () => {
    expect((await answered({ statusCode: 200, body: '/wAB', isBase64Encoded: true }, version)).body).toEqual(Buffer.from([0xff, 0, 1]));
  });

  test('leave what is about the connection to API Gateway', async () => {
    const { headers } = await answered({ statusCode: 200, headers: { 'Transfer-Encoding': 'chunked', 'Content-Length': '7', 'Connection': 'close' }, body: 'abc' }, version);
    expect(headers).toMatchObject({ 'Content-Length': '3' });
    expect([headers['Transfer-Encoding'], headers.Connection]).toEqual([undefined, undefined]);
  });

  test.each<[string, unknown]>([
    ['a status with a fraction', { statusCode: 200.5 }],
    ['a status that is none', { statusCode: 'abc' }],
    ['a status out of range', { statusCode: 1000 }],
    ['a body that is an object', { statusCode: 200, body: { a: 1 } }],
    ['headers that are a list', { statusCode: 200, headers: ['a'] }],
    ['a header that is an object', { statusCode: 200, headers: { a: {} } }],
    ['a body that is not base64', { statusCode: 200, body: '###', isBase64Encoded: true }],
  ])('fails for %s', async (_what, payload) => {
    expect(await answered(payload, version)).toMatchObject({ status: 500, headers: { 'Content-Type': 'application/json' }, text: '{"message":"Internal Server Error"}' });
  });

  test('fails for cookies that are no texts, where there are cookies', async () => {
    expect((await answered({ statusCode: 200, cookies: [1] }, version)).status).toBe(version === '2.0' ? 500 : 200);
  });
});

describe('fails', () => {
  const failing = (answer: object, timeoutMillis = 30_000) => {
    const { invoke, log } = httpApi({ 'GET /': { ...FUNCTION, timeoutMillis } }, { answers: { lambda: () => answer as never } });
    return { log, answer: invoke({ path: '/' }) };
  };

  test('with 500 when the function fails', async () => {
    const { answer, log } = failing({ functionError: 'Unhandled', body: '{"errorMessage":"no"}' });
    expect(await answer).toMatchObject({ status: 500, body: Buffer.from('{"message":"Internal Server Error"}') });
    expect(log.join()).toContain('the function failed (Unhandled): {"errorMessage":"no"}');
  });

  test('with 500 when Lambda refuses', async () => {
    expect(await failing({ status: 429 }).answer).toMatchObject({ status: 500 });
  });

  test('with 503 when the function takes too long', async () => {
    const never = new Promise(() => undefined);
    expect(await failing(never, 50).answer).toMatchObject({ status: 503, body: Buffer.from('{"message":"Service Unavailable"}') });
  });

  test('with 500 when the URI names no function', async () => {
    const { invoke } = httpApi({ 'GET /': { ...FUNCTION, uri: 'https://nowhere.example' } });
    expect(await invoke({ path: '/' })).toMatchObject({ status: 500 });
  });
});

