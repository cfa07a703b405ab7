import { closeFunctions, functionFixture } from '../fixtures/functions';

afterEach(closeFunctions);

const COUNTING = 'let running = 0; let most = 0; exports.handler = async (event) => { most = Math.max(most, ++running); await new Promise((r) => setTimeout(r, event.wait)); running--; return { most, pid: process.pid, id: event.id }; };';

interface Result {
  readonly most: number;
  readonly pid: number;
  readonly id: number;
}

function runAll(count: number, run: (id: number) => Promise<unknown>): Promise<Result[]> {
  return Promise.all(Array.from({ length: count }, (_value, id) => run(id))) as Promise<Result[]>;
}

test('50 invocations at once: each has its own answer, each process runs one at a time, and there are at most ten', async () => {
  const fixture = functionFixture({ 'index.js': COUNTING });
  const results = await runAll(50, (id) => fixture.result({ id, wait: 5 }));
  expect(results.map(({ id }) => id)).toEqual(Array.from({ length: 50 }, (_value, id) => id));
  expect(Math.max(...results.map(({ most }) => most))).toBe(1);
  expect(new Set(results.map(({ pid }) => pid)).size).toBeLessThanOrEqual(10);
}, 30_000);

test('one after the other share a process', async () => {
  const fixture = functionFixture({ 'index.js': COUNTING });
  const pids = new Set<number>();
  for (let id = 0; id < 20; id++) {
    pids.add((await fixture.result({ id, wait: 0 }) as Result).pid);
  }
  expect(pids.size).toBe(1);
});

test('invocations that wait get their turn when others crash or hang', async () => {
  const code = 'exports.handler = async ({ id }) => { if (id % 3 === 0) process.exit(1); if (id % 7 === 0) await new Promise((r) => setTimeout(r, 60_000)); return { id }; };';
  const fixture = functionFixture({ 'index.js': code }, { model: { timeoutSeconds: 3 } });
  const results = await runAll(40, (id) => fixture.result({ id })) as unknown as { id?: number; errorType?: string }[];
  const kinds = results.map(({ id, errorType }) => errorType ?? id);
  expect(kinds).toEqual(Array.from({ length: 40 }, (_value, id) => id % 3 === 0 ? 'Runtime.ExitError' : id % 7 === 0 ? 'Sandbox.Timedout' : id));
}, 30_000);

test('a process that dies while it is idle is replaced', async () => {
  const code = 'let timer; exports.handler = async (event) => { if (event.die) setTimeout(() => process.exit(0), 1); return process.pid; };';
  const fixture = functionFixture({ 'index.js': code });
  const pid = await fixture.result({ die: true }) as number;
  await gone(pid);
  expect(await fixture.result()).not.toBe(pid);
});

test.each([
  ['before the event loop turns', '(exit) => process.nextTick(exit)'],
  ['in the next turn', '(exit) => setImmediate(exit)'],
])('a process that ends just after its answer, %s, fails no other invocation', async (_name, soon) => {
  const fixture = functionFixture({ 'index.js': `exports.handler = (event, context, callback) => { context.callbackWaitsForEmptyEventLoop = false; callback(null, event.id); (${soon})(() => process.exit(0)); };` });
  for (let id = 0; id < 5; id++) {
    expect(await fixture.result({ id })).toBe(id);
  }
  expect(fixture.logs).toEqual([]);
});

test('closing ends what runs and refuses what waits and what comes', async () => {
  const fixture = functionFixture({ 'index.js': COUNTING });
  const pid = (await fixture.result({ wait: 0 }) as Result).pid;
  const running = Array.from({ length: 12 }, () => fixture.result({ wait: 60_000 }).catch((error: Error) => error.message));
  await new Promise((resolve) => setImmediate(resolve));
  await fixture.close();
  const results = await Promise.all(running);
  expect(results.slice(0, 10)).toEqual(Array(10).fill(expect.objectContaining({ errorType: 'Runtime.ExitError' })));
  expect(results.slice(10)).toEqual(Array(2).fill('the function \'orders-quote\' cannot be run: the gateway is closed'));
  await expect(fixture.invoke()).rejects.toThrow('the gateway is closed');
  await gone(pid);
});

async function gone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
      await new Promise((resolve) => setTimeout(resolve, 2));
    } catch {
      return;
    }
  }
}
