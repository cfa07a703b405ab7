import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { LambdaIntegration, ResponseTransferMode, RestApi } from 'aws-cdk-lib/aws-apigateway';
import { Alias, Code, Function, Runtime, type FunctionProps } from 'aws-cdk-lib/aws-lambda';
import { LocalGateway, type FunctionLogEntry, type LocalGatewayOptions } from '../../src';
import { FUNCTION_ARN, lambda } from '../fixtures/gateways';
import { restTemplate } from '../fixtures/rest-template';

process.env.CDK_VALIDATION = 'false'; // seconds of a check that is not about this

const ORDERS = join(__dirname, '..', '..', '..', 'examples', 'orders', 'functions');
const STREAM_URI = `arn:aws:apigateway:us-east-1:lambda:path/2021-11-15/functions/${FUNCTION_ARN}/response-streaming-invocations`;

const open: LocalGateway[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((gateway) => gateway.close()));
});

function gatewayOf(functionProperties: object, more: LocalGatewayOptions = {}): LocalGateway {
  const Handler = {
    Type: 'AWS::Lambda::Function',
    Properties: { FunctionName: 'handler', Runtime: 'nodejs22.x', Handler: 'index.handler', Code: {}, ...functionProperties },
  };
  const template = restTemplate([
    { path: '/proxy/{sku}', method: 'ANY', integration: lambda('AWS_PROXY') },
    { path: '/custom', method: 'POST', integration: lambda('AWS', { IntegrationResponses: [{ StatusCode: '200' }, { StatusCode: '400', SelectionPattern: '\\[TooMany\\].*' }, { StatusCode: '504', SelectionPattern: '.*Task timed out.*' }] }) },
    { path: '/event', method: 'POST', integration: lambda('AWS', { RequestParameters: { 'integration.request.header.X-Amz-Invocation-Type': '\'Event\'' } }) },
    { path: '/stream', integration: lambda('AWS_PROXY', { Uri: STREAM_URI, ResponseTransferMode: 'STREAM' }) },
    { path: '/short', integration: lambda('AWS_PROXY', { Uri: STREAM_URI, ResponseTransferMode: 'STREAM', TimeoutInMillis: 2_000 }) },
  ], { resources: { Handler } });
  const gateway = LocalGateway.fromTemplate(template, { onFunctionLog: () => undefined, ...more });
  open.push(gateway);
  return gateway;
}

const inline = (body: string): object => ({ Code: { ZipFile: `exports.handler = async (event, context) => { ${body} };` } });
const streaming = (body: string): object => ({ Code: { ZipFile: `exports.handler = awslambda.streamifyResponse(async (event, stream) => { ${body} });` } });
const text = ({ body }: { readonly body: Buffer }): string => body.toString('utf8');

