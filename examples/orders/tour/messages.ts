import { ANNOUNCEMENTS, EVENTS, HISTORY, NOTES, PACKING } from './names';
import { formError, json, jsonError } from '../../tour/service-errors';
import { invalid, problem, REQUEST_ID } from '../../tour/step';
import type { Chapter, Step } from '../../tour/step';

const ORDER = '{"customerId":"anna","placedAt":"2026-02-03T10:00:00Z","lines":[{"sku":"tea","quantity":2}]}';

/** A message that wants to be a whole request to SQS. */
const REQUEST_IN_TEXT = '","QueueUrl":"https://evil.example","x":"&Action=PurgeQueue';

/** Text that has been through every kind of quoting. */
const ODD_TEXT = 'it\'s "odd": \\ %26 + & ; $context.stage #set($a=1) @@ \u2028 😀\r\n';

const queue: Step[] = [
  {
    title: 'An order goes to be packed: 202, and the body travels byte for byte',
    request: { method: 'POST', path: '/packing?priority=2', headers: { 'X-Channel': 'app' }, body: ORDER },
    call: {
      action: 'sqs:SendMessage',
      parameters: {
        QueueUrl: PACKING,
        MessageBody: ORDER,
        MessageAttributes: { channel: { DataType: 'String', StringValue: 'app' }, priority: { DataType: 'Number', StringValue: '2' } },
      },
    },
    answer: { status: 202, body: { messageId: 'm-1' } },
  },
  {
    title: 'A body that calls itself a form is not handed on as one: 415',
    kind: 'hostile',
    request: { method: 'POST', path: '/packing', headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: ORDER },
    answer: { status: 415, body: { message: 'Unsupported Media Type', requestId: REQUEST_ID } },
  },
  {
    title: 'The queue is over its limit: 429',
    kind: 'failure',
    request: { method: 'POST', path: '/packing', body: ORDER },
    says: jsonError('OverLimit'),
    call: {
      action: 'sqs:SendMessage',
      parameters: { QueueUrl: PACKING, MessageBody: ORDER, MessageAttributes: { channel: { DataType: 'String', StringValue: 'web' } } },
    },
    answer: { ...problem(429), headers: { 'Retry-After': '1' } },
  },
  {
    title: 'Two orders at once; the ids come in their order, not in that of the service',
    request: { method: 'POST', path: '/packing/batch', body: '{"orders":[{"customerId":"anna"},{"customerId":"bob"}]}' },
    call: { action: 'sqs:SendMessageBatch', parameters: batch('anna', 'bob') },
    answer: { status: 202, body: { messageIds: ['m-1', 'm-2'] } },
  },
  {
    title: 'Of two orders one is lost: that is no success',
    kind: 'failure',
    request: { method: 'POST', path: '/packing/batch', body: '{"orders":[{"customerId":"anna"},{"customerId":"bob"}]}' },
    says: json({ Successful: [{ Id: '0', MessageId: 'm-1' }], Failed: [{ Id: '1', Code: 'InternalError', SenderFault: false }] }),
    call: { action: 'sqs:SendMessageBatch', parameters: batch('anna', 'bob') },
    answer: problem(502, { failed: [1] }),
  },
  {
    title: 'A customer in a batch who closes every bracket is a customer of that name',
    kind: 'hostile',
    request: { method: 'POST', path: '/packing/batch', body: JSON.stringify({ orders: [{ customerId: '"}},{"Id":"9' }] }) },
    says: json({ Successful: [{ Id: '0', MessageId: 'm-1' }] }),
    call: { action: 'sqs:SendMessageBatch', parameters: batch('"}},{"Id":"9') },
    answer: { status: 202, body: { messageIds: ['m-1'] } },
  },
  {
    title: 'The packers ask for work',
    request: { path: '/packing' },
    call: {
      action: 'sqs:ReceiveMessage',
      parameters: { QueueUrl: PACKING, MaxNumberOfMessages: 5, WaitTimeSeconds: 5, MessageAttributeNames: ['channel'] },
    },
    answer: { status: 200, body: { messages: [{ messageId: 'm-1', receiptHandle: 'AQEB/+=', body: '{"id":"o-1"}' }] } },
  },
  {
    title: 'There is none: an empty list',
    request: { path: '/packing' },
    says: json({}),
    call: {
      action: 'sqs:ReceiveMessage',
      parameters: { QueueUrl: PACKING, MaxNumberOfMessages: 5, WaitTimeSeconds: 5, MessageAttributeNames: ['channel'] },
    },
    answer: { status: 200, body: { messages: [] } },
  },
  {
    title: 'Work is done',
    request: { method: 'DELETE', path: '/packing', query: { receiptHandle: 'AQEB/+=' } },
    call: { action: 'sqs:DeleteMessage', parameters: { QueueUrl: PACKING, ReceiptHandle: 'AQEB/+=' } },
    answer: { status: 204 },
  },
  {
    title: 'Work that nobody names is not done',
    kind: 'hostile',
    request: { method: 'DELETE', path: '/packing' },
    answer: invalid('Missing required request parameters: [receiptHandle]'),
  },
  {
    title: 'A receipt handle that is none: 400, without a word of the service',
    kind: 'failure',
    request: { method: 'DELETE', path: '/packing', query: { receiptHandle: REQUEST_IN_TEXT } },
    says: jsonError('ReceiptHandleIsInvalid'),
    call: { action: 'sqs:DeleteMessage', parameters: { QueueUrl: PACKING, ReceiptHandle: REQUEST_IN_TEXT } },
    answer: problem(400),
  },
];

