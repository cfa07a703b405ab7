import { AUDIT, CLICKS } from './names';
import { json, jsonError } from '../../tour/service-errors';
import { problem } from '../../tour/step';
import type { Chapter, ExpectedCall, Step } from '../../tour/step';

const HOSTILE = '"},"StreamARN":"arn:x","PartitionKey":"';

const kinesis: Step[] = [
  {
    title: 'A click, as it came',
    request: { method: 'POST', path: '/clicks', headers: { 'X-Visitor': 'v-1' }, body: '{"page": "/tea"}' },
    call: click('{"page": "/tea"}'),
    answer: { status: 202, body: { sequenceNumber: '4954', shardId: 'shardId-000000000000' } },
  },
  {
    title: 'A click that wants to be another request is data, byte for byte',
    kind: 'hostile',
    request: { method: 'POST', path: '/clicks', headers: { 'X-Visitor': HOSTILE }, body: `${HOSTILE}\u2028 €` },
    call: { action: 'kinesis:PutRecord', parameters: { StreamARN: CLICKS, Data: base64(`${HOSTILE}\u2028 €`), PartitionKey: HOSTILE } },
    answer: { status: 202, body: { sequenceNumber: '4954', shardId: 'shardId-000000000000' } },
  },
  {
    title: 'A shard is full: 429',
    kind: 'failure',
    request: { method: 'POST', path: '/clicks', headers: { 'X-Visitor': 'v-1' }, body: '{"page": "/tea"}' },
    says: jsonError('ProvisionedThroughputExceededException'),
    call: click('{"page": "/tea"}'),
    answer: { ...problem(429), headers: { 'Retry-After': '1' } },
  },
  {
    title: 'Two clicks at once',
    request: { method: 'POST', path: '/clicks/batch', body: '[{"visitor":"v-1","page":"/"},{"visitor":"v-2","page":"/tea"}]' },
    call: clicks({ visitor: 'v-1', page: '/' }, { visitor: 'v-2', page: '/tea' }),
    answer: { status: 202, body: { records: [{ sequenceNumber: '1', shardId: 's-0' }, { sequenceNumber: '2', shardId: 's-1' }] } },
  },
  {
    title: 'One of them did not fit into its shard: 429, and which',
    kind: 'failure',
    request: { method: 'POST', path: '/clicks/batch', body: '[{"visitor":"v-1","page":"/"},{"visitor":"v-2","page":"/tea"}]' },
    says: json({ FailedRecordCount: 1, Records: [{ SequenceNumber: '1' }, { ErrorCode: 'ProvisionedThroughputExceededException' }] }),
    call: clicks({ visitor: 'v-1', page: '/' }, { visitor: 'v-2', page: '/tea' }),
    answer: { ...problem(429, { failed: [1] }), headers: { 'Retry-After': '1' } },
  },
  {
    title: 'A list of which one element is no click is refused as a whole',
    kind: 'hostile',
    request: { method: 'POST', path: '/clicks/batch', body: '[{"visitor":"v-1"},{"visitor":{"v":2}}]' },
    call: { action: 'kinesis:PutRecords', parameters: {}, refused: true },
    answer: problem(400),
  },
];

const firehose: Step[] = [
  {
    title: 'A line for the audit trail',
    request: { method: 'POST', path: '/audit', body: '{ "door": "opened" }' },
    call: { action: 'firehose:PutRecord', parameters: { DeliveryStreamName: AUDIT, Record: { Data: base64('{"door":"opened"}\n') } } },
    answer: { status: 202, body: { recordId: 'r-1' } },
  },
  {
    title: 'A line that holds a line break is still one line',
    kind: 'hostile',
    request: { method: 'POST', path: '/audit', body: '{"door":"x\\n{\\"forged\\":1}"}' },
    call: { action: 'firehose:PutRecord', parameters: { DeliveryStreamName: AUDIT, Record: { Data: base64('{"door":"x\\n{\\"forged\\":1}"}\n') } } },
    answer: { status: 202, body: { recordId: 'r-1' } },
  },
  {
    title: 'Firehose calls its throttle unavailable: 503',
    kind: 'failure',
    request: { method: 'POST', path: '/audit', body: '{"door":"opened"}' },
    says: jsonError('ServiceUnavailableException', 503),
    call: { action: 'firehose:PutRecord', parameters: { DeliveryStreamName: AUDIT, Record: { Data: base64('{"door":"opened"}\n') } } },
    answer: { ...problem(503), headers: { 'Retry-After': '1' } },
  },
  {
    title: 'Two lines at once',
    request: { method: 'POST', path: '/audit/batch', body: '{"entries":[{"door":"opened"},{"door":"closed"}]}' },
    call: lines({ door: 'opened' }, { door: 'closed' }),
    answer: { status: 202, body: { recordIds: ['r-1', 'r-2'] } },
  },
  {
    title: 'The second one is lost: 502, and which',
    kind: 'failure',
    request: { method: 'POST', path: '/audit/batch', body: '{"entries":[{"door":"opened"},{"door":"closed"}]}' },
    says: json({ FailedPutCount: 1, RequestResponses: [{ RecordId: 'r-1' }, { ErrorCode: 'InternalFailure', ErrorMessage: 'secret' }] }),
    call: lines({ door: 'opened' }, { door: 'closed' }),
    answer: problem(502, { failed: [1] }),
  },
];

function click(data: string): ExpectedCall {
  return { action: 'kinesis:PutRecord', parameters: { StreamARN: CLICKS, Data: base64(data), PartitionKey: 'v-1' } };
}

function clicks(...elements: { visitor: string; page: string }[]): ExpectedCall {
  const records = elements.map((element) => ({ Data: base64(JSON.stringify(element)), PartitionKey: element.visitor }));
  return { action: 'kinesis:PutRecords', parameters: { StreamARN: CLICKS, Records: records } };
}

function lines(...elements: object[]): ExpectedCall {
  const records = elements.map((element) => ({ Data: base64(`${JSON.stringify(element)}\n`) }));
  return { action: 'firehose:PutRecordBatch', parameters: { DeliveryStreamName: AUDIT, Records: records } };
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

/**
 * Clicks and the audit trail.
 */
export const streams: readonly Chapter[] = [
  { title: 'Clicks: Kinesis', steps: kinesis },
  { title: 'The audit trail: Firehose', steps: firehose },
];
