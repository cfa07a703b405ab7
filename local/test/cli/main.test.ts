import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mock } from '../fixtures/gateways';
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
  expect(command.output()).toMatch(/^Runs the REST APIs .*\n\nUsage: cdk-apigateway-local \[cdk.out/);
  expect(command.output()).not.toContain('\u001b');
}, SLOW);

test('serves until it is interrupted, lets a running request end, and then ends with status 0', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'main-'));
  const file = join(folder, 'template.json');
  writeFileSync(file, JSON.stringify(restTemplate([{ path: '/', integration: mock('{"status":"ok"}') }])));
  const command = start(file, '--port', '0');
  const [, url] = await command.until(/(http:\/\/127\.0\.0\.1:\d+)[\s\S]*Serving until/);
  expect(await (await fetch(url)).text()).toBe('{"status":"ok"}');
  command.child.kill('SIGINT');
  expect(await command.ended).toBe(0);
  await expect(fetch(url)).rejects.toThrow('fetch failed');
  rmSync(folder, { recursive: true });
}, SLOW);
