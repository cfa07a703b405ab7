import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../src/cli/run';
import type { Serving } from '../../src/cli/serve';
import { http, lambda, mock, service } from '../fixtures/gateways';
import { httpTemplate } from '../fixtures/http-template';
import { restTemplate } from '../fixtures/rest-template';
import { readableTerminal, type ReadableTerminal } from '../fixtures/terminal';
import { converse, plainRequest } from '../fixtures/wire';

let folder: string;
let serving: Serving | undefined;
let other: Server | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-'));
});

afterEach(async () => {
  await serving?.close();
  serving = undefined;
  other?.close();
  other = undefined;
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, content: unknown): string {
  const file = join(folder, name);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

/** Writes an assembly, its manifest last as a synthesis does. */
function writeAssembly(stacks: Readonly<Record<string, object>>): string {
  for (const [name, template] of Object.entries(stacks)) {
    write(`out/${name}.template.json`, template);
  }
  const artifacts = Object.keys(stacks).map((name) => [name, { type: 'aws:cloudformation:stack', properties: { templateFile: `${name}.template.json` } }]);
  return join(write('out/manifest.json', { artifacts: Object.fromEntries(artifacts) }), '..');
}

async function start(terminal: ReadableTerminal, ...args: readonly string[]): Promise<Serving> {
  const outcome = await run([...args, '--port', '0'], terminal);
  if (typeof outcome === 'number') {
    throw new Error(terminal.errors.join('\n'));
  }
  serving = outcome;
  return outcome;
}

async function get(url: string): Promise<string> {
  return (await fetch(url)).text();
}

const HEALTH = { path: '/health', integration: mock('{"status":"ok"}') };

test('lists the routes of an API with what they call and who may, and a line to copy that works', async () => {
  const template = restTemplate([
    { path: '/orders/{id}', method: 'POST', integration: service('dynamodb:action/PutItem'), properties: { AuthorizationType: 'AWS_IAM' } },
    { path: '/queue', method: 'POST', integration: service('sqs:path/1/q', { RequestTemplates: { 'application/json': 'Action=SendMessage&MessageBody=x' } }) },
    { path: '/topic', method: 'POST', integration: service('sns:path//', { RequestParameters: { 'integration.request.header.X-Amz-Target': '\'SNS.Publish\'' } }) },
    { path: '/files/{key+}', method: 'GET', integration: service('s3:path/bucket/{key}', { IntegrationHttpMethod: 'GET' }), properties: { ApiKeyRequired: true } },
    { path: '/code', method: 'ANY', integration: lambda('AWS_PROXY') },
    { path: '/partner', integration: http('HTTP_PROXY') },
    { path: '/health', method: 'OPTIONS', integration: mock('') },
    { path: '/empty', method: 'PUT' },
    HEALTH,
  ]);
  const terminal = readableTerminal();
  const { stages } = await start(terminal, write('shop.template.json', template));
  const lines = terminal.output.map((line) => line.trim().split(/ {2,}/).join(' | '));
  expect(lines).toEqual([
    '',
    `Api (shop, stage prod) | ${stages[0].url}`,
    'POST | /orders/{id} | dynamodb:PutItem | IAM',
    'POST | /queue | sqs:SendMessage | open',
    'POST | /topic | sns:Publish | open',
    'GET | /files/{key+} | s3 GET /bucket/{key} | open, API key',
    'ANY | /code | lambda handler | open',
    'GET | /partner | POST https://back.example/base | open',
    'PUT | /empty | nothing: it has no integration | open',
    'GET | /health | mock | open',
    `curl '${stages[0].url}/health'`,
    '',
    'Routes with IAM authorization let every request in here; the user \'developer\' makes it.',
    'Serving until Ctrl-C.',
  ]);
  expect(await get(`${stages[0].url}/health`)).toBe('{"status":"ok"}');
});

test('writes a line a request, with its calls and the reason of a failure', async () => {
  const terminal = readableTerminal();
  const template = restTemplate([
    HEALTH,
    { path: '/item', integration: service('dynamodb:action/GetItem', { RequestTemplates: { 'application/json': '{}' } }) },
    { path: '/unknown', integration: service('dynamodb:action/GetItem', { IntegrationResponses: [] }) },
  ]);
  const { stages: [{ url }] } = await start(terminal, write('t.json', template), '--stub', 'dynamodb=made up');
  await get(`${url}/health?a=%1b`);
  await get(`${url}/unknown`);
  await get(`${url}/nowhere`);
  const lines = terminal.output.slice(terminal.output.indexOf('Serving until Ctrl-C.') + 1).map((line) => line.replace(/^\d\d:\d\d:\d\d /, '').replace(/\d+ ms/, 'N ms'));
  expect(lines[0]).toBe('GET /health?a=%1b 200 N ms');
  expect(lines[1]).toMatch(/^GET \/unknown 500 N ms {2}dynamodb:GetItem → \d+$/);
  expect(lines.join('\n')).toContain('no integration response matches');
  expect(lines.join('\n')).toMatch(/GET \/nowhere 403 N ms\n +.*MISSING_AUTHENTICATION_TOKEN/);
});

test('says on the standard error what the engine cannot run', async () => {
  const terminal = readableTerminal();
  const { stages: [{ url }] } = await start(terminal, write('t.json', restTemplate([{ path: '/', integration: service('nothing:action/Known') }])));
  const answer = await fetch(url);
  expect([answer.status, answer.headers.has('x-local-gateway-error')]).toEqual([500, true]);
  expect(terminal.errors).toEqual([expect.stringMatching(/^GET \/: nothing here answers nothing:Known; /)]);
});

test('sends calls to endpoints and requests to addresses', async () => {
  other = createServer((request, response) => response.end(`${request.method} ${request.headers.host} ${request.url}`)).listen(0, '127.0.0.1');
  await once(other, 'listening');
  const base = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
  const passOn = { IntegrationResponses: [{ StatusCode: '200', ResponseTemplates: { 'application/json': '$input.body' } }] };
  const template = restTemplate([
    { path: '/partner', integration: http('HTTP_PROXY') },
    { path: '/item', integration: service('dynamodb:action/GetItem', passOn) },
  ]);
  const { stages: [{ url }] } = await start(readableTerminal(), write('t.json', template), '--address', `back.example=${base}`, '--endpoint', `dynamodb=${base}`);
  expect(await get(`${url}/partner`)).toBe('POST back.example /base');
  expect(await get(`${url}/item`)).toBe(`POST ${base.slice('http://'.length)} /`);
});

test('serves every stage of every API of an assembly, or those that are named', async () => {
  const two = restTemplate([HEALTH], {
    resources: { Test: { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: { Ref: 'Api' }, DeploymentId: { Ref: 'Deployment' }, StageName: 'test' } } },
  });
  const out = writeAssembly({ One: restTemplate([HEALTH]), Two: two });
  const named = async (...args: readonly string[]) => {
    const { stages } = await start(readableTerminal(), out, ...args);
    await Promise.all(stages.map(async ({ url }) => expect((await fetch(`${url}/health`)).status).toBe(200)));
    await serving?.close();
    return stages.map(({ api, stageName }) => `${api.model.stackName} ${stageName}`);
  };
  expect(await named()).toEqual(['One prod', 'Two prod', 'Two test']);
  expect(await named('--stack', 'Two')).toEqual(['Two prod', 'Two test']);
  expect(await named('--stage', 'test')).toEqual(['Two test']);
});

test('requests to routes with IAM authorization come from a user, others from nobody', async () => {
  const whoAmI = mock('$context.identity.userArn');
  const template = restTemplate([
    { path: '/iam', integration: whoAmI, properties: { AuthorizationType: 'AWS_IAM' } },
    { path: '/open', integration: whoAmI },
  ]);
  const { stages: [{ url }] } = await start(readableTerminal(), write('t.json', template));
  expect(await get(`${url}/iam`)).toBe('arn:aws:iam::123456789012:user/developer');
  expect(await get(`${url}/open`)).toBe('');
});

test('a private API lets requests in by the VPC endpoint that is named', async () => {
  const file = write('template.json', restTemplate([HEALTH], {
    api: {
      EndpointConfiguration: { Types: ['PRIVATE'] },
      Policy: { Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }] },
    },
  }));
  const terminal = readableTerminal();
  const { stages } = await start(terminal, file);
  expect(await get(`${stages[0].url}/health`)).toBe('{"message":"Forbidden"}');
  expect(terminal.output.at(-1)).toMatch(/the API is private; say by which VPC endpoint requests come: .* --vpc-endpoint$/);
  await serving?.close();
  const named = await start(readableTerminal(), file, '--vpc-endpoint', 'vpce-1');
  expect(await get(`${named.stages[0].url}/health`)).toBe('{"status":"ok"}');
});

