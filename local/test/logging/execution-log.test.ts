import { NOW, fixtureGateway, http, lambda, mock, REQUEST_ID, service, type FixtureGatewayOptions } from '../fixtures/gateways';
import type { FixtureMethod } from '../fixtures/rest-template';

/** Settings of a stage for all methods. */
function settings(LoggingLevel: string, DataTraceEnabled = false): FixtureGatewayOptions {
  return { stage: { MethodSettings: [{ ResourcePath: '/*', HttpMethod: '*', LoggingLevel, DataTraceEnabled }] } };
}

/** The messages of one request. */
async function logged(method: FixtureMethod, options: FixtureGatewayOptions, request: Parameters<ReturnType<typeof fixtureGateway>['invoke']>[0]): Promise<string[]> {
  const { gateway, invoke } = fixtureGateway([method], options);
  await invoke(request);
  return gateway.logs.execution.map(({ message }) => message);
}

const HELLO: FixtureMethod = { path: '/{name}', integration: mock('hello') };
const BROKEN: FixtureMethod = { path: '/', integration: mock('', 'x') };

const KEYLESS = [
  expect.stringMatching(/^Extended Request Id: \S+=$/),
  expect.stringMatching(new RegExp(`^Verifying Usage Plan for request: ${REQUEST_ID}\\. API Key:  API Stage: [a-z0-9]{10}/prod$`)),
  "API Key  authorized because method 'GET /{name}' does not require API Key. Request will not contribute to throttle or quota limits",
  expect.stringMatching(/^Usage Plan check succeeded for API Key {2}and API Stage [a-z0-9]{10}\/prod$/),
];

test('INFO says what was done', async () => {
  expect(await logged(HELLO, settings('INFO'), { path: '/ann' })).toEqual([
    ...KEYLESS,
    `Starting execution for request: ${REQUEST_ID}`,
    'HTTP Method: GET, Resource Path: /ann',
    'Successfully completed execution',
    'Method completed with status: 200',
  ]);
});

test('the data trace shows requests and answers', async () => {
  const integration = service('sqs:path/1/jobs', {
    RequestParameters: { 'integration.request.header.Content-Type': "'application/x-www-form-urlencoded'" },
    RequestTemplates: { 'application/json': 'Action=SendMessage&MessageBody=$input.body' },
  });
  const method = { path: '/{id}', method: 'POST', integration };
  const options = { ...settings('INFO', true), answers: { 'sqs:SendMessage': { status: 200, headers: { 'x-amzn-RequestId': 'abc', 'Content-Type': 'application/json' }, body: '{"ok":1}' } } };
  const lines = await logged(method, options, { method: 'POST', path: '/7?b=1&b=2', headers: { 'Authorization': 'Bearer abcdefgh', 'X-A': 'y' }, body: '{"x":1}' });
  expect(lines.slice(4)).toEqual([
    `Starting execution for request: ${REQUEST_ID}`,
    'HTTP Method: POST, Resource Path: /7',
    'Method request path: {id=7}',
    'Method request query string: {b=1, 2}',
    expect.stringMatching(/^Method request headers: \{Authorization=\*{9}cdefgh, X-A=y, Host=.*\}$/),
    'Method request body before transformations: {"x":1}',
    'Endpoint request URI: https://sqs.us-east-1.amazonaws.com/1/jobs',
    expect.stringMatching(/^Endpoint request headers: \{Content-Type=application\/x-www-form-urlencoded, Accept=application\/json, User-Agent=AmazonAPIGateway_.*\}$/),
    'Endpoint request body after transformations: Action=SendMessage&MessageBody={"x":1}',
    'Sending request to https://sqs.us-east-1.amazonaws.com/1/jobs',
    'Received response. Status: 200, Integration latency: 0 ms',
    'Endpoint response headers: {x-amzn-RequestId=abc, Content-Type=application/json}',
    'Endpoint response body before transformations: {"ok":1}',
    'Method response body after transformations: {"ok":1}',
    expect.stringMatching(/^Method response headers: \{X-Amzn-Trace-Id=Root=[-0-9a-f]+, Content-Type=application\/json\}$/),
    'Successfully completed execution',
    'Method completed with status: 200',
    'AWS Integration Endpoint RequestId : abc',
  ]);
});

