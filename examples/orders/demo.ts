import { rmSync } from 'node:fs';
import { join } from 'node:path';
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
async function demo(): Promise<boolean> {
  rmSync(OUTDIR, { recursive: true, force: true });
  const guide = new Guide(synthesize(OUTDIR));
  const report = new Report((line) => process.stdout.write(`${line}\n`), process.stdout.isTTY);
  for (const { steps, title } of TOUR) {
    report.chapter(title);
    for (const step of steps) report.outcome(await guide.take(step));
  }
  return report.end();
}

process.env.CDK_VALIDATION ??= 'false'; // takes longer than the whole tour

// --once takes the tour and ends, as the demo does without it
const unknown = process.argv.slice(2).find((argument) => argument !== '--once');
if (unknown === undefined) {
  void demo().then((isFine) => {
    process.exitCode = isFine ? 0 : 1;
  });
} else {
  process.stderr.write(`the demo knows no '${unknown}', only --once\n`);
  process.exitCode = 2;
}
