import { parseArgs } from 'node:util';
import { constructsRows, timeToPeer } from './constructs/rows';
import { engineRows } from './engine/rows';
import { servedRows, throughputToPeer } from './served/rows';
import { throughRows } from './through/rows';

const SECTIONS: Readonly<Record<string, () => Promise<readonly object[]>>> = {
  constructs: async () => (await constructsRows()).map((row) => ({ ...row, timeToPeer: timeToPeer(row) })),
  engine: engineRows,
  through: throughRows,
  served: async () => {
    const rows = await servedRows((text) => process.stderr.write(`${text}\n`));
    return rows.map((row) => ({ ...row, throughputToPeer: throughputToPeer(row, rows) }));
  },
};

/**
 * Measures in sections and prints a table for each, or all of it as JSON. `--only` names one section.
 */
async function main(): Promise<void> {
  const { values: { json, only } } = parseArgs({ options: { json: { type: 'boolean' }, only: { type: 'string' } } });
  const wanted = Object.entries(SECTIONS).filter(([name]) => only === undefined || name === only);
  if (wanted.length === 0) throw new Error(`there is no section '${only}', only ${Object.keys(SECTIONS).join(', ')}`);
  const results: [string, readonly object[]][] = [];
  for (const [name, measure] of wanted) {
    results.push([name, await measure()]);
    if (!json) console.table(results[results.length - 1][1]);
  }
  if (json) process.stdout.write(`${JSON.stringify(Object.fromEntries(results), undefined, 2)}\n`);
}

void main();
