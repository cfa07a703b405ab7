import type { LocalGateway } from 'cdk-apigateway-local';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEvents, synthesizeEvents } from '../../examples/events';
import { STEPS } from '../../examples/events/tour';
import { Walk } from '../../examples/tour/walk';

let assembly: string;
let gateway: LocalGateway;

beforeAll(() => {
  assembly = synthesizeEvents(mkdtempSync(join(tmpdir(), 'events-')));
  gateway = openEvents(assembly);
});

afterAll(async () => {
  await gateway.close();
  rmSync(assembly, { recursive: true, force: true });
});

test.each(STEPS)('$title', async (step) => {
  expect((await new Walk(gateway).take(step)).complaints).toEqual([]);
});

test('fails a step whose call or answer is another one', async () => {
  const wrong = { ...STEPS[0], call: undefined, answer: { status: 200, body: () => false } };
  expect((await new Walk(gateway).take(wrong)).complaints).toHaveLength(3);
});
