import { createServer, type AddressInfo, type Server } from 'node:net';
import { LocalGateway, type ListeningGateway } from '../../src';
import { http, mock } from '../fixtures/gateways';
import { restTemplate, type FixtureMethod } from '../fixtures/rest-template';

const SLOW = 60_000;

/** Code of functions by what is wrong with them. */
const FUNCTIONS: Readonly<Record<string, string>> = {
  Throws: 'exports.handler = async () => { throw new Error("boom"); };',
  Rejects: 'exports.handler = () => Promise.reject(undefined);',
  Hangs: 'exports.handler = () => new Promise(() => setInterval(() => undefined, 1000));',
  Forgets: 'exports.handler = () => new Promise(() => undefined);',
  Spins: 'exports.handler = async () => { for (;;); };',
  Exits: 'exports.handler = async () => process.exit(3);',
  Crashes: 'exports.handler = async () => { setImmediate(() => { throw new Error("later"); }); await new Promise(() => setInterval(() => undefined, 1000)); };',
  Text: 'exports.handler = async () => "hello";',
  Nothing: 'exports.handler = async () => undefined;',
  Circle: 'exports.handler = async () => { const answer = {}; answer.self = answer; return answer; };',
  Number: 'exports.handler = async () => ({ statusCode: "many" });',
  Unknown: 'exports.handler = async () => ({ statusCode: 200, cookies: [] });',
  Broken: 'this is not JavaScript',
  Missing: 'exports.other = 1;',
};

const RESOURCES = Object.fromEntries(Object.entries(FUNCTIONS).map(([name, code]) => [name, {
  Type: 'AWS::Lambda::Function',
  Properties: { Runtime: 'nodejs22.x', Handler: 'index.handler', Timeout: 1, Code: { ZipFile: code }, Role: 'arn:aws:iam::123456789012:role/r' },
}]));

function proxy(name: string, more: Readonly<Record<string, unknown>> = {}): FixtureMethod {
  const uri = { 'Fn::Sub': `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/\${${name}.Arn}/invocations` };
  return { path: `/${name}`, method: 'POST', integration: { Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST', Uri: uri, ...more } };
}

const VALIDATED = {
  RequestModels: { $default: { Ref: 'Model' } },
  RequestValidatorId: { Ref: 'Validator' },
};

let resetting: Server;
let gateway: LocalGateway;
let listening: ListeningGateway;

beforeAll(async () => {
  resetting = createServer((socket) => socket.once('data', () => socket.resetAndDestroy())).listen(0, '127.0.0.1');
  await new Promise((resolve) => resetting.once('listening', resolve));
  const { port } = resetting.address() as AddressInfo;
  gateway = LocalGateway.fromTemplate(restTemplate([
    ...Object.keys(FUNCTIONS).map((name) => proxy(name)),
    { ...proxy('Hangs', { TimeoutInMillis: 50 }), path: '/hangs-longer' },
    { path: '/reset', integration: http('HTTP_PROXY', { Uri: `http://127.0.0.1:${port}/` }) },
    { path: '/refused', integration: http('HTTP_PROXY', { Uri: 'http://127.0.0.1:1/' }) },
    { path: '/json', method: 'POST', integration: mock('$input.body'), properties: VALIDATED },
    { path: '/text', method: 'POST', integration: mock('ok') },
    { path: '/alive', integration: mock('alive') },
  ], {
    resources: {
      ...RESOURCES,
      Model: { Type: 'AWS::ApiGateway::Model', Properties: { RestApiId: { Ref: 'Api' }, ContentType: 'application/json', Schema: { type: 'object' } } },
      Validator: { Type: 'AWS::ApiGateway::RequestValidator', Properties: { RestApiId: { Ref: 'Api' }, ValidateRequestBody: true } },
    },
  }));
  listening = await gateway.listen();
});

afterAll(async () => {
  await listening.close();
  await gateway.close();
  resetting.close();
});

async function post(path: string, body: string | Buffer = '{}'): Promise<string> {
  const method = ['/reset', '/refused'].includes(path) ? 'GET' : 'POST';
  const answer = await fetch(listening.url + path, { method, headers: { 'Content-Type': 'application/json' }, body: method === 'GET' ? undefined : body });
  return `${answer.status} ${await answer.text()}`;
}

async function expectAlive(): Promise<void> {
  expect(await (await fetch(`${listening.url}/alive`)).text()).toBe('alive');
}

test.each(Object.keys(FUNCTIONS))('a function of the kind %s is a bad gateway, and the server lives', async (name) => {
  expect(await post(`/${name}`)).toBe('502 {"message": "Internal server error"}');
  await expectAlive();
}, SLOW);

test('functions that fail do not fail others, however many call them at once', async () => {
  const names = Object.keys(FUNCTIONS);
  const answers = await Promise.all([...names, ...names].map((name) => post(`/${name}`)));
  expect(new Set(answers)).toEqual(new Set(['502 {"message": "Internal server error"}']));
  await expectAlive();
}, SLOW);

test.each([
  ['/hangs-longer', '504 {"message": "Endpoint request timed out"}'],
  ['/reset', '504 {"message": "Network error communicating with endpoint"}'],
  ['/refused', '504 {"message": "Network error communicating with endpoint"}'],
])('%s is told as AWS tells it', async (path, answer) => {
  expect(await post(path)).toBe(answer);
  await expectAlive();
}, SLOW);

test.each([
  ['malformed JSON', '{"a":'],
  ['JSON of another type', '[]'],
  ['bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
  ['brackets without end', '['.repeat(100_000)],
  ['a number without end', `{"a":${'9'.repeat(100_000)}`],
])('fails on %s where a model is to be met', async (_title, body) => {
  expect(await post('/json', body)).toBe('400 {"message": "Invalid request body"}');
  await expectAlive();
});

test('bytes that are no UTF-8 go through where nothing is asked of them', async () => {
  expect(await post('/text', Buffer.from([0xff, 0xfe]))).toBe('200 ok');
});
