import { deepStrictEqual } from 'node:assert';
import { ANNOUNCEMENTS, HISTORY } from '../../../examples/orders/tour/names';
import type { Check } from '../check';
import { HOSTILE_TEXTS, oddJson } from '../hostile';
import { newQueue, received } from '../queue';
import type { Shop } from '../shop';

/**
 * What is published through the API gets to those who have subscribed.
 */
export const sns: readonly Check[] = [
  {
    title: 'announcements get to a queue byte for byte',
    run: async (shop) => {
      const url = await subscribed(shop, ANNOUNCEMENTS, 'listener');
      for (const text of HOSTILE_TEXTS) {
        const { messageId } = await shop.json<{ messageId: unknown }>(202, 'POST', '/announcements', JSON.stringify({ text, subject: 'Tea & more' }));
        deepStrictEqual(typeof messageId, 'string');
        deepStrictEqual(await received(shop, url), [text]);
      }
    },
  },
  {
    title: 'what happened to an order gets to a FIFO queue in order',
    run: async (shop) => {
      const url = await subscribed(shop, HISTORY, 'listener.fifo', { FifoQueue: 'true' });
      const bodies = HOSTILE_TEXTS.slice(0, 5).map((text) => oddJson('text', text, { paid: true }));
      for (const [index, body] of bodies.entries()) {
        await shop.send(202, 'POST', '/orders/o-1/history', body, { 'Idempotency-Key': `h-${index}` });
      }
      deepStrictEqual((await received(shop, url)).map((body) => JSON.parse(body) as unknown), bodies.map((body) => JSON.parse(body) as unknown));
    },
  },
];

async function subscribed(shop: Shop, topicArn: string, name: string, attributes: Readonly<Record<string, string>> = {}): Promise<string> {
  const { arn, url } = await newQueue(shop, name, attributes);
  await shop.emulators.form('sns', {
    'Action': 'Subscribe',
    'Version': '2010-03-31',
    'TopicArn': topicArn,
    'Protocol': 'sqs',
    'Endpoint': arn,
    'Attributes.entry.1.key': 'RawMessageDelivery',
    'Attributes.entry.1.value': 'true',
  });
  return url;
}
