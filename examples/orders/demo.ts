import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { CALLS, curlLine } from './served/calls';
import { openShop } from './served/shop';
import { synthesize } from './synthesize';
import { TOUR } from './tour';
import { Guide } from './tour/guide';
import { Report } from './tour/report';

const OUTDIR = join(__dirname, 'cdk.out');

/**
 * Synthesizes the shop and takes the tour.
 *
 * @returns whether every call and every answer was as it must be
 */
async function tour(): Promise<boolean> {
  rmSync(OUTDIR, { recursive: true, force: true });
  const guide = new Guide(synthesize(OUTDIR));
  const report = new Report(print, process.stdout.isTTY);
  for (const { steps, title } of TOUR) {
    report.chapter(title);
    for (const step of steps) report.outcome(await guide.take(step));
  }
  return report.end();
}

/**
 * Serves the shop until it is interrupted.
 */
async function serve(): Promise<void> {
  const shop = await openShop(OUTDIR);
  print('');
  print(`The shop is open at ${shop.url}, and keeps what you write until Ctrl-C. Try, in this order:`);
  for (const call of CALLS) {
    print('');
    print(`  # ${call.title}`);
    print(`  ${curlLine(call, shop.url)}`);
  }
  print('');
  print('Nothing needs to be signed here: where AWS would ask for a signature, anna is taken to have signed.');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void shop.close().then(() => process.exit());
    });
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function demo(once: boolean): Promise<void> {
  const isFine = await tour();
  process.exitCode = isFine ? 0 : 1;
  if (!once) {
    await serve();
  }
}

process.env.CDK_VALIDATION ??= 'false'; // takes longer than the whole tour

// --once takes the tour and ends
const unknown = process.argv.slice(2).find((argument) => argument !== '--once');
if (unknown === undefined) {
  print('A shop on API Gateway, without AWS: first a tour of its routes, with what each sends to AWS; then the shop opens for you.');
  void demo(process.argv.includes('--once'));
} else {
  process.stderr.write(`the demo knows no '${unknown}', only --once\n`);
  process.exitCode = 2;
}
