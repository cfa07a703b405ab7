#!/usr/bin/env node
import { run } from './run';
import { processTerminal } from './terminal';

const INTERRUPTED = 130;

async function main(): Promise<void> {
  const outcome = await run(process.argv.slice(2), processTerminal());
  if (typeof outcome === 'number') {
    process.exitCode = outcome;
    return;
  }
  let isEnding = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (isEnding) {
        process.exit(INTERRUPTED);
      }
      isEnding = true;
      void outcome.close().then(() => process.exit(0));
    });
  }
}

void main();
