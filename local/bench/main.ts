import { benchGateway, routesTemplate } from './gateways';
import { attributesOf, itemOf } from './items';
import { medianOf } from './median';
import { rateOf } from './rate';
import { MARSHAL, QUERY, QUERY_INPUT, UNMARSHAL } from './templates';
import { LocalGateway } from '../src';
import { renderTemplate, Template } from '../src/vtl';

const SIZES: readonly number[] = [200, 300_000];

/*
 * Prints how long mapping templates and templates of APIs take, and how many requests are answered in a second, in medians:
 * `npx tsx local/bench/main.ts`.
 */

/** Each figure by what it measures. */
function figures(): Map<string, () => void> {
  const all = new Map([
    ['parse a request template', () => void Template.parse(QUERY)],
    ['parse and render it', () => void renderTemplate(QUERY, QUERY_INPUT)],
  ]);
  const routes = routesTemplate(300);
  all.set('load a template of 300 routes', () => void LocalGateway.fromTemplate(routes));
  for (const size of SIZES) {
    const item = itemOf(size);
    const answer = JSON.stringify({ Item: attributesOf(item) });
    const body = JSON.stringify(item);
    all.set(`unmarshal an item of ${size} bytes`, () => void renderTemplate(UNMARSHAL, { body: answer }));
    all.set(`marshal an item of ${size} bytes`, () => void renderTemplate(MARSHAL, { body }));
  }
  return all;
}

/** Requests that a gateway answers one after the other, each by what it measures. */
function requests(): Map<string, () => Promise<unknown>> {
  const gateway = benchGateway();
  const headers = { 'User-Agent': 'bench', 'Accept': '*/*' };
  return new Map([
    ['requests to a MOCK route', () => gateway.invoke({ path: '/status', headers })],
    ['requests to DynamoDB GetItem, mapped both ways', () => gateway.invoke({ path: '/items/7', headers })],
  ]);
}

async function main(): Promise<void> {
  for (const [name, action] of figures()) {
    process.stdout.write(`${medianOf(action).toFixed(3).padStart(10)} ms  ${name}\n`);
  }
  for (const [name, action] of requests()) {
    process.stdout.write(`${(await rateOf(action)).toFixed(0).padStart(10)} /s  ${name}\n`);
  }
}

void main();
