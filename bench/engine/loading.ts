import { execFileSync } from 'node:child_process';
import * as path from 'node:path';

const LIBRARY = path.join(__dirname, '..', '..', 'local', 'lib');
const ROUNDS = 7;

/*
 * A process of its own each time: a warm one would have the engine's code compiled already.
 */
const SCRIPT = `
  const { LocalGateway } = require(${JSON.stringify(LIBRARY)});
  const template = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
  const start = performance.now();
  LocalGateway.fromTemplate(template);
  process.stdout.write(String(performance.now() - start));
`;

/**
 * Milliseconds of loading a template; the median of seven processes.
 */
export function loadingMs(template: object): number {
  const input = JSON.stringify(template);
  const times = Array.from({ length: ROUNDS }, () => Number(execFileSync(process.execPath, ['-e', SCRIPT], { input })));
  return times.sort((left, right) => left - right)[Math.floor(ROUNDS / 2)];
}
