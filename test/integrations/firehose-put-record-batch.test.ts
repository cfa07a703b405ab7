import { DeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { LocalRoutes, newStack } from './support/local-route';
import { serviceSuite } from './support/service-suite';
import { parseServiceCall } from '../../local/src';
import { FirehosePutRecordBatch, FirehosePutRecordBatchProps } from '../../src/integrations';
import { ElementValue } from '../../src/mapping';

const base64 = (text: string) => Buffer.from(text).toString('base64');

serviceSuite('FirehosePutRecordBatch', {
  route: 'POST /clicks',
  integration: (stack, role) => new FirehosePutRecordBatch(DeliveryStream.fromDeliveryStreamName(stack, 'Stream', 'clicks'), { role }),
  imported: (stack) => new FirehosePutRecordBatch(DeliveryStream.fromDeliveryStreamArn(stack, 'Stream', 'arn:aws:firehose:eu-west-1:210987654321:deliverystream/clicks')),
  request: { method: 'POST', path: '/clicks', body: '[{"a":\n1}, {"b": 2}]' },
  operation: 'PutRecordBatch',
  input: { DeliveryStreamName: 'clicks', Records: [{ Data: base64('{"a":1}\n') }, { Data: base64('{"b":2}\n') }] },
  answer: { FailedPutCount: 0, Encrypted: false, RequestResponses: [{ RecordId: 'r-1' }, { RecordId: 'r-2' }] },
  status: 202,
  body: { recordIds: ['r-1', 'r-2'] },
  rights: ['firehose:PutRecordBatch'],
});

function routes(props: FirehosePutRecordBatchProps, answer: object): LocalRoutes {
  const stack = newStack();
  return new LocalRoutes(stack, { 'POST /clicks': new FirehosePutRecordBatch(DeliveryStream.fromDeliveryStreamName(stack, 'Stream', 'clicks'), props) }, {
    status: 200, body: JSON.stringify(answer),
  });
}

test.each([
  ['throttled', ['ServiceUnavailableException'], 503],
  ['broken', ['InternalFailure'], 502],
  ['both', ['ServiceUnavailableException', 'InternalFailure'], 502],
])('a part that was %s is no success', async (_case, codes, status) => {
  const failures = codes.map((ErrorCode) => ({ ErrorCode, ErrorMessage: 'secret' }));
  const local = routes({}, { FailedPutCount: codes.length, RequestResponses: [{ RecordId: 'r' }, ...failures] });
  const answer = await local.invoke({ method: 'POST', path: '/clicks', body: '[1,2,3]' });
  expect(answer.status).toBe(status);
  const failed = codes.map((_code, index) => index + 1);
  expect(JSON.parse(answer.body.toString())).toEqual({ message: expect.any(String), requestId: expect.any(String), failed });
});

test('puts texts as they are without line ends', async () => {
  const local = routes({ data: ElementValue.member('line'), appendNewline: false }, { FailedPutCount: 0, RequestResponses: [] });
  await local.invoke({ method: 'POST', path: '/clicks', body: '[{"line":"a\\nb"}]' });
  expect(parseServiceCall(local.call).input.Records).toEqual([{ Data: base64('a\nb') }]);
});

test('refuses a batch in which one record has two lines', async () => {
  const local = routes({ data: ElementValue.member('line') }, {});
  local.answer = { status: 400, body: '{}' };
  expect((await local.invoke({ method: 'POST', path: '/clicks', body: '[{"line":"a"},{"line":"a\\nb"}]' })).status).toBe(400);
  expect(local.call.body.toString()).toBe('{}');
});
