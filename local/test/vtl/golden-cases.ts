import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import type { CaseInput } from './scope';

const GOLDEN = join(__dirname, 'golden');

/** What an engine made of a case: one of both. */
export interface Result {
  readonly output?: string;
  readonly error?: string;
}

/** A template with an input, and what Apache Velocity 1.7 made of them. */
export interface GoldenCase {
  readonly template: string;
  readonly input: CaseInput & { readonly item?: unknown };
  readonly velocity: Result;
}

interface CaseFile {
  readonly templates: readonly string[];
  readonly inputs: ReadonlyArray<GoldenCase['input']>;
}

/** Names of the files of cases. */
export const TOPICS = readdirSync(join(GOLDEN, 'cases')).map((file) => file.replace('.json', ''));

/** The cases of one file, in the order in which the oracle renders them. */
export function casesOf(topic: string): GoldenCase[] {
  const { templates, inputs } = readJson<CaseFile>('cases', `${topic}.json`);
  const results = readJson<readonly Result[]>('velocity', `${topic}.json`);
  const pairs = templates.flatMap((template) => inputs.map((input) => ({ template, input })));
  if (pairs.length !== results.length) {
    throw new RangeError(`${topic}: ${pairs.length} cases, but ${results.length} golden results; run the oracle`);
  }
  return pairs.map((pair, index) => ({ ...pair, velocity: results[index] }));
}

export function readJson<T>(...path: readonly string[]): T {
  return JSON.parse(readFileSync(join(GOLDEN, ...path), 'utf8')) as T;
}
