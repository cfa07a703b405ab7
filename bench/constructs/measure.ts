import { fork } from 'node:child_process';
import type { BenchApp } from './apps';
import { bundleSample } from './bundle';
import type { Sample } from './sample';

/**
 * Measures apps side by side: a round takes one sample of each, so that a busy machine is busy for all of them.
 */
export async function measureInRounds(apps: BenchApp[], rounds: number): Promise<Sample[]> {
  const script = bundleSample();
  const samples: Sample[][] = apps.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, app] of apps.entries()) samples[index].push(await sample(script, app));
  }
  return samples.map(medianOf);
}

function sample(script: string, app: BenchApp): Promise<Sample> {
  return new Promise((resolve, reject) => {
    const child = fork(script, { execArgv: [], env: { ...process.env, CDK_VALIDATION: 'false' } });
    child.once('message', (message) => resolve(message as Sample));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${JSON.stringify(app)} ended with code ${code} and without a result`)));
    child.send(app);
  });
}

function medianOf(samples: Sample[]): Sample {
  const sorted = [...samples].sort((left, right) => left.synthMs - right.synthMs);
  return sorted[Math.floor(sorted.length / 2)];
}
