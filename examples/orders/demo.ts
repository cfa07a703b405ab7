import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { OrdersStack } from './orders-stack';
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
  const report = new Report((line) => process.stdout.write(`${line}\n`), process.stdout.isTTY);
  const guide = new Guide(synthesize());
  for (const { steps, title } of TOUR) {
    report.chapter(title);
    for (const step of steps) report.outcome(await guide.take(step));
  }
  return report.end();
}

function synthesize(): string {
  rmSync(OUTDIR, { recursive: true, force: true });
  const { context } = JSON.parse(readFileSync(join(__dirname, 'cdk.json'), 'utf8')) as { context: Record<string, unknown> };
  const app = new App({ outdir: OUTDIR, context });
  new OrdersStack(app, 'Orders');
  return app.synth().directory;
}

/**
 * `--once` takes the tour and ends; so does the demo without it.
 */
function checkArguments(given: readonly string[]): void {
  const unknown = given.find((argument) => argument !== '--once');
  if (unknown !== undefined) throw new Error(`the demo knows no '${unknown}', only --once`);
}

process.env.CDK_VALIDATION ??= 'false'; // takes longer than the whole tour

checkArguments(process.argv.slice(2));
void demo().then((isFine) => {
  process.exitCode = isFine ? 0 : 1;
});
