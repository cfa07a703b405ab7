import { execFileSync } from 'node:child_process';
import * as path from 'node:path';

const MODULES = path.join(__dirname, '..', '..', 'node_modules');

/**
 * Compiles what is measured, as users run it: transpiling while loading would be measured too. Returns the script.
 */
export function bundleSample(): string {
  const script = path.join(MODULES, '.cache', 'bench', 'sample.js');
  execFileSync(path.join(MODULES, '.bin', 'esbuild'), [
    path.join(__dirname, 'sample.ts'), `--outfile=${script}`,
    '--bundle', '--platform=node', '--external:aws-cdk-lib', '--external:constructs', '--log-level=error',
  ], { stdio: 'inherit' });
  return script;
}
