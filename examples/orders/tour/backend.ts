import type { BackendAnswer, BackendCall, StubAnswer } from 'cdk-apigateway-local';
import { fulfilmentOf } from './names';
import { STORED_ORDER } from './stored-order';
import { json, xmlError } from '../../tour/service-errors';

/**
 * What everybody whom the API calls says on a good day, in the form in which AWS says it.
 */
export const GOOD_DAY: Readonly<Record<string, StubAnswer>> = {
  'dynamodb:GetItem': ({ body }) => json({ Item: body.includes('warehouse') ? { quantity: { N: '12' } } : STORED_ORDER }),
  'dynamodb:PutItem': json({}),
  'dynamodb:UpdateItem': json({ Attributes: STORED_ORDER }),
  'dynamodb:DeleteItem': json({ Attributes: STORED_ORDER }),
  'dynamodb:Query': json({ Items: [STORED_ORDER], Count: 1, ScannedCount: 1 }),
  'dynamodb:Scan': json({ Items: [{ id: { S: 'o-1' }, customerId: { S: 'anna' }, status: { S: 'new' } }], Count: 1, ScannedCount: 1 }),
  'sqs:SendMessage': ({ url }) => json({ MessageId: 'm-1', ...(url.includes('.fifo') && { SequenceNumber: '18849496460467696128' }) }),
  'sqs:SendMessageBatch': json({ Successful: [{ Id: '1', MessageId: 'm-2' }, { Id: '0', MessageId: 'm-1' }] }),
  'sqs:ReceiveMessage': json({ Messages: [{ MessageId: 'm-1', ReceiptHandle: 'AQEB/+=', Body: '{"id":"o-1"}', MD5OfBody: 'c0ffee' }] }),
  'sqs:DeleteMessage': { status: 200 },
  'sns:Publish': ({ body }) => json({
    PublishResponse: { PublishResult: { MessageId: 'm-1', SequenceNumber: body.includes('.fifo') ? '10000000000000000001' : null } },
  }),
  'events:PutEvents': json({ FailedEntryCount: 0, Entries: [{ EventId: 'e-1' }] }),
  'kinesis:PutRecord': json({ SequenceNumber: '4954', ShardId: 'shardId-000000000000' }),
  'kinesis:PutRecords': json({ FailedRecordCount: 0, Records: [{ SequenceNumber: '1', ShardId: 's-0' }, { SequenceNumber: '2', ShardId: 's-1' }] }),
  'firehose:PutRecord': json({ RecordId: 'r-1', Encrypted: true }),
  'firehose:PutRecordBatch': json({ FailedPutCount: 0, RequestResponses: [{ RecordId: 'r-1' }, { RecordId: 'r-2' }] }),
  'states:StartExecution': json({ executionArn: fulfilmentOf('o-1'), startDate: 1770112800 }),
  'states:StartSyncExecution': json({ status: 'SUCCEEDED', output: '{"currency":"EUR","amount":42}' }),
  'states:DescribeExecution': json({ status: 'SUCCEEDED', startDate: 1770112800, stopDate: 1770113800, output: '{"parcel":77}' }),
  'states:StopExecution': json({ stopDate: 1770113800 }),
  'states:SendTaskSuccess': json({}),
  'states:SendTaskFailure': json({}),
  's3:GetObject': ofOwner(document),
  's3:HeadObject': ofOwner(document),
  's3:PutObject': ofOwner(() => ({ headers: { ETag: '"9a0364b9"' } })),
  's3:DeleteObject': ofOwner(() => ({ status: 204 })),
  's3:ListObjectsV2': ofOwner(() => ({
    headers: { 'Content-Type': 'application/xml' },
    body: '<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult><Name>documents</Name><KeyCount>1</KeyCount><IsTruncated>false</IsTruncated>'
      + '<EncodingType>url</EncodingType><Contents><Key>documents/terms.pdf</Key><LastModified>2026-02-03T10:00:00.000Z</LastModified>'
      + '<ETag>&quot;9a0364b9&quot;</ETag><Size>6</Size></Contents></ListBucketResult>',
  })),
  'lambda': ({ body }) => ({ payload: body.includes('requestContext') ? { statusCode: 200, body: '{"amount":12.5}' } : { amount: 25, currency: 'EUR', margin: 9 } }),
  'http': ({ url }) => json(url.includes('charges') ? { charge: { id: 'ch-1' }, secret: 's' } : { state: 'on its way' }),
  'ssm': json({ Parameter: { Value: 'Mo-Fr 9-18', ARN: 'arn:aws:ssm:us-east-1:123456789012:parameter/hours' } }),
  'monitoring': json({ DescribeAlarmsResponse: { DescribeAlarmsResult: { MetricAlarms: [{ AlarmName: 'latency', StateValue: 'ALARM' }] } } }),
  'scheduler': ({ path }) => (path.includes('/refused-') ? json({ Message: 'Invalid name' }, 400) : json({})),
  'iotdata': json({ message: 'OK' }),
};

/**
 * S3 refuses a call that names an owner of the bucket who cannot be one: what templates send for a request that they refuse.
 */
function ofOwner(answer: (call: BackendCall) => BackendAnswer): (call: BackendCall) => BackendAnswer {
  return (call) => (call.headers['x-amz-expected-bucket-owner'] === 'refused' ? xmlError('InvalidBucketOwnerAWSAccountID', 400) : answer(call));
}

/**
 * An object of any bucket: a page, or bytes that are no text.
 */
function document({ path }: BackendCall): BackendAnswer {
  const headers = { 'ETag': '"9a0364b9"', 'Last-Modified': 'Tue, 03 Feb 2026 10:00:00 GMT', 'x-amz-server-side-encryption': 'aws:kms' };
  return path.endsWith('.html')
    ? { headers: { ...headers, 'Content-Type': 'text/html' }, body: '<h1>The shop</h1>' }
    : { headers: { ...headers, 'Content-Type': 'application/pdf' }, body: Buffer.from([0x25, 0x50, 0x44, 0x46, 0xff, 0x00]) };
}
