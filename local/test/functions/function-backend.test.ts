import type { APIGatewayProxyHandler } from 'aws-lambda';
import type { FunctionLogEntry, LocalFunction } from '../../src';
import { functionBackend } from '../../src/functions/function-backend';
import { closeFunctions, functionFixture, functionModel, invocation, resultOf, streamOf } from '../fixtures/functions';

afterEach(closeFunctions);

const ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:orders-quote';

describe('a function is found', () => {
  test.each([
    [ARN, ARN],
    [`${ARN}:live`, `${ARN}:live`],
    [`${ARN}:12`, `${ARN}:12`],
    ['123456789012:function:orders-quote', ARN],
    ['123456789012:function:orders-quote:live', `${ARN}:live`],
    ['function:orders-quote', ARN],
    ['orders-quote', ARN],
    ['orders-quote:live', `${ARN}:live`],
  ])('by %s', async (functionArn, invokedArn) => {
    const fixture = functionFixture({}, { replacements: { Quote: (_event, context) => context.invokedFunctionArn } });
    expect(await fixture.result({}, { functionArn })).toBe(invokedArn);
  });

  test('by its ARN, where several have its name', async () => {
    const other = ARN.replace('eu-west-1', 'us-east-1');
    const backend = functionBackend([functionModel(), functionModel({ arn: other, logicalId: 'Other' })], { Quote: () => 1, Other: () => 2 });
    const run = async (functionArn: string) => resultOf(await backend(invocation({}, { functionArn })));
    expect([await run(ARN), await run(other), await run('orders-quote')]).toEqual([1, 2, 1]);
  });

  test.each(['Quote', 'orders-quote', ARN])('to be replaced by %s', async (key) => {
    expect(await functionFixture({}, { replacements: { [key]: () => 1 } }).result({}, { functionArn: `${ARN}:live` })).toBe(1);
  });

  test('to be replaced by one of its versions alone', async () => {
    const fixture = functionFixture({ 'index.js': 'exports.handler = async () => 2;' }, { replacements: { [`${ARN}:live`]: () => 1 } });
    expect([await fixture.result({}, { functionArn: `${ARN}:live` }), await fixture.result()]).toEqual([1, 2]);
  });

  test('although the template does not have it', async () => {
    const functionArn = 'arn:aws:lambda:eu-west-1:999999999999:function:elsewhere:live';
    const backend = functionBackend([], { elsewhere: (_event, context) => [context.functionName, context.invokedFunctionArn] });
    expect(resultOf(await backend(invocation({}, { functionArn })))).toEqual(['elsewhere', functionArn]);
  });
});

describe('fails for a function', () => {
  test.each([
    ['that the template does not have', { functionArn: 'elsewhere' }, {}, 'the function \'elsewhere\' is not in the template; give what runs in its place in the option \'functions\''],
    ['called like something of JavaScript', { functionArn: 'constructor' }, {}, 'the function \'constructor\' is not in the template'],
    ['that is an image', {}, { runtime: '' }, 'the function \'Quote\' cannot be run: it is a container image; give what runs in its place in the option \'functions\', for instance { \'Quote\': async (event) => ({ statusCode: 200 }) }'],
    ['of another runtime', {}, { runtime: 'java21', code: { path: '/' } }, 'the function \'Quote\' cannot be run: nothing here runs java21; give'],
    ['of an operating system alone', {}, { runtime: 'provided.al2023', code: { path: '/' } }, 'nothing here runs provided.al2023'],
    ['whose code is in a bucket', {}, {}, 'the function \'Quote\' cannot be run: its code, for nodejs22.x, is not in the assembly'],
  ])('%s', async (_name, call, model, message) => {
    const backend = functionBackend([functionModel(model)], {});
    await expect(backend(invocation({}, call))).rejects.toThrow(message);
    await expect(backend(invocation({}, { ...call, invocationType: 'Event' }))).rejects.toThrow(message);
  });
});

