import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import type { Report } from './tour/report';

/**
 * An app of the demo.
 */
export interface Example {
  /**
   * Name of its folder.
   */
  readonly name: string;

  /**
   * Synthesizes the app and takes its tour.
   *
   * @param outdir folder for the assembly
   */
  tour(outdir: string, report: Report): Promise<void>;
}

/**
 * Synthesizes an app with the feature flags of its `cdk.json`, as `cdk synth` does.
 *
 * @param name folder of the example
 * @param outdir folder for the assembly
 * @param build fills the app
 * @returns the folder
 */
export function synthesizeApp(name: string, outdir: string, build: (app: App) => void): string {
  rmSync(outdir, { recursive: true, force: true });
  const { context } = JSON.parse(readFileSync(join(__dirname, name, 'cdk.json'), 'utf8')) as { context: Record<string, unknown> };
  const app = new App({ outdir, context });
  build(app);
  return app.synth().directory;
}
