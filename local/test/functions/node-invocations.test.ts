import { closeFunctions, functionFixture, resultOf, streamOf, type FunctionFixture } from '../fixtures/functions';

afterEach(closeFunctions);

const handler = (body: string): Readonly<Record<string, string>> => ({ 'index.js': `exports.handler = async (event, context) => { ${body} };` });
const raw = (code: string): Readonly<Record<string, string>> => ({ 'index.js': `exports.handler = ${code};` });

type Case = readonly [name: string, code: string, ...expected: readonly unknown[]];

/** One function that is each of several: processes are dear. */
function anyOf(cases: readonly Case[]): FunctionFixture {
  const table = cases.map(([name, code]) => `${JSON.stringify(name)}: ${code}`).join(',\n');
  const code = `const CASES = { ${table} }; exports.handler = (event, ...rest) => event.good ? Promise.resolve(1) : CASES[event.name](event, ...rest);`;
  return functionFixture({ 'index.js': code }, { isShared: true });
}

describe('what a function gets', () => {
  test('its event, as it was sent', async () => {
    const event = { text: 'é"\u2028', number: 1.5, list: [null, true], ['__proto__']: { polluted: true } };
    expect(await functionFixture(handler('return JSON.stringify(event)')).result(event)).toBe(JSON.stringify(event));
  });

  test('its context', async () => {
    const fixture = functionFixture(handler('return { ...context, left: context.getRemainingTimeInMillis() }'), {
      model: { timeoutSeconds: 7, memoryMegabytes: 256 },
      ids: () => '11111111-2222-4333-8444-555555555555',
      clock: () => new Date('2026-03-04T05:06:07.890Z'),
    });
    const context = await fixture.result() as { left: number };
    expect(context).toMatchObject({
      callbackWaitsForEmptyEventLoop: true,
      functionName: 'orders-quote',
      functionVersion: '$LATEST',
      invokedFunctionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:orders-quote',
      memoryLimitInMB: '256',
      awsRequestId: '11111111-2222-4333-8444-555555555555',
      logGroupName: '/aws/lambda/orders-quote',
      logStreamName: expect.stringMatching(/^2026\/03\/04\/\[\$LATEST\][0-9a-f]{32}$/) as string,
    });
    expect(context.left).toBeGreaterThan(5_000);
    expect(context.left).toBeLessThanOrEqual(7_000);
  });

  test.each([['live', '$LATEST'], ['3', '3']])('the qualifier %s of the invocation', async (qualifier, version) => {
    const functionArn = `arn:aws:lambda:eu-west-1:123456789012:function:orders-quote:${qualifier}`;
    expect(await functionFixture(handler('return [context.invokedFunctionArn, context.functionVersion]')).result({}, { functionArn })).toEqual([functionArn, version]);
  });
});

describe('how a function answers', () => {
  const CASES = [
    ['a promise', 'async () => ({ a: 1 })', { a: 1 }],
    ['nothing', 'async () => undefined', null],
    ['what JSON leaves out', 'async () => () => 1', null],
    ['a callback', '(event, context, callback) => callback(null, 1)', 1],
    ['a callback later', '(event, context, callback) => { setTimeout(() => callback(null, 1), 5); }', 1],
    ['the context', '(event, context) => context.succeed(1)', 1],
    ['the context\'s done', '(event, context) => context.done(null, 1)', 1],
    ['a promise that is none of Node\'s', '() => ({ then: (resolve) => resolve(1) })', 1],
    ['a sync return, which is not looked at', '() => 1', null],
    ['no callback, when nothing is left to do', '(event, context, callback) => undefined', null],
    ['the first of several callbacks', '(event, context, callback) => { context.callbackWaitsForEmptyEventLoop = false; callback(null, 1); callback(null, 2); }', 1],
  ] as const;
  let fixture: FunctionFixture;

  beforeAll(() => {
    fixture = anyOf(CASES);
  });

  afterAll(() => fixture.close());

  test.each(CASES)('%s', async (name, _code, expected) => {
    const answer = await fixture.invoke({ name });
    expect([resultOf(answer), answer.functionError]).toEqual([expected, undefined]);
  });

  test('a callback waits for an empty event loop, unless told otherwise', async () => {
    const code = (waits: boolean) => raw(`(event, context, callback) => {
      context.callbackWaitsForEmptyEventLoop = ${waits};
      const state = { done: false };
      setTimeout(() => { state.done = true; }, 20);
      callback(null, state);
    }`);
    expect(await functionFixture(code(true)).result()).toEqual({ done: true });
    expect(await functionFixture(code(false)).result()).toEqual({ done: false });
  });

  test('its state stays for the next invocation', async () => {
    const counting = functionFixture({ 'index.js': 'let count = 0; exports.handler = async () => [++count, process.pid];' });
    const [[first, pid], [second, samePid]] = [await counting.result() as number[], await counting.result() as number[]];
    expect([first, second, samePid]).toEqual([1, 2, pid]);
  });

  test('6 MB are not too much', async () => {
    const answer = await functionFixture(handler('return "x".repeat(event.size)')).invoke({ size: 6 * 1024 * 1024 + 98 });
    expect([answer.functionError, (answer.body as Buffer).length]).toEqual([undefined, 6 * 1024 * 1024 + 100]);
  });
});

