import { spawnSync } from 'node:child_process';
import { functionBackend } from '../../src/functions/function-backend';
import { closeFunctions, functionFixture, functionModel, invocation, resultOf, type FunctionFixture } from '../fixtures/functions';

const hasPython = spawnSync('python3', ['--version']).status === 0;
const describePython = hasPython ? describe : describe.skip;

if (!hasPython) {
  process.stderr.write('there is no python3 here: its handlers are not tested\n');
}

afterEach(closeFunctions);

const python = (text: string, more: object = {}) => functionFixture({ 'index.py': text }, { model: { runtime: 'python3.13', ...more } });
const handler = (body: string) => python(`import os, sys, time, logging, decimal\n\ndef handler(event, context):\n    ${body.replaceAll('\n', '\n    ')}\n`);

type Case = readonly [name: string, body: string, ...expected: readonly unknown[]];

/** One function that is each of several: processes are dear. */
function anyOf(cases: readonly Case[]): FunctionFixture {
  const functions = cases.map(([, body], index) => `def case_${index}(event, context):\n    ${body.replaceAll('\n', '\n    ')}\n`);
  const names = cases.map(([name], index) => `${JSON.stringify(name)}: case_${index}`).join(', ');
  const dispatch = `def handler(event, context):\n    return 1 if event.get("good") else {${names}}[event["name"]](event, context)\n`;
  return functionFixture({ 'index.py': `import decimal, os, sys\n\n${functions.join('\n')}\n${dispatch}` }, { model: { runtime: 'python3.13' }, isShared: true });
}

