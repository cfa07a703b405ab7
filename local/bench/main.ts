import { attributesOf, itemOf } from './items';
import { medianOf } from './median';
import { MARSHAL, QUERY, QUERY_INPUT, UNMARSHAL } from './templates';
import { renderTemplate, Template } from '../src/vtl';

const SIZES: readonly number[] = [200, 300_000];

/*
 * Prints how long mapping templates take, in medians: `npx tsx local/bench/main.ts`. Requests are measured by the root's bench.
 */

/** Each figure by what it measures. */
function figures(): Map<string, () => void> {
  const all = new Map([
    ['parse a request template', () => void Template.parse(QUERY)],
    ['parse and render it', () => void renderTemplate(QUERY, QUERY_INPUT)],
  ]);
  for (const size of SIZES) {
    const item = itemOf(size);
    const answer = JSON.stringify({ Item: attributesOf(item) });
    const body = JSON.stringify(item);
    all.set(`unmarshal an item of ${size} bytes`, () => void renderTemplate(UNMARSHAL, { body: answer }));
    all.set(`marshal an item of ${size} bytes`, () => void renderTemplate(MARSHAL, { body }));
  }
  return all;
}

for (const [name, action] of figures()) {
  process.stdout.write(`${medianOf(action).toFixed(3).padStart(10)} ms  ${name}\n`);
}
