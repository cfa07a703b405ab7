import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { App } from 'aws-cdk-lib';
import { benchStack } from './apps';
import type { BenchApp } from './apps';

/**
 * One measurement of one app.
 */
export interface Sample {
  readonly synthMs: number;
  readonly resources: number;
  readonly templateBytes: number;
}

// A process of its own, so that neither side finds code or caches warm.
process.once('message', (app: BenchApp) => {
  process.send?.(measure(app), () => process.disconnect());
});

function measure(bench: BenchApp): Sample {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'));
  try {
    const start = process.hrtime.bigint();
    const app = new App({ outdir, analyticsReporting: false, context: { '@aws-cdk/core:stackResourceLimit': 0 } }); // the peer outgrows a stack
    const stack = benchStack(app, bench);
    app.synth({ skipValidation: bench.routes === 0 }); // an API without routes is no valid one
    const synthMs = Number(process.hrtime.bigint() - start) / 1e6;
    const template = fs.readFileSync(path.join(outdir, stack.templateFile));
    return { synthMs, resources: Object.keys(JSON.parse(template.toString()).Resources).length, templateBytes: template.length };
  } finally {
    fs.rmSync(outdir, { recursive: true });
  }
}