test('ERROR says what failed', async () => {
  const { gateway, invoke } = fixtureGateway([BROKEN, HELLO], settings('ERROR'));
  await invoke({ path: '/' });
  await invoke({ path: '/ann' });
  expect(gateway.logs.execution).toEqual([
    { requestId: REQUEST_ID, time: NOW, level: 'ERROR', message: 'Execution failed due to configuration error: statusCode should be an integer which defined in request template' },
    { requestId: REQUEST_ID, time: NOW, level: 'ERROR', message: 'Method completed with status: 500' },
  ]);
});

test('OFF says nothing, and the reasons of failures go to their listener all the same', async () => {
  const { gateway, invoke, log } = fixtureGateway([BROKEN], settings('OFF', true));
  await invoke({ path: '/' });
  expect([gateway.logs.execution, log]).toEqual([[], [expect.stringContaining('API_CONFIGURATION_ERROR: ')]]);
});

test('a method has settings of its own', async () => {
  const { gateway, invoke } = fixtureGateway([HELLO, BROKEN], {
    stage: {
      MethodSettings: [
        { ResourcePath: '/*', HttpMethod: '*', LoggingLevel: 'INFO' },
        { ResourcePath: '/~1{name}', HttpMethod: 'GET', LoggingLevel: 'OFF' },
      ],
    },
  });
  await invoke({ path: '/ann' });
  expect(gateway.logs.execution).toEqual([]);
  await invoke({ path: '/' });
  expect(gateway.logs.execution.at(-1)?.message).toBe('Method completed with status: 500');
});

test('a gateway may be told to log everything', async () => {
  const lines = await logged(HELLO, { gateway: { logging: { level: 'INFO', dataTrace: true } } }, { path: '/ann' });
  expect(lines).toContain('Method response body after transformations: hello');
});

test('a request without a route leaves nothing', async () => {
  expect(await logged(HELLO, settings('INFO', true), { path: '/no/where' })).toEqual([]);
});