describe('what runs in place of a function', () => {
  const run = (replacement: LocalFunction, model = {}) => functionFixture({}, { replacements: { Quote: replacement }, model, ids: () => 'an-id' });

  test.each<[string, LocalFunction, unknown]>([
    ['returns at once', () => ({ a: 1 }), { a: 1 }],
    ['returns a promise', async () => 1, 1],
    ['returns nothing', () => undefined, null],
    ['calls back', (_event, _context, callback) => { setImmediate(() => callback(null, 1)); }, 1],
    ['returns a promise although it could call back', async (_event, _context, _callback) => 1, 1],
    ['gets the event', (event) => event, { a: 'b' }],
  ])('%s', async (_name, replacement, expected) => {
    expect(await run(replacement).result({ a: 'b' })).toEqual(expected);
  });

  test('may be a handler that is typed for Lambda', async () => {
    const handler: APIGatewayProxyHandler = async ({ httpMethod }, { functionName }) => ({ statusCode: 200, body: `${httpMethod} ${functionName}` });
    expect(await run(handler).result({ httpMethod: 'GET' })).toEqual({ statusCode: 200, body: 'GET orders-quote' });
  });

  test('gets a context', async () => {
    const fixture = run((_event, { getRemainingTimeInMillis, ...rest }) => ({ ...rest, left: getRemainingTimeInMillis() }));
    const { left, ...context } = await fixture.result() as { left: number };
    expect(context).toMatchObject({ functionName: 'orders-quote', awsRequestId: 'an-id', memoryLimitInMB: '128', logGroupName: '/aws/lambda/orders-quote' });
    expect(left).toBeGreaterThan(20_000);
    expect(left).toBeLessThanOrEqual(30_000);
  });

  test.each<[string, LocalFunction, object]>([
    ['throws', () => { throw new RangeError('no'); }, { errorType: 'RangeError', errorMessage: 'no' }],
    ['rejects', async () => { throw 'text'; }, { errorType: 'string', errorMessage: 'text' }],
    ['calls back an error', (_event, _context, callback) => callback(new TypeError('no')), { errorType: 'TypeError', errorMessage: 'no' }],
    ['returns a circle', () => { const list: unknown[] = []; list.push(list); return list; }, { errorType: 'TypeError' }],
    ['returns too much', () => 'x'.repeat(7_000_000), { errorType: 'Function.ResponseSizeTooLarge' }],
  ])('fails when it %s', async (_name, replacement, failure) => {
    const answer = await run(replacement).invoke();
    expect([answer.functionError, resultOf(answer)]).toEqual(['Unhandled', expect.objectContaining(failure)]);
  });

  test('fails when its time is over', async () => {
    const answer = await run(() => new Promise(() => undefined), { timeoutSeconds: 0.01 }).invoke();
    expect(resultOf(answer)).toEqual({ errorType: 'Sandbox.Timedout', errorMessage: 'RequestId: an-id Error: Task timed out after 0.01 seconds' });
  });

  async function* pieces(): AsyncGenerator<string | Uint8Array> {
    yield 'a';
    yield Buffer.from('b');
  }

  test.each<[string, LocalFunction, string]>([
    ['pieces of the whole stream', () => pieces(), 'ab'],
    ['an answer whose body is pieces', () => ({ statusCode: 201, body: pieces() }), '{"statusCode":201}\0\0\0\0\0\0\0\0ab'],
    ['an answer whose body is text', async () => ({ statusCode: 201, body: 'ab' }), '{"statusCode":201}\0\0\0\0\0\0\0\0ab'],
    ['an answer whose body is bytes', () => ({ body: Buffer.from('ab') }), '{}\0\0\0\0\0\0\0\0ab'],
  ])('streams %s', async (_name, replacement, expected) => {
    expect(await streamOf(await run(replacement).invoke({}, { action: 'InvokeWithResponseStream' }))).toBe(expected);
  });
});

describe('an event', () => {
  const event = { invocationType: 'Event' } as const;

  test('is taken at once and runs behind', async () => {
    let finish: () => void = () => undefined;
    const ran = new Promise<void>((resolve) => { finish = resolve; });
    const fixture = functionFixture({}, { replacements: { Quote: async () => finish() } });
    expect(await fixture.invoke({}, event)).toEqual({ status: 202 });
    await ran;
  });

  test('that fails leaves its failure in the log', async () => {
    let seen: (entry: FunctionLogEntry) => void = () => undefined;
    const logged = new Promise<FunctionLogEntry>((resolve) => { seen = resolve; });
    const fixture = functionFixture({ 'index.js': 'exports.handler = async () => { throw new RangeError("no"); };' }, { onLog: (entry) => seen(entry) });
    expect(await fixture.invoke({}, event)).toEqual({ status: 202 });
    expect(await logged).toMatchObject({ level: 'ERROR', message: expect.stringContaining('RangeError: no') as string });
  });

  test.each([['RequestResponse', 6 * 1024 * 1024], ['Event', 1024 * 1024]] as const)('of the kind %s has a limit', async (invocationType, limit) => {
    const fixture = functionFixture({}, { replacements: { Quote: () => 1 } });
    expect((await fixture.invoke({}, { invocationType, body: Buffer.alloc(limit + 1, '1') })).status).toBe(413);
    expect((await fixture.invoke({}, { invocationType, body: Buffer.alloc(limit, '1') })).status).not.toBe(413);
  });
});
