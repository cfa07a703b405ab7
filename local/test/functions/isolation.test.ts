import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { closeFunctions, functionFixture, resultOf } from '../fixtures/functions';

afterEach(closeFunctions);

const handler = (body: string): Readonly<Record<string, string>> => ({ 'index.js': `exports.handler = async (event, context) => { ${body} };` });

describe('the environment', () => {
  const environment = handler('return process.env');

  test('has AWS\'s variables and the function\'s own', async () => {
    const fixture = functionFixture(environment, {
      model: { environment: { TABLE: 'orders', AWS_REGION: 'not-this' }, memoryMegabytes: 512 },
      clock: () => new Date('2026-03-04T05:06:07.890Z'),
    });
    expect(await fixture.result()).toMatchObject({
      TABLE: 'orders',
      _HANDLER: 'index.handler',
      AWS_REGION: 'eu-west-1',
      AWS_DEFAULT_REGION: 'eu-west-1',
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x',
      AWS_LAMBDA_FUNCTION_NAME: 'orders-quote',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512',
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
      AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/orders-quote',
      AWS_LAMBDA_LOG_STREAM_NAME: expect.stringContaining('2026/03/04/[$LATEST]') as string,
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_SESSION_TOKEN: 'local',
      LAMBDA_TASK_ROOT: fixture.folder,
      TZ: ':UTC',
      _X_AMZN_TRACE_ID: expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0$/) as string,
    });
  });

  test('has nothing else of this program\'s', async () => {
    process.env.SECRET_OF_THE_HOST = 'secret';
    process.env.AWS_PROFILE = 'production';
    try {
      const names = Object.keys(await functionFixture(environment).result() as object);
      const known = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'LANG', 'TZ', 'NODE_PATH', '_HANDLER', '_X_AMZN_TRACE_ID'];
      expect(names.filter((name) => !known.includes(name) && !/^(?:AWS|LAMBDA)_/.test(name))).toEqual([]);
      expect(names).not.toContain('AWS_PROFILE');
    } finally {
      delete process.env.SECRET_OF_THE_HOST;
      delete process.env.AWS_PROFILE;
    }
  });

  test('has what the caller gives, before all else', async () => {
    const fixture = functionFixture(environment, { environment: { AWS_ACCESS_KEY_ID: 'AKIA', TABLE: 'other' }, model: { environment: { TABLE: 'orders' } } });
    expect(await fixture.result()).toMatchObject({ AWS_ACCESS_KEY_ID: 'AKIA', TABLE: 'other' });
  });

  test('fails for a value that no process can have', async () => {
    await expect(functionFixture(environment, { environment: { BAD: 'a\0b' } }).invoke()).rejects.toThrow('the function \'orders-quote\' cannot be run');
  });
});

test('a function runs in the folder of its code, and time is UTC', async () => {
  const fixture = functionFixture(handler('return [process.cwd(), new Date(0).getHours()]'));
  expect(await fixture.result()).toEqual([fixture.folder, 0]);
});

describe('what a function prints', () => {
  test('arrives before its answer, call by call', async () => {
    const fixture = functionFixture(handler(`
      console.log('a', { b: 1 }); console.info('i'); console.debug('d'); console.warn('w'); console.error('two\\nlines'); console.trace('t');
      process.stdout.write('plain\\n'); process.stderr.write('error'); process.stdout.write('\\n'); console.table([]);
    `), { ids: () => 'an-id' });
    await fixture.invoke();
    expect(fixture.logs.map(({ level, message }) => [level, message]).slice(0, 8)).toEqual([
      ['INFO', 'a { b: 1 }'], ['INFO', 'i'], ['DEBUG', 'd'], ['WARN', 'w'], ['ERROR', 'two\nlines'], ['TRACE', 't'], [undefined, 'plain'], [undefined, 'error'],
    ]);
    expect(new Set(fixture.logs.map(({ requestId, functionName }) => `${functionName} ${requestId}`))).toEqual(new Set(['orders-quote an-id']));
  });

  test('arrives from its descriptors and its children too', async () => {
    const fixture = functionFixture(handler('require("fs").writeSync(1, "written\\n"); require("child_process").execSync("echo echoed", { stdio: "inherit" });'));
    await fixture.invoke();
    await fixture.invoke();
    expect(fixture.logs.map(({ message }) => message).join('\n')).toContain('written\nechoed');
  });

  test('is cut when it is endless', async () => {
    const fixture = functionFixture(handler('console.log("x".repeat(10_000_000))'));
    await fixture.invoke();
    expect(fixture.logs[0].message.length).toBe(256 * 1024);
  });

  test('while it is loaded has the id of the invocation that it is loaded for', async () => {
    const fixture = functionFixture({ 'index.js': 'console.log("loaded"); exports.handler = async () => 1;' }, { ids: () => 'an-id' });
    await fixture.invoke();
    expect(fixture.logs).toEqual([{ functionName: 'orders-quote', requestId: 'an-id', level: 'INFO', message: 'loaded' }]);
  });
});

