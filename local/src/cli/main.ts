#!/usr/bin/env node
import { run } from './run';
import { processTerminal } from './terminal';

const INTERRUPTED = 130;

async function main(): Promise<void> {
  let end = (): void => process.exit(0);
  // whoever reads the output may leave before its end, as 'head' does
  process.stdout.on('error', () => end());
  process.stderr.on('error', () => undefined);
  const outcome = await run(process.argv.slice(2), processTerminal());
  if (typeof outcome === 'number') {
    process.exitCode = outcome;
    return;
  }
  let isEnding = false;
  end = () => {
    if (!isEnding) {
      isEnding = true;
      void outcome.close().then(() => process.exit(0));
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => isEnding ? process.exit(INTERRUPTED) : end());
  }
}

void main();
