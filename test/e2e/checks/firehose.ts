import { deepStrictEqual } from 'node:assert';
import type { Check } from '../check';
import { HOSTILE_TEXTS } from '../hostile';

const BUCKET = 'storageaudit9012a908';

/**
 * What is put through the API is delivered to the bucket.
 */
export const firehose: readonly Check[] = [
  {
    title: 'the audit trail is delivered, a line for each record',
    run: async (shop) => {
      const entries = HOSTILE_TEXTS.map((text) => ({ text }));
      await shop.send(202, 'POST', '/audit', JSON.stringify(entries[0]));
      await shop.send(202, 'POST', '/audit/batch', JSON.stringify({ entries: entries.slice(1) }));
      const list = (await shop.emulators.s3(`/${BUCKET}`, { 'list-type': '2' })).toString();
      const lines: string[] = [];
      for (const [, key] of list.matchAll(/<Key>([^<]*)<\/Key>/g)) {
        lines.push(...(await shop.emulators.s3(`/${BUCKET}/${key}`)).toString().trim().split('\n'));
      }
      deepStrictEqual(lines.map((line) => JSON.parse(line) as unknown).sort(byText), [...entries].sort(byText));
    },
  },
];

function byText(left: unknown, right: unknown): number {
  return JSON.stringify(left) < JSON.stringify(right) ? -1 : 1;
}
