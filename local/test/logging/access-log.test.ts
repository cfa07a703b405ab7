import { App, Stack } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import { fixtureGateway, FUNCTION_ARN, http, lambda, mock, NOW, REQUEST_ID, service, type FixtureGateway, type FixtureGatewayOptions } from '../fixtures/gateways';
import type { FixtureMethod } from '../fixtures/rest-template';

function logging(format: string, methods: readonly FixtureMethod[], options: FixtureGatewayOptions = {}): FixtureGateway {
  return fixtureGateway(methods, { ...options, stage: { AccessLogSetting: { DestinationArn: 'arn', Format: format }, ...options.stage } });
}

/** The value of a variable after one request. */
async function valueOf(name: string): Promise<string> {
  const { gateway, invoke } = logging(`$context.${name}`, [HELLO]);
  await invoke({ path: '/' });
  return gateway.logs.access[0];
}

const HELLO: FixtureMethod = { path: '/', integration: mock('hello') };
const VALIDATED = {
  resources: {
    Model: { Type: 'AWS::ApiGateway::Model', Properties: { RestApiId: { Ref: 'Api' }, Name: 'M', ContentType: 'application/json', Schema: { required: ['a'] } } },
    Validator: { Type: 'AWS::ApiGateway::RequestValidator', Properties: { RestApiId: { Ref: 'Api' }, ValidateRequestBody: true } },
  },
};

