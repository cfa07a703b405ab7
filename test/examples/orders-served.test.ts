import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CALLS, curlLine, headersOf } from '../../examples/orders/served/calls';
import { openShop, type Shop } from '../../examples/orders/served/shop';
import { synthesize } from '../../examples/orders/synthesize';

let assembly: string;
let shop: Shop;
const bodies = new Map<string, string>();

beforeAll(async () => {
  assembly = synthesize(mkdtempSync(join(tmpdir(), 'orders-')));
  shop = await openShop(assembly, 0);
});

afterAll(async () => {
  await shop.close();
  rmSync(assembly, { recursive: true, force: true });
});

test.each(CALLS)('$title', async (call) => {
  const { body, method, path, status } = call;
  const answer = await fetch(shop.url + path, { method, headers: headersOf(call), body });
  bodies.set(call.title, await answer.text());
  expect({ status: answer.status, body: bodies.get(call.title) }).toMatchObject({ status });
});

test('what was written is read back', () => {
  expect(bodies.get('list the orders of its customer')).toContain('"gift":true');
  expect(bodies.get('receive it')).toContain('\\"customerId\\":\\"anna\\"');
  expect(bodies.get('who calls')).toContain('anna');
  expect(bodies.get('a page of the shop')).toContain('<html');
});

test('the lines to copy work in a shell', () => {
  const line = curlLine({ title: '', method: 'PUT', path: '/orders/o-3', body: CALLS[0].body, status: 201 }, shop.url);
  expect(line).toMatch(/^curl -X PUT 'http:\/\/127\.0\.0\.1:\d+\/orders\/o-3' -H 'Content-Type: application\/json' -d '\{.*\}'$/);
  const words = execFileSync('sh', ['-c', `printf '%s\\n' ${line}`]).toString().trimEnd().split('\n');
  expect(words).toEqual(['curl', '-X', 'PUT', `${shop.url}/orders/o-3`, '-H', 'Content-Type: application/json', '-d', CALLS[0].body]);
});
