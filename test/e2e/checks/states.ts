import { deepStrictEqual } from 'node:assert';
import { fulfilmentOf } from '../../../examples/orders/tour/names';
import type { Check } from '../check';
import { HOSTILE_TEXTS } from '../hostile';

/**
 * What is started through the API runs.
 */
export const states: readonly Check[] = [
  {
    title: 'executions get their input as it is',
    run: async (shop) => {
      for (const [index, text] of HOSTILE_TEXTS.entries()) {
        const { executionArn } = await shop.json<{ executionArn: string }>(202, 'POST', `/orders/f-${index}/fulfilment`, JSON.stringify({ wishes: { text } }));
        deepStrictEqual(executionArn, fulfilmentOf(`f-${index}`));
        const { input } = await shop.emulators.json<{ input: string }>('states', 'DescribeExecution', { executionArn });
        deepStrictEqual(JSON.parse(input), { orderId: `f-${index}`, wishes: { text }, requestedBy: 'arn:aws:iam::123456789012:user/anna' });
      }
    },
  },
  {
    title: 'an execution is looked at and stopped',
    run: async (shop) => {
      await shop.send(202, 'POST', '/orders/f-stop/fulfilment', '{}');
      await shop.send(200, 'GET', '/orders/f-stop/fulfilment');
      await shop.send(200, 'DELETE', '/orders/f-stop/fulfilment');
      const { status } = await shop.emulators.json<{ status: string }>('states', 'DescribeExecution', { executionArn: fulfilmentOf('f-stop') });
      deepStrictEqual(status, 'ABORTED');
    },
  },
  {
    title: 'prices are told at once',
    skipped: 'moto has no StartSyncExecution',
    run: async (shop) => {
      deepStrictEqual(await shop.json(200, 'POST', '/prices', '{"net":40,"shipping":2}'), { currency: 'EUR', amount: 42 });
    },
  },
];
