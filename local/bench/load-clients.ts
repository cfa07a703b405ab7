import { percentile, runLoad, type LoadResult } from '../test/fixtures/load';

const [port, connections, seconds] = process.argv.slice(2).map(Number);

function print(result: LoadResult): void {
  const { sent, answered, problems } = result;
  const [median, slowest] = [0.5, 0.99].map((share) => percentile(result, share)?.toFixed(1) ?? '-');
  const rate = (answered / seconds).toFixed(0);
  process.stdout.write(`${connections} clients, ${seconds} s: ${sent} requests, ${sent - answered} lost, ${rate} /s, p50 ${median} ms, p99 ${slowest} ms\n`);
  for (const problem of problems.slice(0, 10)) {
    process.stdout.write(`  ${problem}\n`);
  }
}

async function main(): Promise<void> {
  const end = performance.now() + seconds * 1000;
  const result = await runLoad({
    port, connections, path: '/status', expected: { status: 200, body: '{"status":"ok"}' }, goesOn: () => performance.now() < end,
  });
  print(result);
  process.exitCode = result.sent === result.answered && result.problems.length === 0 ? 0 : 1;
}

void main();
