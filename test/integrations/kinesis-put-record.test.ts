import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { Key } from 'aws-cdk-lib/aws-kms';
import { LocalRoutes, newStack } from './support/local-route';
import { serviceSuite } from './support/service-suite';
import { parseServiceCall } from '../../local/src';
import { KinesisPutRecord, KinesisPutRecordProps } from '../../src/integrations';
import { RequestValue } from '../../src/mapping';

serviceSuite('KinesisPutRecord', {
  route: 'POST /clicks',
  integration: (stack, role) => new KinesisPutRecord(new Stream(stack, 'Stream', { streamName: 'clicks', encryptionKey: new Key(stack, 'Key') }), { role }),
  imported: (stack) => new KinesisPutRecord(Stream.fromStreamArn(stack, 'Stream', 'arn:aws:kinesis:eu-west-1:210987654321:stream/clicks')),
  request: { method: 'POST', path: '/clicks', body: '{"a": "é😀"}' },
  operation: 'PutRecord',
  input: {
    StreamARN: 'arn:aws:kinesis:us-east-1:123456789012:stream/clicks', PartitionKey: expect.stringMatching(/.{5,}/), Data: Buffer.from('{"a": "é😀"}').toString('base64'),
  },
  answer: { SequenceNumber: '4954', ShardId: 'shardId-0' },
  status: 202,
  body: { sequenceNumber: '4954', shardId: 'shardId-0' },
  rights: ['kinesis:PutRecord', 'kms:GenerateDataKey'],
});

function routes(props: KinesisPutRecordProps): LocalRoutes {
  const stack = newStack();
  return new LocalRoutes(stack, { 'POST /clicks': new KinesisPutRecord(new Stream(stack, 'Stream'), props) }, { status: 200, body: '{}' });
}

async function sent(props: KinesisPutRecordProps, body: string): Promise<{ data: string; key: unknown }> {
  const local = routes(props);
  await local.invoke({ method: 'POST', path: '/clicks', body });
  const { Data, PartitionKey } = parseServiceCall(local.call).input;
  return { data: Buffer.from(String(Data), 'base64').toString(), key: PartitionKey };
}

test.each<[string, RequestValue, string, string]>([
  ['the JSON of the body', RequestValue.wholeBody(), '{ "text": "a" }', '{"text":"a"}'],
  ['a member', RequestValue.body('text'), '{"text":"a\\nb\\u0000\\"\'"}', 'a\nb\0"\''],
  ['a member, or else a constant', RequestValue.body('text').or("it's"), '{}', "it's"],
  ['a constant', RequestValue.literal('$x'), '{}', '$x'],
])('data can be %s', async (_case, data, body, expected) => {
  expect(await sent({ data, partitionKey: RequestValue.literal('k') }, body)).toEqual({ data: expected, key: 'k' });
});

test.each<[string, RequestValue, string]>([
  ['an empty body', RequestValue.rawBody(), ''],
  ['an empty body as JSON', RequestValue.wholeBody(), ''],
  ['an object as text', RequestValue.body('text'), '{"text":{}}'],
  ['a lone surrogate', RequestValue.body('text'), '{"text":"\\ud800"}'],
])('refuses %s', async (_case, data, body) => {
  const local = routes({ data });
  local.answer = { status: 400, body: '{}' };
  expect((await local.invoke({ method: 'POST', path: '/clicks', body })).status).toBe(400);
  expect(local.call.body.toString()).toBe('{}');
});
