import { join } from 'node:path';
import { CHAT } from './chat';
import { EVENTS } from './events';
import type { Example } from './example';
import { ORDERS } from './orders';
import { CALLS, curlLine } from './orders/served/calls';
import { openShop } from './orders/served/shop';
import { Report } from './tour/report';

const EXAMPLES: readonly Example[] = [ORDERS, EVENTS, CHAT];

/**
 * Synthesizes the examples and takes their tours.
 *
 * @returns whether every call and every answer was as it must be
 */
async function tour(): Promise<boolean> {
  const report = new Report(print, process.stdout.isTTY);
  for (const example of EXAMPLES) await example.tour(outdirOf(example), report);
  return report.end();
}

/**
 * Serves the shop until it is interrupted.
 */
async function serve(): Promise<void> {
  const shop = await openShop(outdirOf(ORDERS));
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

function outdirOf({ name }: Example): string {
  return join(__dirname, name, 'cdk.out');
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