describe('a request that is answered', () => {
  test.each([
    ['accountId', '123456789012'],
    ['apiId', expect.stringMatching(/^[a-z0-9]{10}$/)],
    ['deploymentId', expect.stringMatching(/./)],
    ['domainName', expect.stringMatching(/^[a-z0-9]{10}\.execute-api\.us-east-1\.amazonaws\.com$/)],
    ['domainPrefix', expect.stringMatching(/^[a-z0-9]{10}$/)],
    ['endpointType', 'EDGE'],
    ['extendedRequestId', expect.stringMatching(/=$/)],
    ['httpMethod', 'GET'],
    ['identity.sourceIp', '127.0.0.1'],
    ['path', '/prod/'],
    ['protocol', 'HTTP/1.1'],
    ['requestId', REQUEST_ID],
    ['requestTime', '04/Mar/2026:05:06:07 +0000'],
    ['requestTimeEpoch', String(NOW.getTime())],
    ['resourcePath', '/'],
    ['responseLatency', '0'],
    ['responseLength', '5'],
    ['stage', 'prod'],
    ['status', '200'],
  ])('$context.%s', async (name, value) => {
    expect(await valueOf(name)).toEqual(value);
  });

  test.each([
    'authenticate.error', 'authenticate.latency', 'authenticate.status', 'authorize.error', 'authorize.latency', 'authorize.status', 'authorizer.claims',
    'authorizer.claims.sub', 'authorizer.error', 'authorizer.integrationLatency', 'authorizer.integrationStatus', 'authorizer.latency',
    'authorizer.principalId', 'authorizer.requestId', 'authorizer.status', 'authorizer.tenant', 'awsEndpointRequestId',
    'customDomain.basePathMatched', 'error.message', 'error.messageString', 'error.responseType', 'error.validationErrorString',
    'identity.accountId', 'identity.apiKey', 'identity.apiKeyId', 'identity.caller', 'identity.clientCert.clientCertPem', 'identity.clientCert.issuerDN',
    'identity.clientCert.serialNumber', 'identity.clientCert.subjectDN', 'identity.clientCert.validity.notAfter',
    'identity.clientCert.validity.notBefore', 'identity.cognitoAuthenticationProvider', 'identity.cognitoAuthenticationType',
    'identity.cognitoIdentityId', 'identity.cognitoIdentityPoolId', 'identity.principalOrgId', 'identity.user', 'identity.userAgent', 'identity.userArn',
    'identity.vpcId', 'identity.vpceId', 'integration.error', 'integration.integrationStatus', 'integration.latency', 'integration.requestId',
    'integration.status', 'integrationErrorMessage', 'integrationLatency', 'integrationStatus', 'isCanaryRequest', 'requestOverride.header.x-id',
    'responseOverride.status', 'waf.error', 'waf.latency', 'waf.status', 'wafResponseCode', 'webaclArn', 'xrayTraceId',
    'identity', 'nothing', 'nothing.of.this', '__proto__', 'constructor', 'toString', 'identity.__proto__', 'requestOverride.header',
  ])('$context.%s is - where there is none', async (name) => {
    expect(await valueOf(name)).toBe('-');
  });

  test('what an integration answered', async () => {
    const format = '$context.integrationStatus $context.integration.integrationStatus $context.integration.status $context.integrationLatency '
      + '$context.integration.latency $context.awsEndpointRequestId $context.integration.requestId $context.integration.error $context.status';
    const { gateway, invoke } = logging(format, [{ path: '/', integration: http('HTTP') }], {
      answers: { http: { status: 404, headers: { 'x-amzn-RequestId': 'abc' } } },
    });
    await invoke({ path: '/' });
    expect(gateway.logs.access).toEqual(['404 404 404 0 0 abc abc - 200']);
  });

  test('a function has a status of its own beside that of Lambda', async () => {
    const format = '$context.integrationStatus $context.integration.integrationStatus $context.integration.status';
    const { gateway, invoke } = logging(format, [{ path: '/', integration: lambda('AWS_PROXY') }], { answers: { lambda: { payload: { statusCode: 418 } } } });
    await invoke({ path: '/' });
    expect(gateway.logs.access).toEqual(['200 200 418']);
  });

  test('overrides of templates', async () => {
    const template = '#set($context.requestOverride.header.x-id = "7")#set($context.responseOverride.header.b = "c")#set($context.responseOverride.status = 201)'
      + '{"statusCode": 200}';
    const format = '$context.requestOverride.header.x-id $context.responseOverride.header.b $context.responseOverride.status $context.status';
    const { gateway, invoke } = logging(format, [{ path: '/', integration: mock('', template) }]);
    await invoke({ path: '/' });
    expect(gateway.logs.access).toEqual(['7 c 201 201']);
  });

  test('a custom domain and the side of a canary', async () => {
    const { gateway, invoke } = logging('$context.customDomain.basePathMatched $context.domainName $context.path $context.isCanaryRequest', [HELLO], {
      stage: { CanarySetting: { PercentTraffic: 0, DeploymentId: { Ref: 'Deployment' } } },
      resources: {
        Domain: { Type: 'AWS::ApiGateway::DomainName', Properties: { DomainName: 'api.shop.example' } },
        Mapping: {
          Type: 'AWS::ApiGateway::BasePathMapping',
          Properties: { DomainName: { Ref: 'Domain' }, RestApiId: { Ref: 'Api' }, Stage: 'prod', BasePath: 'v1/orders' },
        },
      },
    });
    await invoke({ host: 'api.shop.example', path: '/v1/orders/' });
    expect(gateway.logs.access).toEqual(['v1/orders api.shop.example /v1/orders/ false']);
  });

  test('a signed request', async () => {
    const format = '$context.identity.accountId $context.identity.caller $context.identity.user $context.identity.userArn $context.identity.userAgent';
    const { gateway, invoke } = logging(format, [HELLO]);
    await invoke({ path: '/', headers: { 'User-Agent': 'curl' }, caller: { arn: 'arn:aws:iam::111122223333:user/ann', userId: 'AIDAANN' } });
    expect(gateway.logs.access).toEqual(['111122223333 AIDAANN AIDAANN arn:aws:iam::111122223333:user/ann curl']);
  });
});

