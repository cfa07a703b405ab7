import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { http, mock } from '../fixtures/gateways';
import { restTemplate } from '../fixtures/rest-template';

const MAIN = join(__dirname, '../../src/cli/main.ts');
const SLOW = 30_000;

interface Command {
  readonly child: ChildProcessWithoutNullStreams;
  readonly ended: Promise<number | null>;
  output(): string;
  until(pattern: RegExp): Promise<RegExpExecArray>;
}

function start(...args: readonly string[]): Command {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN, ...args], { env: { ...process.env, NO_COLOR: '', NODE_OPTIONS: '' } });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => { text += chunk.toString(); });
  }
  return {
    child,
    ended: once(child, 'close').then(([code]) => code as number | null),
    output: () => text,
    until: async (pattern) => {
      let found: RegExpExecArray | null;
      while ((found = pattern.exec(text)) === null) {
        await Promise.race([once(child.stdout, 'data'), once(child.stderr, 'data'), once(child, 'close')]);
      }
      return found;
    },
  };
}

test('prints what it can be asked, without colours where there is no terminal', async () => {
  const command = start('--help');
  expect(await command.ended).toBe(0);
  expect(command.output()).toMatch(/^Runs the REST, HTTP and WebSocket APIs .*\n\nUsage: cdk-apigateway-local \[cdk.out/);
  expect(command.output()).not.toContain('\u001b');
}, SLOW);

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'main-'));
  file = join(folder, 'template.json');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function serve(integration: Readonly<Record<string, unknown>>): Promise<Command & { readonly url: string }> {
  writeFileSync(file, JSON.stringify(restTemplate([{ path: '/', integration }])));
  const command = start(file, '--port', '0');
  const [, url] = await command.until(/(http:\/\/127\.0\.0\.1:\d+)[\s\S]*Serving until/);
  return { ...command, url };
}

test.each(['SIGINT', 'SIGTERM'] as const)('serves until it gets a %s, and then ends with status 0', async (signal) => {
  const command = await serve(mock('{"status":"ok"}'));
  expect(await (await fetch(command.url)).text()).toBe('{"status":"ok"}');
  command.child.kill(signal);
  expect(await command.ended).toBe(0);
  await expect(fetch(command.url)).rejects.toThrow('fetch failed');
}, SLOW);

test('ends at once when it is interrupted again while requests are running', async () => {
  const called = createServer();
  const { port } = await new Promise<AddressInfo>((resolve) => called.listen(0, '127.0.0.1', () => resolve(called.address() as AddressInfo)));
  const command = await serve(http('HTTP_PROXY', { Uri: `http://127.0.0.1:${port}/` }));
  const arrived = once(called, 'request');
  const failed = expect(fetch(command.url)).rejects.toThrow('fetch failed');
  await arrived;
  command.child.kill('SIGINT');
  await refused(command.url);
  command.child.kill('SIGINT');
  expect(await command.ended).toBe(130);
  await failed;
  called.closeAllConnections();
  called.close();
}, SLOW);

test('ends when nobody reads what it writes', async () => {
  const command = await serve(mock('{"status":"ok"}'));
  command.child.stdout.destroy();
  await fetch(command.url);
  expect(await command.ended).toBe(0);
  expect(command.output()).not.toContain('EPIPE');
}, SLOW);

/** Waits until connections are refused, which is when the first signal has arrived. */
async function refused(url: string): Promise<void> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  const outcome = await new Promise((resolve) => socket.once('connect', () => resolve('connected')).once('error', resolve));
  socket.destroy();
  if (outcome === 'connected') {
    await refused(url);
  }
}
