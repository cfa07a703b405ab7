import { deepStrictEqual } from 'node:assert';
import { EVENTS } from '../../../examples/orders/tour/names';
import type { Check } from '../check';
import { HOSTILE_TEXTS } from '../hostile';
import { newQueue, received } from '../queue';

/**
 * What is put through the API is on the bus.
 */
export const events: readonly Check[] = [
  {
    title: 'events get to the target of a rule as they are',
    run: async (shop) => {
      const { arn, url } = await newQueue(shop, 'rule-target');
      await shop.emulators.json('events', 'PutRule', { Name: 'all', EventBusName: EVENTS, EventPattern: '{"source":["shop.web"]}' });
      await shop.emulators.json('events', 'PutTargets', { Rule: 'all', EventBusName: EVENTS, Targets: [{ Id: '1', Arn: arn }] });
      for (const text of HOSTILE_TEXTS) {
        const { eventId } = await shop.json<{ eventId: unknown }>(202, 'POST', '/events?type=basket.left', JSON.stringify({ text }));
        const [event] = (await received(shop, url)).map((body) => JSON.parse(body) as Readonly<Record<string, unknown>>);
        deepStrictEqual([event.id, event.source, event['detail-type'], event.detail], [eventId, 'shop.web', 'basket.left', { text }]);
      }
    },
  },
];