test('lists and serves HTTP APIs, and a line to copy that works', async () => {
  const arn = 'arn:aws:lambda:us-east-1:123456789012:function:handler';
  const listener = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/a/b/c';
  const authorizer = (properties: object): { Type: string; Properties: object } => ({
    Type: 'AWS::ApiGatewayV2::Authorizer', Properties: { ApiId: { Ref: 'Api' }, IdentitySource: ['$request.header.Authorization'], ...properties },
  });
  const integration = (properties: object): { Type: string; Properties: object } => ({
    Type: 'AWS::ApiGatewayV2::Integration', Properties: { ApiId: { Ref: 'Api' }, PayloadFormatVersion: '1.0', ...properties },
  });
  const target = (id: string): object => ({ Target: { 'Fn::Sub': `integrations/\${${id}}` } });
  const template = httpTemplate({
    'GET /jwt': { AuthorizationType: 'JWT', AuthorizerId: { Ref: 'Login' }, AuthorizationScopes: ['read'] },
    'GET /guarded': { AuthorizationType: 'CUSTOM', AuthorizerId: { Ref: 'Guard' } },
    'POST /queue': { AuthorizationType: 'AWS_IAM', ...target('Queue') },
    'ANY /back/{path+}': target('Back'),
    'GET /private': target('Private'),
    'GET /empty': { Target: undefined },
    '$default': {},
  }, {
    resources: {
      Login: authorizer({ Name: 'login', AuthorizerType: 'JWT', JwtConfiguration: { Issuer: 'https://login.example', Audience: ['a'] } }),
      Guard: authorizer({ Name: 'guard', AuthorizerType: 'REQUEST', AuthorizerUri: arn, AuthorizerPayloadFormatVersion: '2.0' }),
      Queue: integration({ IntegrationType: 'AWS_PROXY', IntegrationSubtype: 'SQS-SendMessage', CredentialsArn: 'arn:r', RequestParameters: { QueueUrl: 'x', MessageBody: 'y' } }),
      Back: integration({ IntegrationType: 'HTTP_PROXY', IntegrationUri: 'https://back.example', IntegrationMethod: 'ANY' }),
      Private: integration({ IntegrationType: 'HTTP_PROXY', IntegrationUri: listener, IntegrationMethod: 'GET', ConnectionType: 'VPC_LINK', ConnectionId: 'link' }),
    },
  });
  const terminal = readableTerminal();
  const { stages } = await start(terminal, write('events.template.json', template), '--stub', 'lambda="hello"');
  const lines = terminal.output.map((line) => line.trim().split(/ {2,}/).join(' | '));
  expect(lines).toEqual([
    '',
    `Api (events, stage $default) | ${stages[0].url}`,
    'GET | /jwt | lambda handler | JWT login read',
    'GET | /guarded | lambda handler | authorizer guard',
    'POST | /queue | SQS-SendMessage | IAM',
    'ANY | /back/{path+} | ANY https://back.example | open',
    `GET | /private | GET ${listener} by VPC link | open`,
    'GET | /empty | nothing: it has no integration | open',
    'ANY | $default | lambda handler | open',
    `curl '${stages[0].url}/private'`,
    '',
    "Routes with IAM authorization let every request in here; the user 'developer' makes it.",
    'Serving until Ctrl-C.',
  ]);
  expect(await get(`${stages[0].url}/anything`)).toBe('hello');
  expect(terminal.output.at(-1)).toMatch(/GET \/anything 200 \d+ ms {2}lambda handler → ok$/);
});