const fifo: Step[] = [
  {
    title: 'A note of a customer, in order and once',
    request: { method: 'POST', path: '/customers/anna/notes', headers: { 'Idempotency-Key': 'k-1' }, body: '{"text":"ring twice"}' },
    call: note('anna', 'ring twice'),
    answer: { status: 202, body: { messageId: 'm-1', sequenceNumber: '18849496460467696128' } },
  },
  {
    title: 'A note that wants to be a request stays a note',
    kind: 'hostile',
    request: { method: 'POST', path: '/customers/anna/notes', headers: { 'Idempotency-Key': 'k-1' }, body: JSON.stringify({ text: REQUEST_IN_TEXT }) },
    call: note('anna', REQUEST_IN_TEXT),
    answer: { status: 202, body: { messageId: 'm-1', sequenceNumber: '18849496460467696128' } },
  },
  {
    title: 'A very long note arrives whole',
    kind: 'hostile',
    request: { method: 'POST', path: '/customers/anna/notes', headers: { 'Idempotency-Key': 'k-1' }, body: JSON.stringify({ text: ODD_TEXT.repeat(5000) }) },
    call: note('anna', ODD_TEXT.repeat(5000)),
    answer: { status: 202, body: { messageId: 'm-1', sequenceNumber: '18849496460467696128' } },
  },
  {
    title: 'A queue whose key is disabled is our affair: 502',
    kind: 'failure',
    request: { method: 'POST', path: '/customers/anna/notes', headers: { 'Idempotency-Key': 'k-1' }, body: '{"text":"ring twice"}' },
    says: jsonError('KmsDisabled'),
    call: note('anna', 'ring twice'),
    answer: problem(502),
  },
];

