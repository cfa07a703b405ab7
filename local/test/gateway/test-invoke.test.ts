import { eventOf, fixtureGateway, http, json, lambda, mock, NOW, REQUEST_ID } from '../fixtures/gateways';

const CONTEXT = '{"stage":"$context.stage","path":"$context.path","domain":"$context.domainName","prefix":"$context.domainPrefix","ip":"$context.identity.sourceIp",'
  + '"key":"$context.identity.apiKey","keyId":"$context.identity.apiKeyId","user":"$context.identity.user","arn":"$context.identity.userArn",'
  + '"resource":"$context.resourcePath","deployment":"$context.deploymentId","variable":"$stageVariables.color"}';

const ORDERS = { path: '/orders/{id}', method: 'PUT', integration: http('HTTP', { RequestTemplates: { 'application/json': '{"id":"$input.params(\'id\')"}' } }) };

test('the log is that of AWS', async () => {
  const { gateway } = fixtureGateway([ORDERS], { answers: { http: { headers: { 'Content-Type': 'application/json' }, body: '{"ok":true}' } } });
  const answer = await gateway.testInvoke({ method: 'PUT', path: '/orders/7?page=2', headers: { 'X-A': 'b' }, body: '{"x":1}' });
  const at = 'Wed Mar 04 05:06:07 UTC 2026 : ';
  expect(answer.log.replace(/Root=[-0-9a-f]+/g, 'Root=1').replace(/[a-z0-9]{10}(?=[,}])/g, 'api').split('\n')).toEqual([
    `Execution log for request ${REQUEST_ID}`,
    `${at}Starting execution for request: ${REQUEST_ID}`,
    `${at}HTTP Method: PUT, Resource Path: /orders/7`,
    `${at}Method request path: {id=7}`,
    `${at}Method request query string: {page=2}`,
    `${at}Method request headers: {X-A=b}`,
    `${at}Method request body before transformations: {"x":1}`,
    `${at}Endpoint request URI: https://back.example/base`,
    `${at}Endpoint request headers: {Accept=application/json, User-Agent=AmazonAPIGateway_api, X-Amzn-Apigateway-Api-Id=api, `
      + 'X-Amzn-Trace-Id=Root=1, Content-Type=application/json}',
    `${at}Endpoint request body after transformations: {"id":"7"}`,
    `${at}Sending request to https://back.example/base`,
    `${at}Received response. Status: 200, Integration latency: 0 ms`,
    `${at}Endpoint response headers: {Content-Type=application/json}`,
    `${at}Endpoint response body before transformations: {"ok":true}`,
    `${at}Method response body after transformations: {"ok":true}`,
    `${at}Method response headers: {X-Amzn-Trace-Id=Root=1, Content-Type=application/json}`,
    `${at}Successfully completed execution`,
    `${at}Method completed with status: 200`,
    '',
  ]);
  expect([answer.status, json(answer), answer.latency, answer.reason]).toEqual([200, { ok: true }, 0, undefined]);
  expect(Object.keys(answer.headers).sort()).toEqual(['Content-Type', 'X-Amzn-Trace-Id']);
});

test('the context is that of a test', async () => {
  const { gateway } = fixtureGateway([{ path: '/a/{b}', integration: mock(CONTEXT) }], { stage: { Variables: { color: 'red' } } });
  const answer = await gateway.testInvoke({ path: '/a/b' });
  expect(json(answer)).toEqual({
    stage: 'test-invoke-stage',
    path: '/a/b',
    domain: 'testPrefix.testDomainName',
    prefix: 'testPrefix',
    ip: 'test-invoke-source-ip',
    key: 'test-invoke-api-key',
    keyId: 'test-invoke-api-key-id',
    user: '123456789012',
    arn: 'arn:aws:iam::123456789012:root',
    resource: '/a/{b}',
    deployment: '',
    variable: '',
  });
});

test('stage variables are those given', async () => {
  const { gateway } = fixtureGateway([{ path: '/', integration: mock(CONTEXT) }], { stage: { Variables: { color: 'red' } } });
  expect(json(await gateway.testInvoke({ path: '/', stageVariables: { color: 'blue' }, clientCertificateId: 'abc' }))).toMatchObject({ variable: 'blue' });
});