test('says what is left out of the templates', async () => {
  const terminal = readableTerminal();
  await start(terminal, write('t.json', restTemplate([HEALTH], {
    resources: {
      Portal: { Type: 'AWS::ApiGatewayV2::Portal' },
    },
  })));
  expect(terminal.output).toEqual(expect.arrayContaining([
    "AWS::ApiGatewayV2::Portal 'Portal' is of a type that is not known; it is left out",
  ]));
});

test('serves a template in YAML with a parameter', async () => {
  const file = write('api.yaml', `
Parameters:
  Word: { Type: String }
Resources:
  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: api } }
  Deployment: { Type: AWS::ApiGateway::Deployment, Properties: { RestApiId: !Ref Api } }
  Stage: { Type: AWS::ApiGateway::Stage, Properties: { RestApiId: !Ref Api, DeploymentId: !Ref Deployment, StageName: prod } }
  Get:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      ResourceId: !GetAtt Api.RootResourceId
      HttpMethod: GET
      AuthorizationType: NONE
      Integration:
        Type: MOCK
        RequestTemplates: { application/json: '{"statusCode": 200}' }
        IntegrationResponses: [{ StatusCode: 200, ResponseTemplates: { application/json: !Sub '{"word": "\${Word}"}' } }]
`);
  const { stages: [{ url }] } = await start(readableTerminal(), file, '--parameter', 'Word=hello');
  expect(await get(url)).toBe('{"word": "hello"}');
});

