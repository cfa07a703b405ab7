import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { run } from '../../src/cli/run';
import type { Serving } from '../../src/cli/serve';
import { runWebSocketIntegration } from '../../src/gateway/websocket/integration/run-websocket-integration';
import { readableTerminal, type ReadableTerminal } from '../fixtures/terminal';
import { usagePlan } from '../fixtures/usage';
import { echo } from '../fixtures/websocket-gateways';
import { webSocketTemplate, type FixtureRoute, type WebSocketFixtureOptions } from '../fixtures/websocket-template';

jest.mock('../../src/gateway/websocket/integration/run-websocket-integration');

let folder: string;
let serving: Serving | undefined;
let terminal: ReadableTerminal;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-'));
  terminal = readableTerminal();
  jest.mocked(runWebSocketIntegration).mockImplementation(() => echo);
});

afterEach(async () => {
  await serving?.close();
  serving = undefined;
  rmSync(folder, { recursive: true, force: true });
});

function write(routes: readonly FixtureRoute[], options?: WebSocketFixtureOptions): string {
  const file = join(folder, 't.json');
  writeFileSync(file, JSON.stringify(webSocketTemplate(routes, options)));
  return file;
}

async function start(file: string, ...args: readonly string[]): Promise<Serving> {
  const outcome = await run([file, ...args, '--port', '0'], terminal);
  if (typeof outcome === 'number') {
    throw new Error(terminal.errors.join('\n'));
  }
  serving = outcome;
  return outcome;
}

async function connect({ stages: [{ url }] }: Serving): Promise<WebSocket> {
  const socket = new WebSocket(url.replace('http', 'ws'));
  await once(socket, 'open');
  return socket;
}

async function ask(socket: WebSocket, message: string): Promise<string> {
  socket.send(message);
  const [data] = await once(socket, 'message') as [Buffer];
  return data.toString();
}

async function written(pattern: RegExp): Promise<void> {
  while (!terminal.output.some((line) => pattern.test(line))) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const MOCK = { IntegrationType: 'MOCK' };
const FUNCTION = {
  IntegrationType: 'AWS_PROXY',
  IntegrationUri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:talk/invocations',
};
const QUEUE = { IntegrationType: 'AWS', IntegrationMethod: 'POST', IntegrationUri: 'arn:aws:apigateway:us-east-1:sqs:action/SendMessage' };

test('lists the routes of a WebSocket API, what they call and a line to try', async () => {
  const { stages } = await start(write([
    { key: '$connect', properties: { AuthorizationType: 'AWS_IAM', ApiKeyRequired: true } },
    { key: 'say', integration: QUEUE },
    { key: 'ask', integration: FUNCTION },
    { key: '$default', integration: MOCK },
    { key: 'call', integration: { IntegrationType: 'HTTP_PROXY', IntegrationMethod: 'POST', IntegrationUri: 'https://back.example' } },
  ], { api: { RouteSelectionExpression: '${request.body.message.kind}' }, resources: usagePlan() }));
  expect(terminal.output).toEqual(expect.arrayContaining([
    expect.stringContaining('Api (t, stage live)'),
    '  WS  $connect  nothing: it has no integration  IAM, API key',
    '  WS  say       sqs:SendMessage',
    '  WS  ask       lambda talk',
    '  WS  $default  mock',
    '  WS  call      POST https://back.example',
    `  npx wscat -c ${stages[0].url.replace('http', 'ws')} -H 'x-api-key: key-of-the-first-customer' -x '{"message":{"kind":"say"}}'`,
    "Routes with IAM authorization let every request in here; the user 'developer' makes it.",
  ]));
});

test('serves clients, and writes a line for each of their messages', async () => {
  const socket = await connect(await start(write([{ key: 'say', integration: MOCK }])));
  expect(await ask(socket, '{"action":"say"}')).toBe('{"action":"say"}');
  expect(await ask(socket, 'what')).toContain('Forbidden');
  await written(/ MESSAGE no route 404 /);
  expect(terminal.output).toEqual(expect.arrayContaining([
    expect.stringMatching(/ CONNECT \/ 101 /), expect.stringMatching(/ MESSAGE say 200 /), expect.stringMatching(/RESOURCE_NOT_FOUND: no route has the key/),
  ]));
  socket.terminate();
});

test('a template that is loaded anew sends clients away, who find it at the same port', async () => {
  const file = write([{ key: 'say', integration: MOCK }]);
  const started = await start(file, '--watch');
  const socket = await connect(started);
  const closed = once(socket, 'close') as Promise<[number]>;
  write([{ key: 'shout', integration: MOCK }]);
  expect((await closed)[0]).toBe(1001);
  const again = await connect(started);
  expect(await ask(again, '{"action":"shout"}')).toBe('{"action":"shout"}');
  again.terminate();
});