test('a function gets no header that the caller did not give', async () => {
  const { gateway, backend } = fixtureGateway([{ path: '/{proxy+}', method: 'ANY', integration: lambda('AWS_PROXY') }], { answers: { lambda: { payload: {} } } });
  await gateway.testInvoke({ method: 'POST', resource: '/{proxy+}', path: '/a/b' });
  expect(eventOf(backend)).toMatchObject({ headers: null, multiValueHeaders: null, httpMethod: 'POST', pathParameters: { proxy: 'a/b' }, stageVariables: null });
  expect(gateway.calls).toHaveLength(1);
});

test('what guards a method is left aside, its validator is not', async () => {
  const { gateway } = fixtureGateway([{
    path: '/',
    integration: mock('in'),
    properties: {
      AuthorizationType: 'AWS_IAM', ApiKeyRequired: true, RequestValidatorId: { Ref: 'Validator' }, RequestParameters: { 'method.request.querystring.page': true },
    },
  }], {
    gateway: { iam: 'SIGNED' },
    resources: { Validator: { Type: 'AWS::ApiGateway::RequestValidator', Properties: { RestApiId: { Ref: 'Api' }, ValidateRequestParameters: true } } },
  });
  expect((await gateway.testInvoke({ path: '/', query: { page: '1' } })).body.toString()).toBe('in');
  const refused = await gateway.testInvoke({ path: '/' });
  expect([refused.status, refused.headers['x-amzn-ErrorType'], refused.log.split(' : ').at(-2), refused.log.split(' : ').at(-1)]).toEqual([
    400, 'BadRequestException', expect.stringContaining('Missing required request parameters: [page]\n'), 'Method completed with status: 400\n',
  ]);
});

test('a failure says in our words what AWS does not', async () => {
  const { gateway } = fixtureGateway([{ path: '/', integration: mock('', '#if(') }]);
  const { log, reason } = await gateway.testInvoke({ path: '/' });
  expect(log).toContain('Execution failed due to configuration error: Unable to transform request\n');
  expect(reason).toContain('the mapping template failed');
});

test("nothing goes to the stage's logs", async () => {
  const { gateway } = fixtureGateway([{ path: '/', integration: mock('') }], {
    stage: { AccessLogSetting: { Format: '$context.status' }, MethodSettings: [{ ResourcePath: '/*', HttpMethod: '*', LoggingLevel: 'INFO' }] },
  });
  await gateway.testInvoke({ path: '/' });
  expect(gateway.logs).toEqual({ access: [], execution: [] });
});

test('latency is what the clock says', async () => {
  let millis = NOW.getTime();
  const { gateway } = fixtureGateway([{ path: '/', integration: http('HTTP') }], {
    answers: {
      http: () => {
        millis += 25;
        return {};
      },
    },
    gateway: { clock: () => new Date(millis) },
  });
  const { latency, log } = await gateway.testInvoke({ path: '/' });
  expect(latency).toBe(25);
  expect(log).toContain('Integration latency: 25 ms');
});

describe('fails', () => {
  const { gateway } = fixtureGateway([ORDERS, { path: '/', integration: mock('') }]);

  test.each([
    [{ path: '/orders' }, "no method of 'Api' serves GET /orders; there is PUT /orders/{id}, GET /"],
    [{ path: '/orders/7', resource: '/orders/{id}' }, "no method of 'Api' serves GET /orders/7 on '/orders/{id}'; there is PUT /orders/{id}"],
    [{ path: '/other', resource: '/orders/{id}', method: 'PUT' }, "no method of 'Api' serves PUT /other on '/orders/{id}'; there is PUT /orders/{id}"],
    [{ resource: '/orders/{id}', method: 'PUT' }, "'path' must be given, for instance '/orders/7', to fill in '/orders/{id}'"],
    [{}, "'path' must be given, for instance '/orders/7'"],
  ])('for %j', async (request, message) => {
    await expect(gateway.testInvoke(request)).rejects.toThrow(message);
  });

  test('not where the resource says the whole path', async () => {
    expect((await gateway.testInvoke({ resource: '/' })).status).toBe(200);
  });
});