describe('a function that reaches for the engine', () => {
  test('finds no way to it', async () => {
    const fixture = functionFixture(handler(`
      globalThis.polluted = true; Object.prototype.polluted = true;
      return [typeof process.send, require('node:worker_threads').parentPort, process.channel === undefined, module.parent?.filename ?? null];
    `));
    expect(await fixture.result()).toEqual(['undefined', null, true, expect.stringContaining('load-handler.cjs')]);
    expect([(globalThis as { polluted?: boolean }).polluted, ({} as { polluted?: boolean }).polluted]).toEqual([undefined, undefined]);
  });

  test.each([
    ['frames of no kind', 'Buffer.from("?\\0\\0\\0\\0")'],
    ['a frame that is too long', 'Buffer.from("D\\xff\\xff\\xff\\xff", "latin1")'],
    ['a log that is no JSON', 'Buffer.from("L\\0\\0\\0\\x01{")'],
  ])('by %s is ended', async (_name, bytes) => {
    const fixture = functionFixture(handler(`if (event.good) return 1; require('fs').writeSync(4, ${bytes}); await new Promise((resolve) => setTimeout(resolve, 60_000));`));
    expect(await fixture.result()).toMatchObject({ errorType: 'Runtime.ExitError' });
    expect(fixture.logs[0].message).toContain('the function disturbs the engine');
    expect(await fixture.result({ good: true })).toBe(1);
  });

  test('by a second answer is not heard', async () => {
    const fixture = functionFixture(handler('if (!event.good) { require("fs").writeSync(4, Buffer.from("D\\0\\0\\0\\x011D\\0\\0\\0\\x012")); } return 3;'));
    expect(await fixture.result()).toBe(1);
  });

  test('by closing its descriptors is ended', async () => {
    const fixture = functionFixture(handler('if (event.good) return 1; require("fs").closeSync(4); return 2;'));
    expect(resultOf(await fixture.invoke())).toMatchObject({ errorType: 'Runtime.ExitError' });
    expect(await fixture.result({ good: true })).toBe(1);
  });
});

describe('this program', () => {
  const SCRIPT = `
    const { functionBackend } = require(process.argv[1]);
    const model = { ...JSON.parse(process.argv[2]), code: { text: process.argv[3] } };
    functionBackend([model], {})({ action: 'Invoke', functionArn: model.arn, body: Buffer.from('{}') }).then((answer) => console.log(String(answer.body)));
  `;

  test('ends although functions are kept warm, and so do they, and their folders are gone', () => {
    const model = { logicalId: 'F', name: 'f', arn: 'arn:aws:lambda:us-east-1:123456789012:function:f', region: 'us-east-1', runtime: 'nodejs22.x', handler: 'index.handler', layers: [], environment: {}, timeoutSeconds: 9, memoryMegabytes: 128 };
    const code = 'setInterval(() => undefined, 1000); exports.handler = async () => [process.pid, __dirname];';
    const args = ['--import', 'tsx', '-e', SCRIPT, join(__dirname, '../../src/functions/function-backend.ts'), JSON.stringify(model), code];
    const [pid, folder] = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', timeout: 20_000 })) as [number, string];
    expect(() => readFileSync(join(folder, 'index.js'))).toThrow('ENOENT');
    expect(isRunning(pid)).toBe(false);
  }, 30_000);

  function isRunning(pid: number): boolean {
    try {
      return !/^\d+ \(.*\) [ZX]/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    } catch {
      return false;
    }
  }
});