describe('a request that the gateway answers itself', () => {
  const FORMAT = '$context.status|$context.error.responseType|$context.error.message|$context.error.messageString|$context.error.validationErrorString'
    + '|$context.resourcePath|$context.integrationErrorMessage';

  test('before a route is found', async () => {
    const { gateway, invoke } = logging(FORMAT, [HELLO]);
    await invoke({ path: '/nowhere' });
    expect(gateway.logs.access).toEqual(['403|MISSING_AUTHENTICATION_TOKEN|Missing Authentication Token|"Missing Authentication Token"|-|-|-']);
  });

  test('because of its body', async () => {
    const { gateway, invoke } = logging(FORMAT, [{
      ...HELLO, method: 'POST', properties: { RequestModels: { 'application/json': { Ref: 'Model' } }, RequestValidatorId: { Ref: 'Validator' } },
    }], VALIDATED);
    await invoke({ method: 'POST', path: '/', body: '{}' });
    expect(gateway.logs.access)
      .toEqual(['400|BAD_REQUEST_BODY|Invalid request body|"Invalid request body"|[object has missing required properties (["a"])]|/|-']);
  });

  test.each([
    ['a function that fails', lambda('AWS_PROXY'), { lambda: { functionError: 'Unhandled', payload: { errorMessage: 'boom' } } },
      '502|API_CONFIGURATION_ERROR|Internal server error|"Internal server error"|-|/|Lambda execution failed with status 200 due to customer function error: boom.'],
    ['an endpoint that cannot be reached', http('HTTP'), { http: () => { throw new Error('Connection reset by peer'); } },
      '504|INTEGRATION_FAILURE|Network error communicating with endpoint|"Network error communicating with endpoint"|-|/'
      + '|Execution failed due to a network error communicating with endpoint: Connection reset by peer'],
    ['a template that fails', service('dynamodb:action/GetItem', { RequestTemplates: { 'application/json': '#if(' } }), {},
      '500|API_CONFIGURATION_ERROR|Internal server error|"Internal server error"|-|/|Execution failed due to configuration error: Unable to transform request'],
  ])('because of %s', async (_case, integration, answers, line) => {
    const { gateway, invoke } = logging(FORMAT, [{ path: '/', integration }], { answers });
    await invoke({ path: '/' });
    expect(gateway.logs.access).toEqual([line]);
  });
});

describe('formats', () => {
  test.each([
    ['JSON', '{"id":"$context.requestId","status":$context.status,"integration":{"latency":"$context.integrationLatency"}}',
      `{"id":"${REQUEST_ID}","status":200,"integration":{"latency":"-"}}`],
    ['CLF', '$context.identity.sourceIp $context.identity.caller $context.identity.user [$context.requestTime] '
      + '"$context.httpMethod $context.resourcePath $context.protocol" $context.status $context.responseLength $context.requestId',
    `127.0.0.1 - - [04/Mar/2026:05:06:07 +0000] "GET / HTTP/1.1" 200 5 ${REQUEST_ID}`],
    ['XML', '<request id="$context.requestId"><ip>$context.identity.sourceIp</ip><caller>$context.identity.caller</caller></request>',
      `<request id="${REQUEST_ID}"><ip>127.0.0.1</ip><caller>-</caller></request>`],
    ['CSV', '$context.requestId,"$context.path",$context.status', `${REQUEST_ID},"/prod/",200`],
  ])('%s', async (_name, format, line) => {
    const { gateway, invoke } = logging(format, [HELLO]);
    await invoke({ path: '/' });
    expect(gateway.logs.access).toEqual([line]);
  });

  test("AWS CDK's own", async () => {
    const stack = new Stack(new App(), 'S');
    const format = stack.resolve(apigateway.AccessLogFormat.jsonWithStandardFields().toString()) as string;
    const { gateway, invoke } = logging(format, [HELLO]);
    await invoke({ path: '/' });
    expect(JSON.parse(gateway.logs.access[0])).toMatchObject({ requestId: REQUEST_ID, ip: '127.0.0.1', status: '200', resourcePath: '/', responseLength: '5' });
  });

  test.each([
    ['$context.status.', '200.'],
    ['$context.status$context.stage', '200prod'],
    ['$context.stage-$context.status', 'prod-200'],
    ['$context', '$context'],
    ['$context.', '$context.'],
    ['${context.stage} $stage $input.body', '${context.stage} $stage $input.body'],
    ['$CONTEXT.stage', '$CONTEXT.stage'],
    ['', ''],
    ['plain', 'plain'],
  ])('%s', async (format, line) => {
    const { gateway, invoke } = logging(format, [HELLO]);
    await invoke({ path: '/' });
    expect(gateway.logs.access).toEqual([line]);
  });

  test("assumed: a caller's quotes go into the line as they are", async () => {
    const { gateway, invoke } = logging('{"userAgent":"$context.identity.userAgent"}', [HELLO]);
    await invoke({ path: '/', headers: { 'User-Agent': 'x","status":"200' } });
    expect(gateway.logs.access).toEqual(['{"userAgent":"x","status":"200"}']);
  });

  test('what a caller sends is no format', async () => {
    const { gateway, invoke } = logging('$context.identity.userAgent', [HELLO]);
    await invoke({ path: '/', headers: { 'User-Agent': '$context.identity.accessKey $& $1' } });
    expect(gateway.logs.access).toEqual(['$context.identity.accessKey $& $1']);
  });
});

