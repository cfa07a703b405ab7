import { DeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { LocalRoutes, newStack } from './support/local-route';
import { serviceSuite } from './support/service-suite';
import { parseServiceCall } from '../../local/src';
import { FirehosePutRecord, FirehosePutRecordProps } from '../../src/integrations';
import { RequestValue } from '../../src/mapping';

serviceSuite('FirehosePutRecord', {
  route: 'POST /clicks',
  integration: (stack, role) => new FirehosePutRecord(DeliveryStream.fromDeliveryStreamName(stack, 'Stream', 'clicks'), { role }),
  imported: (stack) => new FirehosePutRecord(DeliveryStream.fromDeliveryStreamArn(stack, 'Stream', 'arn:aws:firehose:eu-west-1:210987654321:deliverystream/clicks')),
  request: { method: 'POST', path: '/clicks', body: '{\n  "a": "é"\n}' },
  operation: 'PutRecord',
  input: { DeliveryStreamName: 'clicks', Record: { Data: Buffer.from('{"a":"é"}\n').toString('base64') } },
  answer: { RecordId: 'r-1', Encrypted: false },
  status: 202,
  body: { recordId: 'r-1' },
  rights: ['firehose:PutRecord'],
});

function routes(props: FirehosePutRecordProps): LocalRoutes {
  const stack = newStack();
  return new LocalRoutes(stack, { 'POST /clicks': new FirehosePutRecord(DeliveryStream.fromDeliveryStreamName(stack, 'Stream', 'clicks'), props) }, { status: 200, body: '{"RecordId":"r"}' });
}

test.each<[string, FirehosePutRecordProps, string, string]>([
  ['a text', { data: RequestValue.rawBody() }, 'a,b', 'a,b\n'],
  ['a text of lines', { data: RequestValue.rawBody(), appendNewline: false }, 'a\r\nb\n', 'a\r\nb\n'],
  ['JSON with line ends in it', {}, '{"a":"x\\ny"}', '{"a":"x\\ny"}\n'],
  ['a member', { data: RequestValue.body('a') }, '{"a":"\\u2028"}', '\u2028\n'],
])('puts %s', async (_case, props, body, expected) => {
  const local = routes(props);
  expect((await local.invoke({ method: 'POST', path: '/clicks', body })).status).toBe(202);
  const { Data } = parseServiceCall(local.call).input.Record as { Data: string };
  expect(Buffer.from(Data, 'base64').toString()).toBe(expected);
});

test.each<[string, FirehosePutRecordProps, string]>([
  ['two lines as one record', { data: RequestValue.rawBody() }, '{"a":1}\n{"forged":true}'],
  ['a member of two lines', { data: RequestValue.body('a') }, '{"a":"x\\ny"}'],
  ['a carriage return', { data: RequestValue.body('a') }, '{"a":"x\\ry"}'],
  ['an empty body', {}, ''],
  ['an empty object', {}, '{ }'],
  ['a lone surrogate', {}, '{"a":"\\ud800"}'],
])('refuses %s', async (_case, props, body) => {
  const local = routes(props);
  local.answer = { status: 400, body: '{}' };
  expect((await local.invoke({ method: 'POST', path: '/clicks', body })).status).toBe(400);
  expect(local.call.body.toString()).toBe('{}');
});

test.each(['{"a":1}\n{"forged":true}', '{"a":1}{"forged":true}', '{"a":1}\n\n'])('puts one record at most: %j', async (body) => {
  const local = routes({});
  await local.invoke({ method: 'POST', path: '/clicks', body });
  const records = local.calls.map((call) => Buffer.from((parseServiceCall(call).input.Record as { Data: string }).Data, 'base64').toString());
  expect(records.filter((record) => record !== '{"a":1}\n')).toEqual([]);
});

test('refuses a body that is no JSON before anything is called', async () => {
  const local = routes({});
  expect((await local.invoke({ method: 'POST', path: '/clicks', body: '{"a":' })).status).toBe(400);
  expect(local.calls).toEqual([]);
});