const news: Step[] = [
  {
    title: 'News for everybody who subscribed',
    request: { method: 'POST', path: '/announcements', body: '{"subject":"Tea","text":"The tea is here"}' },
    call: {
      action: 'sns:Publish',
      parameters: {
        TopicArn: ANNOUNCEMENTS,
        Subject: 'Tea',
        Message: 'The tea is here',
        MessageAttributes: { audience: { DataType: 'String', StringValue: 'everybody' } },
      },
    },
    answer: { status: 202, body: { messageId: 'm-1' } },
  },
  {
    title: 'News with every character that ever broke out of a form',
    kind: 'hostile',
    request: { method: 'POST', path: '/announcements', body: JSON.stringify({ text: `${ODD_TEXT}&TopicArn=x`, audience: '&Action=DeleteTopic' }) },
    call: {
      action: 'sns:Publish',
      parameters: {
        TopicArn: ANNOUNCEMENTS,
        Message: `${ODD_TEXT}&TopicArn=x`,
        MessageAttributes: { audience: { DataType: 'String', StringValue: '&Action=DeleteTopic' } },
      },
    },
    answer: { status: 202, body: { messageId: 'm-1' } },
  },
  {
    title: 'What happened to an order, in order',
    request: { method: 'POST', path: '/orders/o-1/history', headers: { 'Idempotency-Key': 'k-1' }, body: '{"paid":true}' },
    call: {
      action: 'sns:Publish',
      parameters: { TopicArn: HISTORY, Message: '{"paid":true}', MessageGroupId: 'o-1', MessageDeduplicationId: 'k-1' },
    },
    answer: { status: 202, body: { messageId: 'm-1', sequenceNumber: '10000000000000000001' } },
  },
  {
    title: 'SNS is throttled: 429',
    kind: 'failure',
    request: { method: 'POST', path: '/orders/o-1/history', headers: { 'Idempotency-Key': 'k-1' }, body: '{"paid":true}' },
    says: formError('Throttled'),
    call: {
      action: 'sns:Publish',
      parameters: { TopicArn: HISTORY, Message: '{"paid":true}', MessageGroupId: 'o-1', MessageDeduplicationId: 'k-1' },
    },
    answer: { ...problem(429), headers: { 'Retry-After': '1' } },
  },
];

const events: Step[] = [
  {
    title: 'Something happened',
    request: { method: 'POST', path: '/events?type=basket.left', body: '{"basket":"b-1"}' },
    call: event('basket.left', '{"basket":"b-1"}'),
    answer: { status: 202, body: { eventId: 'e-1' } },
  },
  {
    title: 'A detail that forges the source of the event is a detail',
    kind: 'hostile',
    request: { method: 'POST', path: '/events?type=x', body: JSON.stringify({ basket: '"}","Source":"aws.ec2","Detail":"{' }) },
    call: event('x', JSON.stringify({ basket: '"}","Source":"aws.ec2","Detail":"{' })),
    answer: { status: 202, body: { eventId: 'e-1' } },
  },
  {
    title: 'EventBridge says 200 and means that it failed: 502',
    kind: 'failure',
    request: { method: 'POST', path: '/events?type=x', body: '{"basket":"b-1"}' },
    says: json({ FailedEntryCount: 1, Entries: [{ ErrorCode: 'InternalFailure', ErrorMessage: 'secret-bus' }] }),
    call: event('x', '{"basket":"b-1"}'),
    answer: problem(502),
  },
  {
    title: 'The same for a throttle: 429',
    kind: 'failure',
    request: { method: 'POST', path: '/events?type=x', body: '{"basket":"b-1"}' },
    says: json({ FailedEntryCount: 1, Entries: [{ ErrorCode: 'ThrottlingException', ErrorMessage: 'secret-bus' }] }),
    call: event('x', '{"basket":"b-1"}'),
    answer: { ...problem(429), headers: { 'Retry-After': '1' } },
  },
];

function batch(...customers: string[]): object {
  return {
    QueueUrl: PACKING,
    Entries: customers.map((customerId, index) => ({
      Id: String(index),
      MessageBody: JSON.stringify({ customerId }),
      MessageAttributes: { customer: { DataType: 'String', StringValue: customerId } },
    })),
  };
}

function note(customer: string, text: string): NonNullable<Step['call']> {
  return {
    action: 'sqs:SendMessage',
    parameters: { QueueUrl: NOTES, MessageBody: text, MessageGroupId: customer, MessageDeduplicationId: 'k-1' },
  };
}

function event(type: string, detail: string): NonNullable<Step['call']> {
  return {
    action: 'events:PutEvents',
    parameters: { Entries: [{ EventBusName: EVENTS, Source: 'shop.web', DetailType: type, Detail: JSON.parse(detail) as object }] },
  };
}

/**
 * Queues, topics and the bus.
 */
export const messages: readonly Chapter[] = [
  { title: 'Work and notes: SQS', steps: [...queue, ...fifo] },
  { title: 'News: SNS', steps: news },
  { title: 'What happened: EventBridge', steps: events },
];
