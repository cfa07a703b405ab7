import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { OrdersStack } from './orders-stack';

/**
 * Synthesizes the shop with the feature flags of `cdk.json`, as `cdk synth` does.
 *
 * @param outdir folder for the assembly
 * @returns the folder
 */
export function synthesize(outdir: string): string {
  const { context } = JSON.parse(readFileSync(join(__dirname, 'cdk.json'), 'utf8')) as { context: Record<string, unknown> };
  const app = new App({ outdir, context });
  new OrdersStack(app, 'Orders');
  return app.synth().directory;
}