describe('a streamed answer', () => {
  const uri = `arn:aws:apigateway:us-east-1:lambda:path/2021-11-15/functions/${FUNCTION_ARN}/response-streaming-invocations`;
  const streaming = (stream: () => AsyncIterable<Uint8Array>) => logging('$context.status $context.responseLength', [{
    path: '/', integration: lambda('AWS_PROXY', { Uri: uri, ResponseTransferMode: 'STREAM' }),
  }], { answers: { lambda: () => ({ stream: stream() }) } });

  async function* pieces(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('{"statusCode":201}\0\0\0\0\0\0\0\0hello');
    yield Buffer.from(' world');
  }

  async function* broken(): AsyncGenerator<Uint8Array> {
    yield* pieces();
    throw new Error('gone');
  }

  test('has its line when it has ended', async () => {
    const { gateway, invoke } = streaming(pieces);
    const { stream = [] } = await invoke({ path: '/', streams: true });
    expect(gateway.logs.access).toEqual([]);
    for await (const piece of stream) {
      expect(piece.length).toBeGreaterThanOrEqual(0);
    }
    expect(gateway.logs.access).toEqual(['201 11']);
  });

  test('that breaks off has what was sent', async () => {
    const { gateway, invoke } = streaming(broken);
    const { stream = [] } = await invoke({ path: '/', streams: true });
    const read = async () => {
      for await (const piece of stream) {
        expect(piece.length).toBeGreaterThanOrEqual(0);
      }
    };
    await expect(read()).rejects.toThrow('Internal server error');
    expect(gateway.logs.access).toEqual(['201 11']);
  });

  test('that is collected is like any other', async () => {
    const { gateway, invoke } = streaming(pieces);
    await invoke({ path: '/' });
    expect(gateway.logs.access).toEqual(['201 11']);
  });
});

test('a stage without a format has no access log', async () => {
  const { gateway, invoke } = fixtureGateway([HELLO]);
  await invoke({ path: '/' });
  expect(gateway.logs.access).toEqual([]);
});

test('the newest lines are kept, until they are cleared', async () => {
  const { gateway, invoke } = logging('$context.path', [HELLO]);
  for (let index = 0; index < 1_002; index += 1) {
    await invoke({ path: `/${index}` });
  }
  expect([gateway.logs.access.length, gateway.logs.access[0], gateway.logs.access.at(-1)]).toEqual([1_000, '/prod/2', '/prod/1001']);
  gateway.clear();
  expect(gateway.logs.access).toEqual([]);
});