test('loads an assembly anew when it is synthesized, on the same port; a broken one changes nothing', async () => {
  const terminal = readableTerminal();
  const out = writeAssembly({ One: restTemplate([HEALTH]) });
  const { stages: [{ url }] } = await start(terminal, out, '--watch');
  writeAssembly({ One: restTemplate([{ path: '/health', integration: mock('new') }]) });
  await terminal.until(`loaded ${out} anew in `);
  expect(await get(`${url}/health`)).toBe('new');
  write('out/manifest.json', '{"broken');
  await terminal.until(`${out} was not loaded anew, what was there before is still served: `);
  expect(await get(`${url}/health`)).toBe('new');
  writeAssembly({ Two: restTemplate([{ path: '/health', integration: mock('two') }]) });
  await terminal.until('Api (prod)');
  await terminal.until(': Api (prod) http');
});

test('what is stored outlives a template that is loaded anew', async () => {
  const queue = { Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'q' } } };
  const call = (action: string) => service('sqs:path/123456789012/q', {
    RequestParameters: { 'integration.request.header.Content-Type': '\'application/x-www-form-urlencoded\'' },
    RequestTemplates: { 'application/json': action },
    IntegrationResponses: [{ StatusCode: '200', ResponseTemplates: { 'application/json': '$input.body' } }],
  });
  const send = { path: '/send', integration: call('Action=SendMessage&MessageBody=kept') };
  const receive = { path: '/receive', integration: call('Action=ReceiveMessage') };
  const terminal = readableTerminal();
  const out = writeAssembly({ One: restTemplate([send], { resources: queue }) });
  const { stages: [{ url }] } = await start(terminal, out, '--watch');
  expect(await get(`${url}/send`)).toContain('MessageId');
  writeAssembly({ One: restTemplate([receive, send], { resources: queue }) });
  await terminal.until(`loaded ${out} anew in `);
  expect(await get(`${url}/receive`)).toContain('kept');
});

test('a request whose host is a custom domain goes where that leads', async () => {
  const template = restTemplate([HEALTH], {
    resources: {
      Domain: { Type: 'AWS::ApiGateway::DomainName', Properties: { DomainName: 'api.example.com' } },
      Mapping: { Type: 'AWS::ApiGateway::BasePathMapping', Properties: { DomainName: 'api.example.com', BasePath: 'v1', RestApiId: { Ref: 'Api' }, Stage: 'prod' } },
    },
  });
  const { stages: [{ url }] } = await start(readableTerminal(), write('t.json', template));
  const { port } = new URL(url);
  expect(await converse(Number(port), plainRequest('http://api.example.com/v1/health'))).toMatch(/^HTTP\/1\.1 200 .*\{"status":"ok"\}$/s);
  expect(await converse(Number(port), plainRequest('http://api.example.com/health'))).toMatch(/^HTTP\/1\.1 403 .*\{"message":"Forbidden"\}$/s);
});

test.each([
  ['nothing there', ['nowhere'], /^there is no 'nowhere' in .*; run 'cdk synth' first, or name the folder or template to serve$/, 1],
  ['arguments that it does not know', ['--nonsense'], /^there is no option '--nonsense'\nsee cdk-apigateway-local --help$/, 2],
])('fails on %s', async (_title, args, message, code) => {
  const terminal = readableTerminal();
  expect(await run(args, terminal)).toBe(code);
  expect(terminal.errors.join('\n')).toMatch(message);
  expect(terminal.output).toEqual([]);
});

test.each([
  ['a folder without an assembly', {}, [], /holds no cloud assembly/],
  ['an assembly without an API', { One: { Resources: {} } }, [], /has no API \(AWS::ApiGateway::RestApi or AWS::ApiGatewayV2::Api\), so there is nothing to serve/],
  ['a stack that has no API', { One: restTemplate([HEALTH]) }, ['--stack', 'Two'], /^the stack 'Two' has no API; these have: One$/],
  ['a stage that is not there', { One: restTemplate([HEALTH]) }, ['--stage', 'x'], /^no API has a stage 'x'; there are prod of Api$/],
])('fails on %s', async (_title, stacks, args, message) => {
  const out = Object.keys(stacks).length === 0 ? folder : writeAssembly(stacks);
  const terminal = readableTerminal();
  expect(await run([out, ...args], terminal)).toBe(1);
  expect(terminal.errors.join('\n')).toMatch(message);
});

test('fails on a port that is in use', async () => {
  const out = writeAssembly({ One: restTemplate([HEALTH]) });
  const { stages: [{ url }] } = await start(readableTerminal(), out);
  const terminal = readableTerminal();
  const { port } = new URL(url);
  expect(await run([out, '--port', port], terminal)).toBe(1);
  expect(terminal.errors).toEqual([`the port ${port} is in use on 127.0.0.1; give another one, or 0 for any that is free`]);
});