describe('fails when a function', () => {
  const CASES = [
    ['throws', 'async () => { throw new RangeError("too many"); }', 'RangeError', 'too many'],
    ['throws before its promise', '() => { throw new RangeError("too many"); }', 'RangeError', 'too many'],
    ['throws text', 'async () => { throw "text"; }', 'string', 'text'],
    ['throws null', 'async () => { throw null; }', 'object', 'null'],
    ['throws an error of its own', 'async () => { throw Object.assign(new Error("m"), { name: "Own" }); }', 'Own', 'm'],
    ['throws what cannot be read', 'async () => { throw new Proxy({}, { get() { throw new Error("no"); } }); }', 'handled', 'cannot be described'],
    ['calls back an error', '(event, context, callback) => callback(new TypeError("m"))', 'TypeError', 'm'],
    ['fails by the context', '(event, context) => context.fail("no")', 'string', 'no'],
    ['fails by the context without a reason', '(event, context) => context.fail()', 'string', 'handled'],
    ['returns a circle', 'async () => { const a = {}; a.a = a; return a; }', 'Error', 'Unable to stringify response body'],
    ['returns a BigInt', 'async () => 1n', 'Error', 'Unable to stringify response body'],
    ['returns what throws when it is written', 'async () => ({ toJSON() { throw new Error("no"); } })', 'Error', 'Unable to stringify response body'],
    ['returns more than 6 MB', 'async () => "x".repeat(6 * 1024 * 1024 + 99)', 'Function.ResponseSizeTooLarge', 'Response payload size exceeded maximum allowed payload size (6291556 bytes).'],
    ['fails with more than 6 MB', 'async () => { throw new Error("x".repeat(7 * 1024 * 1024)); }', 'Function.ResponseSizeTooLarge', '6291556'],
    ['throws beside its promise', 'async () => { setTimeout(() => { throw new TypeError("beside"); }); await new Promise((r) => setTimeout(r, 1000)); }', 'TypeError', 'beside'],
    ['rejects beside its promise', 'async () => { Promise.reject(new Error("beside")); await new Promise((r) => setTimeout(r, 1000)); }', 'Runtime.UnhandledPromiseRejection', 'Error: beside'],
    ['exits', 'async () => { process.exit(3); }', 'Runtime.ExitError', 'Error: Runtime exited with error: exit status 3'],
    ['exits well', 'async () => { process.exit(0); }', 'Runtime.ExitError', 'Error: Runtime exited without providing a reason'],
    ['kills itself', 'async () => { process.kill(process.pid, "SIGKILL"); await new Promise((r) => setTimeout(r, 1000)); }', 'Runtime.ExitError', 'Error: Runtime exited with error: signal: killed'],
    ['aborts', 'async () => { process.abort(); }', 'Runtime.ExitError', 'Error: Runtime exited with error: signal: aborted'],
  ] as const;
  let fixture: FunctionFixture;

  beforeAll(() => {
    fixture = anyOf(CASES);
  });

  afterAll(() => fixture.close());

  test.each(CASES)('%s, and the next invocation works', async (name, _code, errorType, message) => {
    fixture.logs.length = 0;
    const answer = await fixture.invoke({ name });
    expect(answer.functionError).toBe('Unhandled');
    expect(resultOf(answer)).toMatchObject({ errorType, errorMessage: expect.stringContaining(message) as string });
    expect(fixture.logs.some(({ level }) => level === 'ERROR')).toBe(true);
    expect(await fixture.result({ good: true })).toBe(1);
  }, 15_000);

  test('never settles', async () => {
    expect(await functionFixture(raw('async () => new Promise(() => undefined)')).result()).toMatchObject({
      errorType: 'Runtime.NodeJsExit', errorMessage: expect.stringContaining('a Promise that was never settled') as string,
    });
  });

  test('throws: with its trace', async () => {
    const { trace } = await functionFixture(handler('throw new Error("m")')).result() as { trace: string[] };
    expect([trace[0], trace[1].includes('index.js:1')]).toEqual(['Error: m', true]);
  });

  test('calls itself for ever', async () => {
    expect(await functionFixture(handler('const f = () => f(); f();')).result()).toMatchObject({ errorType: 'RangeError' });
  });

  test('needs more memory than it has', async () => {
    const greedy = functionFixture(handler('const all = []; while (!event.good) all.push(new Array(100_000).fill({})); return 1;'), { model: { memoryMegabytes: 32 } });
    expect(await greedy.result()).toMatchObject({ errorType: 'Runtime.ExitError', errorMessage: expect.stringContaining('signal: aborted') as string });
    expect(await greedy.result({ good: true })).toBe(1);
  }, 30_000);

  test('takes too long, for whatever reason: it is ended when its time is over', async () => {
    const bodies = [
      'await new Promise((resolve) => setTimeout(resolve, 60_000))',
      'while (true);',
      'process.on("SIGTERM", () => undefined); await new Promise((resolve) => setTimeout(resolve, 60_000))',
    ];
    const errorMessage = 'RequestId: an-id Error: Task timed out after 1.00 seconds';
    await Promise.all(bodies.map(async (body) => {
      const slow = functionFixture(handler(`if (event.good) return 1; ${body}`), { model: { timeoutSeconds: 1 }, ids: () => 'an-id' });
      const answer = await slow.invoke();
      expect([body, resultOf(answer), answer.functionError]).toEqual([body, { errorType: 'Sandbox.Timedout', errorMessage }, 'Unhandled']);
      expect(slow.logs).toEqual([{ functionName: 'orders-quote', requestId: 'an-id', level: 'ERROR', message: errorMessage }]);
      expect(await slow.result({ good: true })).toBe(1);
    }));
  });
});

