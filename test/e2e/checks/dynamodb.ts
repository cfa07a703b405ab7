import { deepStrictEqual } from 'node:assert';
import { ORDERS } from '../../../examples/orders/tour/names';
import type { Check } from '../check';
import { HOSTILE_TEXTS } from '../hostile';
import type { Shop } from '../shop';

const LINES = [{ sku: 'tea', quantity: 2 }];

/**
 * What is written through the API is in the table.
 */
export const dynamodb: readonly Check[] = [
  {
    title: 'orders that are put through the API are in the table, and come back',
    run: async (shop) => {
      for (const [index, note] of HOSTILE_TEXTS.entries()) {
        const nested = { [note.slice(0, 12)]: [note.slice(0, 12), null, true, 1.5] };
        const order = { customerId: 'anna', placedAt: '2026-02-03T10:00:00Z', lines: LINES, note, nested };
        await shop.send(201, 'PUT', `/orders/o-${index}`, JSON.stringify(order));
        deepStrictEqual((await stored(shop, `o-${index}`))?.note, { S: note });
        deepStrictEqual(await shop.json(200, 'GET', `/orders/o-${index}`), {
          ...order, id: `o-${index}`, status: 'new', createdBy: 'arn:aws:iam::123456789012:user/anna',
        });
      }
    },
  },
  {
    title: 'a key that names every delimiter is one key',
    run: async (shop) => {
      const id = '"}},"TableName":"x/?#%2f';
      await shop.send(201, 'PUT', `/orders/${encodeURIComponent(id)}`, JSON.stringify({ customerId: 'bob', placedAt: '2026-02-03T10:00:00Z', lines: LINES }));
      deepStrictEqual((await stored(shop, id))?.id, { S: id });
    },
  },
  {
    title: 'an order is put once, changed, found by its customer, and deleted',
    run: async (shop) => {
      const order = JSON.stringify({ customerId: 'carl', placedAt: '2026-02-03T10:00:00Z', lines: LINES, address: { street: 'old' } });
      await shop.send(201, 'PUT', '/orders/c-1', order);
      await shop.send(409, 'PUT', '/orders/c-1', order);
      await shop.send(200, 'PATCH', '/orders/c-1', '{"street":"new \\"street\\"","gift":true}');
      deepStrictEqual((await stored(shop, 'c-1'))?.address, { M: { street: { S: 'new "street"' } } });
      const { items } = await shop.json<{ items: { id: string }[] }>(200, 'GET', '/customers/carl/orders');
      deepStrictEqual(items.map(({ id }) => id), ['c-1']);
      await shop.send(200, 'DELETE', '/orders/c-1');
      deepStrictEqual(await stored(shop, 'c-1'), undefined);
      await shop.send(404, 'GET', '/orders/c-1');
    },
  },
];

async function stored(shop: Shop, id: string): Promise<Readonly<Record<string, unknown>> | undefined> {
  const { Item } = await shop.emulators.json<{ Item?: Record<string, unknown> }>('dynamodb', 'GetItem', { TableName: ORDERS, Key: { id: { S: id } } });
  return Item;
}