describe('failures in the words of AWS', () => {
  const VALIDATED: FixtureMethod = {
    path: '/',
    method: 'POST',
    integration: mock(''),
    properties: {
      RequestModels: { 'application/json': { Ref: 'Model' } },
      RequestParameters: { 'method.request.querystring.page': true },
      RequestValidatorId: { Ref: 'Validator' },
    },
  };
  const resources = {
    Model: { Type: 'AWS::ApiGateway::Model', Properties: { RestApiId: { Ref: 'Api' }, Name: 'M', ContentType: 'application/json', Schema: { required: ['a'] } } },
    Validator: {
      Type: 'AWS::ApiGateway::RequestValidator',
      Properties: { RestApiId: { Ref: 'Api' }, ValidateRequestBody: true, ValidateRequestParameters: true },
    },
  };

  test.each([
    ['{"a":1}', '/?page=1', 'Request validation succeeded for content type application/json', 200],
    ['{}', '/?page=1', 'Request body does not match model schema for content type application/json: [object has missing required properties (["a"])]', 400],
    ['{"a":1}', '/', 'Missing required request parameters: [page]', 400],
  ])('body %s, path %s', async (body, path, line, status) => {
    const lines = await logged(VALIDATED, { ...settings('INFO'), resources }, { method: 'POST', path, body });
    expect([lines[6], lines.at(-1)]).toEqual([line, `Method completed with status: ${status}`]);
  });

  const JSON_TYPE = { 'application/json': '#if(' };
  const hanging = () => new Promise<never>(() => undefined);

  test.each([
    ['a function that fails', lambda('AWS_PROXY'), { lambda: { functionError: 'Unhandled', headers: { 'x-amzn-RequestId': 'abc' }, payload: { errorMessage: 'boom' } } },
      'Lambda execution failed with status 200 due to customer function error: boom. Lambda request id: abc'],
    ['a function that says no JSON of errors', lambda('AWS_PROXY'), { lambda: { functionError: 'Unhandled', payload: 'boom' } },
      'Lambda execution failed with status 200 due to customer function error: "boom".'],
    ['a malformed proxy response', lambda('AWS_PROXY'), { lambda: { payload: 'x' } }, 'Execution failed due to configuration error: Malformed Lambda proxy response'],
    ['no matching response', http('HTTP', { IntegrationResponses: [] }), { http: { status: 403 } },
      'Execution failed due to configuration error: No match for output mapping and no default output mapping configured. Endpoint Response Status Code: 403'],
    ['a URI without a host', http('HTTP', { Uri: 'https:///' }), {}, 'Execution failed due to configuration error: Invalid endpoint address'],
    ['a template', http('HTTP', { RequestTemplates: JSON_TYPE }), {}, 'Execution failed due to configuration error: Unable to transform request'],
    ['no connection', http('HTTP'), { http: () => { throw new Error('Connection reset by peer'); } },
      'Execution failed due to a network error communicating with endpoint: Connection reset by peer'],
    ['a slow endpoint', http('HTTP', { TimeoutInMillis: 50 }), { http: hanging }, 'Execution failed due to a timeout error'],
  ])('%s', async (_case, integration, answers, line) => {
    const lines = await logged({ path: '/', integration }, { ...settings('ERROR'), answers }, { path: '/' });
    expect(lines).toEqual([line, expect.stringMatching(/^Method completed with status: 50\d$/)]);
  });

  test('customised gateway responses are shown', async () => {
    const Response = { Type: 'AWS::ApiGateway::GatewayResponse', Properties: { RestApiId: { Ref: 'Api' }, ResponseType: 'DEFAULT_5XX', StatusCode: '503' } };
    const lines = await logged(BROKEN, { ...settings('INFO', true), resources: { Response } }, { path: '/' });
    expect(lines.slice(-5)).toEqual([
      'Execution failed due to configuration error: statusCode should be an integer which defined in request template',
      'Gateway response type: API_CONFIGURATION_ERROR with status code: 503',
      'Gateway response body: {"message": "Internal server error"}',
      'Gateway response headers: {Content-Type=application/json, x-amzn-ErrorType=InternalServerErrorException}',
      'Method completed with status: 503',
    ]);
  });
});

test('a long text ends after 1,024 signs', async () => {
  const lines = await logged({ ...HELLO, method: 'POST' }, settings('INFO', true), { method: 'POST', path: '/ann', body: 'x'.repeat(100_000) });
  const line = lines.find((text) => text.startsWith('Method request body'));
  expect(line).toBe(`${'Method request body before transformations: '.padEnd(1_024, 'x')} [TRUNCATED]`);
});

test('a binary body is not shown', async () => {
  const options = { ...settings('INFO', true), api: { BinaryMediaTypes: ['image/png'] } };
  const lines = await logged({ path: '/', method: 'POST', integration: http('HTTP_PROXY') }, { ...options, answers: { http: {} } }, {
    method: 'POST', path: '/', headers: { 'Content-Type': 'image/png' }, body: Buffer.from([137, 80]),
  });
  expect(lines).toContain('Method request body before transformations: [Binary Data]');
});

test('hostile texts are one value each', async () => {
  const lines = await logged(HELLO, settings('INFO', true), { path: '/x%0a(id)%20Successfully?__proto__=%7d&a=$context.stage' });
  expect(lines.filter((line) => /^Method request (path|query)/.test(line)))
    .toEqual(['Method request path: {name=x%0a(id)%20Successfully}', 'Method request query string: {__proto__=}, a=$context.stage}']);
});
