import { deepStrictEqual } from 'node:assert';
import { NOTES, PACKING } from '../../../examples/orders/tour/names';
import type { Check } from '../check';
import { HOSTILE_TEXTS, oddJson } from '../hostile';
import { received } from '../queue';

const ORDER = { customerId: 'anna', placedAt: '2026-02-03T10:00:00Z', lines: [{ sku: 'tea', quantity: 2 }] };

/**
 * What is sent through the API is in the queue.
 */
export const sqs: readonly Check[] = [
  {
    title: 'messages arrive byte for byte',
    run: async (shop) => {
      for (const text of HOSTILE_TEXTS) {
        const body = oddJson('text', text, ORDER);
        await shop.send(202, 'POST', '/packing', body, { 'X-Channel': 'app' });
        deepStrictEqual(await received(shop, PACKING), [body]);
      }
    },
  },
  {
    title: 'messages of a batch arrive, each as it is',
    run: async (shop) => {
      const orders = HOSTILE_TEXTS.slice(0, 9).map((customerId) => ({ customerId }));
      const { messageIds } = await shop.json<{ messageIds: string[] }>(202, 'POST', '/packing/batch', JSON.stringify({ orders }));
      deepStrictEqual(messageIds.length, orders.length);
      deepStrictEqual((await received(shop, PACKING)).map((body) => JSON.parse(body) as unknown), orders);
    },
  },
  {
    title: 'notes keep their order, and come once',
    run: async (shop) => {
      for (const [index, text] of HOSTILE_TEXTS.entries()) {
        for (const _time of [1, 2]) {
          await shop.send(202, 'POST', '/customers/anna/notes', JSON.stringify({ text }), { 'Idempotency-Key': `k-${index}` });
        }
      }
      deepStrictEqual(await received(shop, NOTES), HOSTILE_TEXTS);
    },
  },
  {
    title: 'a message that is received through the API can be deleted through it',
    run: async (shop) => {
      await shop.send(202, 'POST', '/packing', JSON.stringify(ORDER));
      const { messages } = await shop.json<{ messages: { body: string; receiptHandle: string }[] }>(200, 'GET', '/packing');
      deepStrictEqual(messages.map(({ body }) => body), [JSON.stringify(ORDER)]);
      await shop.send(204, 'DELETE', `/packing?receiptHandle=${encodeURIComponent(messages[0].receiptHandle)}`);
      deepStrictEqual(await received(shop, PACKING), []);
    },
  },
];
