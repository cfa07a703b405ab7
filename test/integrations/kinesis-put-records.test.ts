import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { Key } from 'aws-cdk-lib/aws-kms';
import { LocalRoutes, newStack } from './support/local-route';
import { serviceSuite } from './support/service-suite';
import { parseServiceCall } from '../../local/src';
import { KinesisPutRecords } from '../../src/integrations';
import { ElementValue, RequestValue } from '../../src/mapping';

const base64 = (text: string) => Buffer.from(text).toString('base64');

serviceSuite('KinesisPutRecords', {
  route: 'POST /clicks',
  integration: (stack, role) => new KinesisPutRecords(new Stream(stack, 'Stream', { streamName: 'clicks', encryptionKey: new Key(stack, 'Key') }), {
    role, partitionKey: ElementValue.member('k').or('none'),
  }),
  imported: (stack) => new KinesisPutRecords(Stream.fromStreamArn(stack, 'Stream', 'arn:aws:kinesis:eu-west-1:210987654321:stream/clicks')),
  request: { method: 'POST', path: '/clicks', body: '[{"k": "é"}, "two"]' },
  operation: 'PutRecords',
  input: {
    StreamARN: 'arn:aws:kinesis:us-east-1:123456789012:stream/clicks',
    Records: [{ Data: base64('{"k":"é"}'), PartitionKey: 'é' }, { Data: base64('"two"'), PartitionKey: 'none' }],
  },
  answer: { FailedRecordCount: 0, Records: [{ SequenceNumber: '1', ShardId: 'a' }, { SequenceNumber: '2', ShardId: 'b', ErrorCode: null }] },
  status: 202,
  body: { records: [{ sequenceNumber: '1', shardId: 'a' }, { sequenceNumber: '2', shardId: 'b' }] },
  rights: ['kinesis:PutRecords', 'kms:GenerateDataKey'],
});

function routes(answer: object): LocalRoutes {
  const stack = newStack();
  return new LocalRoutes(stack, { 'POST /clicks': new KinesisPutRecords(new Stream(stack, 'Stream'), { records: RequestValue.body('clicks'), data: ElementValue.text() }) }, {
    status: 200, body: JSON.stringify(answer),
  });
}

const OK = { SequenceNumber: '1', ShardId: 'a' };
const THROTTLED = { ErrorCode: 'ProvisionedThroughputExceededException', ErrorMessage: 'secret account 123456789012' };
const BROKEN = { ErrorCode: 'InternalFailure', ErrorMessage: 'Internal service failure.' };

test.each([
  ['throttled', [OK, THROTTLED, OK, THROTTLED], 429, [1, 3], '1'],
  ['broken', [BROKEN, OK], 502, [0], undefined],
  ['throttled and broken', [THROTTLED, OK, BROKEN], 502, [0, 2], undefined],
])('a part that was %s is no success', async (_case, Records, status, failed, retryAfter) => {
  const local = routes({ FailedRecordCount: failed.length, Records });
  const answer = await local.invoke({ method: 'POST', path: '/clicks', body: JSON.stringify({ clicks: ['a', 'b', 'c', 'd'] }) });
  expect(answer.status).toBe(status);
  expect(JSON.parse(answer.body.toString())).toEqual({ message: expect.any(String), requestId: expect.any(String), failed });
  expect(answer.headers['retry-after']).toBe(retryAfter);
});

test('an answer without a count is no success', async () => {
  expect((await routes({}).invoke({ method: 'POST', path: '/clicks', body: '{"clicks":["a"]}' })).status).not.toBe(202);
});

test('keeps the records of a request together unless told otherwise', async () => {
  const local = routes({ FailedRecordCount: 0, Records: [] });
  await local.invoke({ method: 'POST', path: '/clicks', body: '{"clicks":["a","b"]}' });
  const [first, second] = parseServiceCall(local.call).input.Records as { Data: string; PartitionKey: string }[];
  expect(first).toEqual({ Data: base64('a'), PartitionKey: second.PartitionKey });
});

test('takes 500 records', async () => {
  const local = routes({ FailedRecordCount: 0, Records: [] });
  expect((await local.invoke({ method: 'POST', path: '/clicks', body: JSON.stringify({ clicks: Array(500).fill('x') }) })).status).toBe(202);
  expect(parseServiceCall(local.call).input.Records).toHaveLength(500);
});

test.each([['501 records', Array(501).fill('x')], ['none', []], ['one that is no string', ['x', 1]]])('refuses %s', async (_case, clicks) => {
  const local = routes({});
  local.answer = { status: 400, body: '{}' };
  expect((await local.invoke({ method: 'POST', path: '/clicks', body: JSON.stringify({ clicks }) })).status).toBe(400);
  expect(local.call.body.toString()).toBe('{}');
});