describe('a function behind a gateway', () => {
  test('answers a request', async () => {
    const gateway = gatewayOf(inline('return { statusCode: 201, headers: { "X-A": process.env.TABLE }, body: event.pathParameters.sku };'), { functionEnvironment: { TABLE: 't' } });
    const answer = await gateway.invoke({ path: '/proxy/tea', headers: { 'User-Agent': 'a' } });
    expect([answer.status, answer.headers['x-a'], text(answer)]).toEqual([201, 't', 'tea']);
    expect(gateway.calls[0]).toMatchObject({ kind: 'lambda', functionArn: FUNCTION_ARN });
  });

  test('that throws, exits, or returns what is no answer is a 502 that tells nothing', async () => {
    const bodies = { throws: 'throw new Error("secret")', exits: 'process.exit(1)', big: 'return 1n', nothing: 'return undefined', missing: 'return require("./missing")' };
    const gateway = gatewayOf(inline(`switch (event.pathParameters.sku) { ${Object.entries(bodies).map(([name, body]) => `case "${name}": ${body};`).join(' ')} } return { statusCode: 201 };`));
    expect((await gateway.invoke({ path: '/proxy/well' })).status).toBe(201);
    for (const name of Object.keys(bodies)) {
      const answer = await gateway.invoke({ path: `/proxy/${name}` });
      expect([name, answer.status, text(answer)]).toEqual([name, 502, '{"message": "Internal server error"}']);
    }
  });

  test('that fails chooses the response of a custom integration by its message', async () => {
    const gateway = gatewayOf({ ...inline('if (event.wait) await new Promise((r) => setTimeout(r, 60_000)); throw new Error("[TooMany] ask");'), Timeout: 1 });
    expect((await gateway.invoke({ path: '/custom', method: 'POST', body: '{}' })).status).toBe(400);
    expect((await gateway.invoke({ path: '/custom', method: 'POST', body: '{"wait":true}' })).status).toBe(504);
  });

  test('takes an event, and its output is heard', async () => {
    let hear: (entry: FunctionLogEntry) => void = () => undefined;
    const heard = new Promise<FunctionLogEntry>((resolve) => { hear = resolve; });
    const gateway = gatewayOf(inline('console.log(event.a);'), { onFunctionLog: (entry) => hear(entry) });
    const answer = await gateway.invoke({ path: '/event', method: 'POST', body: '{"a":"b"}' });
    expect([answer.status, answer.body.length]).toEqual([200, 0]);
    expect(await heard).toMatchObject({ functionName: 'handler', level: 'INFO', message: 'b' });
  });

  test('may be replaced, and a backend of the caller goes before all', async () => {
    const replaced = gatewayOf({}, { functions: { Handler: async () => ({ statusCode: 202 }) } });
    expect((await replaced.invoke({ path: '/proxy/tea' })).status).toBe(202);
    const stubbed = gatewayOf(inline('return {}'), { backend: async () => ({ payload: { statusCode: 203 } }) });
    expect((await stubbed.invoke({ path: '/proxy/tea' })).status).toBe(203);
  });

  test('finds the endpoints of the gateway', async () => {
    const body = 'return { body: Object.keys(process.env).filter((n) => n.startsWith("AWS_ENDPOINT")).sort().map((n) => n + "=" + process.env[n]).join() };';
    const gateway = gatewayOf(inline(body), { endpoints: { dynamodb: 'http://127.0.0.1:1', states: 'http://127.0.0.1:2', events: 'http://127.0.0.1:3' } });
    expect(text(await gateway.invoke({ path: '/proxy/tea' }))).toContain('AWS_ENDPOINT_URL_DYNAMODB=http://127.0.0.1:1,AWS_ENDPOINT_URL_EVENTBRIDGE=http://127.0.0.1:3,AWS_ENDPOINT_URL_SFN=http://127.0.0.1:2');
  });

  test('fails with what to give, when it cannot be run', async () => {
    await expect(gatewayOf({ Runtime: 'java21', Code: { S3Bucket: 'b', S3Key: 'k' } }).invoke({ path: '/proxy/tea' })).rejects.toThrow('the function \'Handler\' cannot be run: nothing here runs java21');
  });

  test('50 requests at once are answered', async () => {
    const gateway = gatewayOf(inline('return { body: event.pathParameters.sku };'));
    const answers = await Promise.all(Array.from({ length: 50 }, (_value, index) => gateway.invoke({ path: `/proxy/${index}` })));
    expect(answers.map(text)).toEqual(Array.from({ length: 50 }, (_value, index) => String(index)));
  }, 30_000);
});