test('the time of a warm function is limited too', async () => {
  const fixture = functionFixture(handler('if (event.hang) await new Promise((resolve) => setTimeout(resolve, 60_000)); return 1;'), { model: { timeoutSeconds: 1 } });
  expect(await fixture.result()).toBe(1);
  expect(await fixture.result({ hang: true })).toMatchObject({ errorType: 'Sandbox.Timedout' });
});

test('loading the code does not count as running it', async () => {
  const code = 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_200); exports.handler = async () => 1;';
  expect(await functionFixture({ 'index.js': code }, { model: { timeoutSeconds: 1 } }).result()).toBe(1);
});

describe('streams', () => {
  const streamed = { action: 'InvokeWithResponseStream' };
  const streaming = (body: string): Readonly<Record<string, string>> => raw(`awslambda.streamifyResponse(async (event, stream, context) => { ${body} })`);

  test('arrive piece by piece', async () => {
    const fixture = functionFixture(streaming(`
      stream.write("a");
      await new Promise((resolve) => { const { existsSync } = require("fs"); const timer = setInterval(() => existsSync(event.file) && (clearInterval(timer), resolve()), 2); });
      stream.write("b");
      stream.end();
    `));
    const file = `${fixture.folder}/seen`;
    const { stream } = await fixture.invoke({ file }, streamed);
    const pieces: string[] = [];
    for await (const piece of stream!) {
      pieces.push(Buffer.from(piece).toString());
      (await import('node:fs')).writeFileSync(file, '');
    }
    expect(pieces).toEqual(['a', 'b']);
  });

  test('have their metadata first, when they are written to', async () => {
    const fixture = functionFixture(streaming(`
      const response = awslambda.HttpResponseStream.from(stream, { statusCode: 201 });
      response.write("a"); response.write({ b: 1 }); response.end("c");
    `));
    expect(await streamOf(await fixture.invoke({}, streamed))).toBe('{"statusCode":201}\0\0\0\0\0\0\0\0a{"b":1}c');
    expect(resultOfText(await fixture.invoke({}))).toBe('{"statusCode":201}\0\0\0\0\0\0\0\0a{"b":1}c');
  });

  test('are fed by pipelines', async () => {
    const fixture = functionFixture(streaming('await require("node:stream/promises").pipeline(require("node:stream").Readable.from(["a", "b"]), stream);'));
    expect(await streamOf(await fixture.invoke({}, streamed))).toBe('ab');
  });

  test('may be large', async () => {
    const fixture = functionFixture(streaming('for (let i = 0; i < 100; i++) stream.write(Buffer.alloc(100_000)); stream.write(Buffer.alloc(20_000_000)); stream.end();'));
    expect((await streamOf(await fixture.invoke({}, streamed))).length).toBe(30_000_000);
  });

  test('break off where they are too large, and the function is ended', async () => {
    const fixture = functionFixture(streaming('const piece = Buffer.alloc(5_000_000); while (true) stream.write(piece);'));
    let length = 0;
    await expect((async () => {
      for await (const piece of (await fixture.invoke({}, streamed)).stream!) {
        length += piece.length;
      }
    })()).rejects.toThrow('exceeded maximum');
    expect(length).toBeGreaterThan(199 * 1024 * 1024);
    expect(length).toBeLessThanOrEqual(200 * 1024 * 1024);
    expect(resultOf(await fixture.invoke({}))).toMatchObject({ errorType: 'Function.ResponseSizeTooLarge' });
  }, 30_000);

  test('of a function that gives its answer at once are that answer', async () => {
    expect(resultOf(await functionFixture(raw('async () => 1')).invoke({}, streamed))).toBe(1);
  });

  test.each([
    ['throws', 'throw new Error("m")', { errorType: 'Error', errorMessage: 'm' }],
    ['ends without having ended the stream', 'return', { errorType: 'Error', errorMessage: 'Response stream is not finished.' }],
  ])('fail when the function %s', async (_name, body, expected) => {
    const answer = await functionFixture(streaming(body)).invoke({}, streamed);
    expect([resultOf(answer), answer.functionError]).toEqual([expect.objectContaining(expected), 'Unhandled']);
  });

  test.each([
    ['throws', 'throw new Error("midway")', 'midway'],
    ['exits', 'process.exit(1)', 'Runtime exited with error: exit status 1'],
    ['takes too long', 'await new Promise((resolve) => setTimeout(resolve, 60_000))', 'Task timed out after 1.00 seconds'],
  ])('break off when the function %s on the way', async (_name, body, reason) => {
    const fixture = functionFixture(streaming(`stream.write("a"); ${body}`), { model: { timeoutSeconds: 1 } });
    const answer = await fixture.invoke({}, streamed);
    await expect(streamOf(answer)).rejects.toThrow(reason);
  });

  test('fails for a streaming function that is not async', async () => {
    const answer = await functionFixture(raw('awslambda.streamifyResponse(() => undefined)')).invoke({}, streamed);
    expect(resultOf(answer)).toMatchObject({ errorMessage: 'Streaming does not support non-async handlers.' });
  });

  function resultOfText(answer: { readonly body?: string | Uint8Array }): string {
    return Buffer.from(answer.body ?? '').toString('utf8');
  }
});
