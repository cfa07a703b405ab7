import { deepStrictEqual } from 'node:assert';
import type { Check } from '../check';
import { HOSTILE_TEXTS, oddJson } from '../hostile';
import type { Shop } from '../shop';

const STREAM = 'StreamsClicks93EC3529';

interface Record {
  readonly Data: string;
  readonly PartitionKey: string;
}

/**
 * What is put through the API is in the stream.
 */
export const kinesis: readonly Check[] = [
  {
    title: 'clicks arrive byte for byte, one or several at once',
    run: async (shop) => {
      const bodies = HOSTILE_TEXTS.map((text) => oddJson('text', text, { page: '/' }));
      for (const body of bodies) {
        await shop.send(202, 'POST', '/clicks', body, { 'X-Visitor': 'anna' });
      }
      const batch = HOSTILE_TEXTS.slice(0, 9).map((visitor) => ({ visitor }));
      await shop.send(202, 'POST', '/clicks/batch', JSON.stringify(batch));
      const records = await allRecords(shop);
      deepStrictEqual(records.filter(({ PartitionKey }) => PartitionKey === 'anna').map(textOf), bodies);
      const others = records.filter(({ PartitionKey }) => PartitionKey !== 'anna');
      deepStrictEqual(others.map(({ PartitionKey }) => PartitionKey).sort(), HOSTILE_TEXTS.slice(0, 9).sort());
      deepStrictEqual(others.map((record) => JSON.parse(textOf(record)) as unknown), others.map(({ PartitionKey }) => ({ visitor: PartitionKey })));
    },
  },
];

function textOf({ Data }: Record): string {
  return Buffer.from(Data, 'base64').toString();
}

async function allRecords(shop: Shop): Promise<readonly Record[]> {
  const { Shards } = await shop.emulators.json<{ Shards: { ShardId: string }[] }>('kinesis', 'ListShards', { StreamName: STREAM });
  const records: Record[] = [];
  for (const { ShardId } of Shards) {
    const { ShardIterator } = await shop.emulators.json<{ ShardIterator: string }>('kinesis', 'GetShardIterator', {
      StreamName: STREAM, ShardId, ShardIteratorType: 'TRIM_HORIZON',
    });
    records.push(...(await shop.emulators.json<{ Records: Record[] }>('kinesis', 'GetRecords', { ShardIterator })).Records);
  }
  return records;
}