describe('a function that streams behind a gateway', () => {
  const begin = 'stream = awslambda.HttpResponseStream.from(stream, { statusCode: 201, headers: { "Content-Type": "text/csv" } }); stream.write("a");';

  test('is collected', async () => {
    const answer = await gatewayOf(streaming(`${begin} stream.write("b"); stream.end();`)).invoke({ path: '/stream' });
    expect([answer.status, answer.headers['content-type'], answer.headers['content-length'], text(answer)]).toEqual([201, 'text/csv', '2', 'ab']);
  });

  test('is handed on as it comes, to who asks for that', async () => {
    const gateway = gatewayOf({ ...streaming(`${begin} await new Promise((r) => setTimeout(r, 30)); stream.write("b"); stream.end();`) });
    const { status, body, headers, stream } = await gateway.invoke({ path: '/stream', streams: true });
    expect([status, body.length, headers['content-length']]).toEqual([201, 0, undefined]);
    const pieces: string[] = [];
    for await (const piece of stream!) {
      pieces.push(piece.toString());
    }
    expect(pieces.filter((piece) => piece !== '')).toEqual(['a', 'b']);
  });

  test.each([
    ['breaks off', 'process.exit(1);'],
    ['outlasts its integration', 'await new Promise((r) => setTimeout(r, 60_000));'],
  ])('gives what came before it %s', async (_name, end) => {
    const log: string[] = [];
    const gateway = gatewayOf(streaming(`${begin} ${end}`), { onLog: ({ message }) => log.push(message) });
    const [answer, { stream }] = await Promise.all([gateway.invoke({ path: '/short' }), gateway.invoke({ path: '/short', streams: true })]);
    expect([answer.status, text(answer)]).toEqual([201, 'a']);
    expect(log.some((line) => line.startsWith('the streamed answer breaks off'))).toBe(true);
    await expect((async () => { for await (const _piece of stream!) { /* until it breaks off */ } })()).rejects.toThrow();
  });

  test('fails when it has no metadata, in whatever way', async () => {
    const cases = [
      ['throws first', 'throw new Error("no")', 502],
      ['never writes its metadata', 'stream.write("no metadata"); stream.end();', 502],
      ['ends within its metadata', 'stream.write("{"); process.exit(1);', 502],
      ['waits within its metadata', 'stream.write("{"); await new Promise((r) => setTimeout(r, 60_000));', 504],
      ['writes endless metadata', 'stream.write("x".repeat(100_000)); await new Promise((r) => setTimeout(r, 60_000));', 504],
    ] as const;
    const bodies = cases.map(([name, body]) => `case "${name}": ${body}; break;`).join(' ');
    const gateway = gatewayOf(streaming(`switch (event.queryStringParameters.name) { ${bodies} }`));
    const statuses = await Promise.all(cases.map(async ([name]) => [name, (await gateway.invoke({ path: '/short', query: { name } })).status]));
    expect(statuses).toEqual(cases.map(([name, _body, status]) => [name, status]));
  });
});

describe('the functions of the example, from the assets of an assembly', () => {
  let outdir: string;
  let gateway: LocalGateway;

  beforeAll(() => {
    outdir = mkdtempSync(join(tmpdir(), 'assembly-'));
    const stack = new Stack(new App({ outdir }), 'Orders');
    const code = (folder: string): object => ({ runtime: Runtime.NODEJS_22_X, handler: 'index.handler', code: Code.fromAsset(join(ORDERS, folder)) });
    const quotes = new Function(stack, 'Quotes', code('quotes') as FunctionProps);
    const live = new Alias(stack, 'Live', { aliasName: 'live', version: quotes.currentVersion });
    const reports = new Function(stack, 'Reports', code('reports') as FunctionProps);
    const api = new RestApi(stack, 'Api', { cloudWatchRole: false });
    api.root.resourceForPath('quotes/{sku}').addMethod('GET', new LambdaIntegration(live));
    api.root.resourceForPath('reports').addMethod('GET', new LambdaIntegration(reports, { responseTransferMode: ResponseTransferMode.STREAM }));
    gateway = LocalGateway.fromStack(stack);
  });

  afterAll(async () => {
    await gateway.close();
    rmSync(outdir, { recursive: true, force: true });
  });

  test('quotes', async () => {
    const answer = await gateway.invoke({ path: '/quotes/tea?quantity=4' });
    expect([answer.status, JSON.parse(text(answer))]).toEqual([200, { sku: 'tea', quantity: 4, amount: 50, currency: 'EUR' }]);
    expect(gateway.calls[0].functionArn).toMatch(/:live$/);
  });

  test('reports', async () => {
    const answer = await gateway.invoke({ path: '/reports' });
    expect([answer.status, answer.headers['content-type'], text(answer)]).toEqual([200, 'text/csv', 'month,orders\nJanuary,0\nFebruary,0\nMarch,0\n']);
  });
});