describePython('a handler in Python', () => {
  test('gets its event and its context', async () => {
    const fixture = functionFixture({
      'index.py': `
def handler(event, context):
    left = context.get_remaining_time_in_millis()
    return [event, context.function_name, context.function_version, context.invoked_function_arn, context.memory_limit_in_mb, context.aws_request_id, 5000 < left <= 7000]
`,
    }, { model: { runtime: 'python3.13', timeoutSeconds: 7 }, ids: () => 'an-id' });
    const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:orders-quote';
    expect(await fixture.result({ text: 'é', list: [null] })).toEqual([{ text: 'é', list: [null] }, 'orders-quote', '$LATEST', arn, '128', 'an-id', true]);
  });

  test('keeps its state for the next invocation', async () => {
    const fixture = python('count = 0\ndef handler(event, context):\n    global count\n    count += 1\n    return count\n');
    expect([await fixture.result(), await fixture.result()]).toEqual([1, 2]);
  });

  test.each([
    ['in a folder', 'pkg/file.method', 'pkg/file.py'],
    ['in a package', 'pkg.file.method', 'pkg/file.py'],
    ['called main', 'main.method', 'main.py'],
  ])('may be %s', async (_name, name, file) => {
    const fixture = functionFixture({ [file]: 'def method(event, context):\n    return 1\n' }, { model: { runtime: 'python3.12', handler: name } });
    expect(await fixture.result()).toBe(1);
  });

  test('may be inline', async () => {
    const backend = functionBackend([functionModel({ runtime: 'python3.12', code: { text: 'def handler(e, c):\n    return __file__\n' } })], {});
    expect(resultOf(await backend(invocation({})))).toMatch(/index\.py$/);
    await backend.close?.();
  });

  test('has its environment and nothing else of this program\'s', async () => {
    const names = await handler('return sorted(os.environ)').result() as string[];
    expect(names).toEqual(expect.arrayContaining(['AWS_REGION', 'AWS_ACCESS_KEY_ID', '_HANDLER', '_X_AMZN_TRACE_ID', 'PATH']));
    expect(names.filter((name) => name.startsWith('JEST') || name.startsWith('npm'))).toEqual([]);
  });

  test('prints and logs', async () => {
    const fixture = handler('print("a\\nb")\nprint("c", end="")\nprint("e", file=sys.stderr)\nlogging.warning("w %s", 1)\nlogging.info("not this")');
    await fixture.invoke();
    expect(fixture.logs.map(({ level, message }) => [level, message])).toEqual([[undefined, 'a'], [undefined, 'b'], [undefined, 'e'], ['WARNING', 'w 1'], [undefined, 'c']]);
  });

  const VALUES = [
    ['a number of decimal places', 'return decimal.Decimal("1.5")', 1.5],
    ['a whole decimal', 'return {"n": decimal.Decimal("12")}', { n: 12 }],
    ['nothing', 'pass', null],
    ['bytes of JSON', 'return b"[1]"', [1]],
  ] as const;
  const FAILURES = [
    ['raises', 'raise ValueError("no")', 'ValueError', 'no'],
    ['returns what is no JSON', 'return {1, 2}', 'Runtime.MarshalError', 'Unable to marshal response: Object of type set is not JSON serializable'],
    ['returns a circle', 'a = []\na.append(a)\nreturn a', 'Runtime.MarshalError', 'Circular reference'],
    ['returns too much', 'return "x" * 7000000', 'Function.ResponseSizeTooLarge', '6291556'],
    ['exits', 'sys.exit(4)', 'Runtime.ExitError', 'Runtime exited with error: exit status 4'],
    ['ends the process', 'os._exit(0)', 'Runtime.ExitError', 'Runtime exited without providing a reason'],
    ['calls itself for ever', 'return handler(event, context)', 'RecursionError', 'recursion'],
  ] as const;

  describe('that is called', () => {
    let fixture: FunctionFixture;

    beforeAll(() => {
      fixture = anyOf([...VALUES, ...FAILURES]);
    });

    afterAll(() => fixture.close());

    test.each(VALUES)('returns %s', async (name, _body, expected) => {
      expect(await fixture.result({ name })).toEqual(expected);
    });

    test.each(FAILURES)('fails when it %s, and the next invocation works', async (name, _body, errorType, message) => {
      const answer = await fixture.invoke({ name });
      expect([answer.functionError, resultOf(answer)]).toEqual(['Unhandled', expect.objectContaining({ errorType, errorMessage: expect.stringContaining(message) as string })]);
      expect(await fixture.result({ good: true })).toBe(1);
    });
  });

  test('fails with its trace', async () => {
    const { stackTrace } = await handler('raise ValueError("no")').result() as { stackTrace: string[] };
    expect(stackTrace).toEqual([expect.stringMatching(/index\.py", line 4, in handler\n/)]);
  });

  test('fails when it hangs or runs for ever', async () => {
    const bodies = ['time.sleep(60)', 'while True: pass'];
    const results = await Promise.all(bodies.map((body) => python(`import time\ndef handler(event, context):\n    ${body}\n`, { timeoutSeconds: 1 }).result()));
    const timedOut = { errorType: 'Sandbox.Timedout', errorMessage: expect.stringContaining('Task timed out after 1.00 seconds') as string };
    expect(results).toEqual([timedOut, timedOut]);
  });

  test.each([
    ['a module that is not there', {}, 'index.handler', 'Runtime.ImportModuleError', 'Unable to import module \'index\': No module named \'index\''],
    ['an import that is not there', { 'index.py': 'import no_such' }, 'index.handler', 'Runtime.ImportModuleError', 'No module named \'no_such\''],
    ['a function that is not there', { 'index.py': '' }, 'index.handler', 'Runtime.HandlerNotFound', 'Handler \'handler\' missing on module \'index\''],
    ['code that is no Python', { 'index.py': 'def (' }, 'index.handler', 'Runtime.UserCodeSyntaxError', 'Syntax error in module \'index\''],
    ['code that raises', { 'index.py': 'raise KeyError("k")' }, 'index.handler', 'KeyError', 'k'],
    ['a name without a function', { 'index.py': '' }, 'index', 'Runtime.MalformedHandlerName', 'Bad handler \'index\''],
    ['a way out of the folder', {}, '../outside.handler', 'TypeError', 'relative import'],
  ])('fails for %s', async (_name, files, name, errorType, message) => {
    const fixture = functionFixture(files as Record<string, string>, { model: { runtime: 'python3.13', handler: name } });
    expect(await fixture.result()).toMatchObject({ errorType, errorMessage: expect.stringContaining(message) as string });
  });
});

test('fails where there is no python3', async () => {
  const path = process.env.PATH;
  process.env.PATH = '/nowhere';
  try {
    await expect(python('').invoke()).rejects.toThrow('the function \'orders-quote\' cannot be run: there is no python3 here; give what runs in its place in the option \'functions\'');
  } finally {
    process.env.PATH = path;
  }
});
