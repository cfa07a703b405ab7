import { callJson, storesOf, type Answer } from './store-fixture';
import type { LocalStores } from '../../src';

const RESOURCES = {
  Clicks: { Type: 'AWS::Kinesis::Stream', Properties: { ShardCount: 2, StreamEncryption: { EncryptionType: 'KMS', KeyId: 'x' } } },
  Plain: { Type: 'AWS::Kinesis::Stream', Properties: { Name: 'plain' } },
  Audit: { Type: 'AWS::KinesisFirehose::DeliveryStream' },
};
const BYTES = Buffer.from([0, 255, 34, 92, 10, 240, 159, 152, 128]);

let stores: LocalStores;

beforeEach(() => {
  stores = storesOf(RESOURCES);
});

describe('Kinesis', () => {
  const put = (input: object): Promise<Answer> => (
    callJson(stores, 'kinesis', 'PutRecord', { StreamName: 'Clicks', Data: BYTES.toString('base64'), PartitionKey: 'anna', ...input })
  );

  test('a record arrives byte for byte', async () => {
    const { body, status } = await put({ PartitionKey: '"__proto__😀' });
    const [record] = stores.stream('Clicks').records;
    expect(status).toBe(200);
    expect(body).toEqual({ ShardId: record.shardId, SequenceNumber: record.sequenceNumber, EncryptionType: 'KMS' });
    expect(record).toMatchObject({ data: BYTES, partitionKey: '"__proto__😀', arrivedAt: new Date('2026-03-04T05:06:07.000Z') });
  });

  test('a key has one shard, and its digest may be given', async () => {
    const shards = [];
    for (const ExplicitHashKey of ['0', String(2n ** 127n), String(2n ** 128n - 1n)]) {
      shards.push(((await put({ ExplicitHashKey })).body as { ShardId: string }).ShardId);
    }
    expect(shards).toEqual(['shardId-000000000000', 'shardId-000000000001', 'shardId-000000000001']);
    const [first, second] = [await put({}), await put({})] as { body: { ShardId: string } }[];
    expect(first.body.ShardId).toBe(second.body.ShardId);
  });

  test('several records get growing numbers', async () => {
    const Records = ['a', 'b'].map((PartitionKey) => ({ Data: 'AA==', PartitionKey }));
    const { body } = await callJson(stores, 'kinesis', 'PutRecords', { StreamARN: 'arn:aws:kinesis:eu-west-1:111122223333:stream/plain', Records });
    const [first, second] = stores.stream('plain').records;
    expect(body).toEqual({
      FailedRecordCount: 0, Records: [first, second].map(({ shardId, sequenceNumber }) => ({ ShardId: shardId, SequenceNumber: sequenceNumber })),
    });
    expect(BigInt(second.sequenceNumber) > BigInt(first.sequenceNumber)).toBe(true);
  });

  test.each<[string, object, string]>([
    ['an unknown stream', { StreamName: 'none' }, 'ResourceNotFoundException'],
    ['a stream named like a prototype\'s member', { StreamName: '__proto__' }, 'ResourceNotFoundException'],
    ['no stream', { StreamName: undefined }, 'InvalidArgumentException'],
    ['a digest that is none', { ExplicitHashKey: String(2n ** 128n) }, 'InvalidArgumentException'],
  ])('fails for %s', async (_case, input, type) => {
    expect(await put(input)).toMatchObject({ status: 400, body: { __type: type } });
  });

  test('fails for data that is not base64', async () => {
    expect(await put({ Data: 'ä' })).toMatchObject({ status: 400 });
    expect(stores.stream('Clicks').records).toEqual([]);
  });
});

describe('Firehose', () => {
  const put = (action: string, input: object): Promise<Answer> => callJson(stores, 'firehose', action, { DeliveryStreamName: 'Audit', ...input });

  test('records arrive byte for byte', async () => {
    const one = await put('PutRecord', { Record: { Data: BYTES.toString('base64') } });
    const more = await put('PutRecordBatch', { Records: [{ Data: 'AA==' }, { Data: '' }] });
    const { records } = stores.deliveryStream('Audit');
    expect(records.map(({ data }) => data)).toEqual([BYTES, Buffer.from([0]), Buffer.alloc(0)]);
    expect(one.body).toEqual({ RecordId: records[0].recordId, Encrypted: false });
    const RequestResponses = records.slice(1).map(({ recordId }) => ({ RecordId: recordId }));
    expect(more.body).toEqual({ FailedPutCount: 0, Encrypted: false, RequestResponses });
  });

  test('fails for an unknown stream', async () => {
    expect(await put('PutRecord', { DeliveryStreamName: 'none', Record: { Data: '' } }))
      .toMatchObject({ status: 400, body: { __type: 'ResourceNotFoundException', message: 'Firehose none not found.' } });
  });
});
