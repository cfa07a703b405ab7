import { LocalGateway } from '../../src';
import { mock } from '../fixtures/gateways';
import { runLoad } from '../fixtures/load';
import { restTemplate } from '../fixtures/rest-template';

test('200 clients at once lose none of some thousand requests', async () => {
  const gateway = LocalGateway.fromTemplate(restTemplate([{ path: '/status', integration: mock('{"status":"ok"}') }]));
  const listening = await gateway.listen();
  const result = await runLoad({
    port: listening.port,
    connections: 200,
    path: '/status',
    expected: { status: 200, body: '{"status":"ok"}' },
    goesOn: (sent) => sent < 3_000,
  });
  await listening.close();
  expect(result.problems).toEqual([]);
  expect(result.answered).toBe(3_000);
}, 60_000);
