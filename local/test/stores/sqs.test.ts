import { createHash } from 'node:crypto';
import { callForm, callJson, storesOf, TestClock, type Answer } from './store-fixture';
import type { LocalStores } from '../../src';

const BASE = 'https://sqs.eu-west-1.amazonaws.com/111122223333';
const WORK = `${BASE}/work`;
const FIFO = `${BASE}/Notes.fifo`;
const RESOURCES = {
  Work: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'work', VisibilityTimeout: 60, RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] }, maxReceiveCount: 2 } } },
  Dead: { Type: 'AWS::SQS::Queue' },
  Small: { Type: 'AWS::SQS::Queue', Properties: { MaximumMessageSize: 1024, MessageRetentionPeriod: 60, DelaySeconds: 5 } },
  Notes: { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true } },
  Content: { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true, ContentBasedDeduplication: true } },
  Groups: { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true, DeduplicationScope: 'messageGroup', FifoThroughputLimit: 'perMessageGroupId' } },
  constructor: { Type: 'AWS::SQS::Queue', Properties: { QueueName: '__proto__' } },
};
const HOSTILE = ['"', '\\', '\'', '&Action=DeleteQueue', '%26+;', 'a\r\nb', '\u2028', '😀', '"}},"x":"', '__proto__', 'constructor', 'x'.repeat(200_000)];

interface Message {
  readonly MessageId: string;
  readonly Body: string;
  readonly ReceiptHandle: string;
  readonly MD5OfBody: string;
  readonly MD5OfMessageAttributes?: string;
  readonly Attributes?: Readonly<Record<string, string>>;
  readonly MessageAttributes?: object;
}

let clock: TestClock;
let stores: LocalStores;

beforeEach(() => {
  clock = new TestClock();
  stores = storesOf(RESOURCES, clock);
});

const sqs = (action: string, input: object): Promise<Answer> => callJson(stores, 'sqs', action, { QueueUrl: WORK, ...input });
const send = (body: string, more: object = {}): Promise<Answer> => sqs('SendMessage', { MessageBody: body, ...more });

async function receive(more: object = {}): Promise<readonly Message[]> {
  const { body } = await sqs('ReceiveMessage', { MaxNumberOfMessages: 10, ...more });
  return (body as { readonly Messages?: readonly Message[] }).Messages ?? [];
}

const bodies = async (more: object = {}): Promise<readonly string[]> => (await receive(more)).map(({ Body }) => Body);

test.each(HOSTILE.map((text) => [JSON.stringify(text).slice(0, 20), text]))('a message arrives byte for byte: %s', async (_case, text) => {
  const { body, status } = await send(text);
  expect(status).toBe(200);
  const [message] = await receive();
  expect(message.Body).toBe(text);
  expect(message.MD5OfBody).toBe(createHash('md5').update(text).digest('hex'));
  expect(body).toEqual({ MD5OfMessageBody: message.MD5OfBody, MessageId: message.MessageId });
  expect(stores.queue('Work').messages[0].body).toBe(text);
});

test('a form does the same, and is answered as JSON', async () => {
  const { body } = await callForm(stores, 'sqs', { Action: 'SendMessage', MessageBody: 'a&b' }, { path: '/111122223333/work' });
  expect(body).toEqual({
    SendMessageResponse: {
      SendMessageResult: {
        MD5OfMessageAttributes: null,
        MD5OfMessageBody: createHash('md5').update('a&b').digest('hex'),
        MD5OfMessageSystemAttributes: null,
        MessageId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
        SequenceNumber: null,
      },
      ResponseMetadata: { RequestId: expect.any(String) as string },
    },
  });
  const received = await callForm(stores, 'sqs', { Action: 'ReceiveMessage', QueueUrl: WORK });
  expect(received.body).toMatchObject({ ReceiveMessageResponse: { ReceiveMessageResult: { messages: [{ Body: 'a&b', Attributes: null, MessageAttributes: null }] } } });
  const empty = await callForm(stores, 'sqs', { Action: 'ReceiveMessage', QueueUrl: WORK });
  expect(empty.body).toMatchObject({ ReceiveMessageResponse: { ReceiveMessageResult: { messages: null } } });
  const purged = await callForm(stores, 'sqs', { Action: 'PurgeQueue', QueueUrl: WORK });
  expect(purged.body).toEqual({ PurgeQueueResponse: { ResponseMetadata: { RequestId: expect.any(String) as string } } });
});

test('a form is answered as XML where JSON is not accepted', async () => {
  const attributes = { 'MessageAttribute.1.Name': 'a', 'MessageAttribute.1.Value.DataType': 'String', 'MessageAttribute.1.Value.StringValue': '<b>' };
  await callForm(stores, 'sqs', { Action: 'SendMessage', QueueUrl: WORK, MessageBody: '<&>"\r', ...attributes });
  const { body, headers } = await callForm(
    stores, 'sqs', { 'Action': 'ReceiveMessage', 'QueueUrl': WORK, 'AttributeName.1': 'ApproximateReceiveCount', 'MessageAttributeName.1': 'All' }, { headers: {} },
  );
  expect(headers['Content-Type']).toBe('text/xml');
  expect(body).toMatch(/^<\?xml version="1.0"\?>\n<ReceiveMessageResponse xmlns="http:\/\/queue.amazonaws.com\/doc\/2012-11-05\/"><ReceiveMessageResult><Message>/);
  expect(body).toContain('<Body>&lt;&amp;&gt;&quot;&#13;</Body>');
  expect(body).toContain('<Attribute><Name>ApproximateReceiveCount</Name><Value>1</Value></Attribute>');
  expect(body).toContain('<MessageAttribute><Name>a</Name><Value><DataType>String</DataType><StringValue>&lt;b&gt;</StringValue></Value></MessageAttribute>');
  const batch = await callForm(stores, 'sqs', {
    'Action': 'SendMessageBatch', 'QueueUrl': WORK, 'SendMessageBatchRequestEntry.1.Id': 'x', 'SendMessageBatchRequestEntry.1.MessageBody': 'y',
  }, { headers: {} });
  expect(batch.body).toContain('<SendMessageBatchResult><SendMessageBatchResultEntry><Id>x</Id>');
});

test('a received message comes back when its time is over, and not before', async () => {
  await send('a');
  expect(await bodies()).toEqual(['a']);
  clock.pass(59);
  expect(await bodies()).toEqual([]);
  clock.pass(1);
  expect(await bodies({ VisibilityTimeout: 5 })).toEqual(['a']);
  clock.pass(5);
  expect(await bodies({ QueueUrl: `${BASE}/Dead` })).toEqual([]);
  expect(await bodies()).toEqual([]);
  const [dead] = await receive({ QueueUrl: `${BASE}/Dead`, MessageSystemAttributeNames: ['All'] });
  expect(dead.Body).toBe('a');
  expect(dead.Attributes).toMatchObject({ DeadLetterQueueSourceArn: 'arn:aws:sqs:eu-west-1:111122223333:work', ApproximateReceiveCount: '3' });
});

test('a visibility that is changed ends earlier', async () => {
  await send('a');
  const [{ ReceiptHandle }] = await receive();
  expect((await sqs('ChangeMessageVisibility', { ReceiptHandle, VisibilityTimeout: 0 })).status).toBe(200);
  expect(await bodies()).toEqual(['a']);
});

test('a deleted message is gone, and can be deleted again', async () => {
  await send('a');
  const [{ ReceiptHandle }] = await receive();
  for (const _time of [1, 2]) {
    expect(await sqs('DeleteMessage', { ReceiptHandle })).toMatchObject({ status: 200, body: '' });
  }
  expect(stores.queue('Work').messages).toEqual([]);
});

test('an old receipt handle deletes nothing', async () => {
  await send('a');
  const [{ ReceiptHandle }] = await receive({ VisibilityTimeout: 0 });
  await receive();
  expect((await sqs('DeleteMessage', { ReceiptHandle })).status).toBe(200);
  expect(stores.queue('Work').messages.length).toBe(1);
});

test('no more messages are handed out than are asked for', async () => {
  for (const text of ['a', 'b', 'c']) {
    await send(text);
  }
  expect(await bodies({ MaxNumberOfMessages: 2 })).toEqual(['a', 'b']);
  expect(await bodies({ MaxNumberOfMessages: undefined })).toEqual(['c']);
});

test('messages wait for their delay, and go when they are too old', async () => {
  const QueueUrl = `${BASE}/Small`;
  await send('late', { QueueUrl });
  await send('now', { QueueUrl, DelaySeconds: 0 });
  expect(await bodies({ QueueUrl, VisibilityTimeout: 0 })).toEqual(['now']);
  clock.pass(5);
  expect(await bodies({ QueueUrl, VisibilityTimeout: 0 })).toEqual(['late', 'now']);
  clock.pass(55);
  expect(await bodies({ QueueUrl })).toEqual([]);
});

test('attributes are chosen by name and have the digest that SQS gives them', async () => {
  const MessageAttributes = {
    'b.text': { DataType: 'String', StringValue: 'ä' }, 'a.bytes': { DataType: 'Binary', BinaryValue: 'AAE=' }, '__proto__x': { DataType: 'Number.int', StringValue: '7' },
  };
  const { body } = await send('x', { MessageAttributes });
  const [all] = await receive({ MessageAttributeNames: ['All'], VisibilityTimeout: 0 });
  expect(all.MessageAttributes).toEqual(MessageAttributes);
  expect(body).toMatchObject({ MD5OfMessageAttributes: all.MD5OfMessageAttributes });
  const [some] = await receive({ MessageAttributeNames: ['a.*'] });
  expect(some.MessageAttributes).toEqual({ 'a.bytes': MessageAttributes['a.bytes'] });
});

test('the digest of attributes is that of the documented form', async () => {
  const field = (bytes: Buffer) => Buffer.concat([Buffer.from([0, 0, 0, bytes.length]), bytes]);
  const form = Buffer.concat([field(Buffer.from('n')), field(Buffer.from('String')), Buffer.from([1]), field(Buffer.from('v'))]);
  const { body } = await send('x', { MessageAttributes: { n: { DataType: 'String', StringValue: 'v' } } });
  expect(body).toMatchObject({ MD5OfMessageAttributes: createHash('md5').update(form).digest('hex') });
});

test('a queue tells its attributes', async () => {
  await send('a');
  await send('b', { DelaySeconds: 9 });
  await send('c');
  await receive({ MaxNumberOfMessages: 1 });
  const { body } = await sqs('GetQueueAttributes', { AttributeNames: ['All'] });
  expect(body).toEqual({
    Attributes: {
      ApproximateNumberOfMessages: '1',
      ApproximateNumberOfMessagesDelayed: '1',
      ApproximateNumberOfMessagesNotVisible: '1',
      DelaySeconds: '0',
      MaximumMessageSize: '1048576',
      MessageRetentionPeriod: '345600',
      QueueArn: 'arn:aws:sqs:eu-west-1:111122223333:work',
      RedrivePolicy: '{"deadLetterTargetArn":"arn:aws:sqs:eu-west-1:111122223333:Dead","maxReceiveCount":2}',
      VisibilityTimeout: '60',
    },
  });
  expect((await sqs('GetQueueAttributes', { AttributeNames: ['QueueArn'] })).body).toEqual({ Attributes: { QueueArn: 'arn:aws:sqs:eu-west-1:111122223333:work' } });
  expect((await sqs('GetQueueAttributes', {})).body).toEqual({});
});

test('a queue is purged, and found by its name', async () => {
  await send('a');
  await sqs('PurgeQueue', {});
  expect(stores.queue('work').messages).toEqual([]);
  expect((await callJson(stores, 'sqs', 'GetQueueUrl', { QueueName: 'work' })).body).toEqual({ QueueUrl: WORK });
});

describe('FIFO', () => {
  const note = (text: string, group: string, id: string): Promise<Answer> => (
    send(text, { QueueUrl: FIFO, MessageGroupId: group, MessageDeduplicationId: id })
  );

  test('messages of a group come in order, one batch at a time', async () => {
    for (const [text, group] of [['a1', 'a'], ['a2', 'a'], ['b1', 'b'], ['a3', 'a']]) {
      await note(text, group, text);
    }
    expect(await bodies({ QueueUrl: FIFO, MaxNumberOfMessages: 2 })).toEqual(['a1', 'a2']);
    const [b1] = await receive({ QueueUrl: FIFO, MessageSystemAttributeNames: ['All'] });
    expect(b1.Body).toBe('b1');
    expect(b1.Attributes).toMatchObject({ MessageGroupId: 'b', MessageDeduplicationId: 'b1', SequenceNumber: expect.stringMatching(/^\d{20}$/) as string });
    expect(await bodies({ QueueUrl: FIFO })).toEqual([]);
    clock.pass(30);
    expect(await bodies({ QueueUrl: FIFO })).toEqual(['a1', 'a2', 'b1', 'a3']);
  });

  test('a deduplication id is taken once in five minutes, whether the message is still there or not', async () => {
    const first = await note('a', 'g', 'same');
    await sqs('PurgeQueue', { QueueUrl: FIFO });
    expect((await note('other', 'h', 'same')).body).toEqual({ ...first.body as object });
    clock.pass(300);
    const second = await note('a', 'g', 'same');
    expect(second.body).not.toEqual(first.body);
    expect(stores.queue('Notes').messages.length).toBe(1);
  });

  test('the content can be the deduplication id, and the group its scope', async () => {
    for (const text of ['a', 'a', 'b']) {
      await send(text, { QueueUrl: `${BASE}/Content.fifo`, MessageGroupId: 'g' });
    }
    expect(await bodies({ QueueUrl: `${BASE}/Content.fifo` })).toEqual(['a', 'b']);
    for (const group of ['g', 'h', 'g']) {
      await send(group, { QueueUrl: `${BASE}/Groups.fifo`, MessageGroupId: group, MessageDeduplicationId: 'same' });
    }
    expect(await bodies({ QueueUrl: `${BASE}/Groups.fifo` })).toEqual(['g', 'h']);
  });

  test('sequence numbers grow', async () => {
    const answers = await Promise.all(['1', '2', '3'].map((id) => note(id, 'g', id)));
    const numbers = answers.map(({ body }) => BigInt((body as { SequenceNumber: string }).SequenceNumber));
    expect(numbers[0] < numbers[1] && numbers[1] < numbers[2]).toBe(true);
  });

  test('fails to delete a message whose time is over', async () => {
    await note('a', 'g', '1');
    const [{ ReceiptHandle }] = await receive({ QueueUrl: FIFO, VisibilityTimeout: 1 });
    clock.pass(1);
    expect((await sqs('DeleteMessage', { QueueUrl: FIFO, ReceiptHandle })).body).toMatchObject({ message: expect.stringContaining('has expired') as string });
  });
});

test('a batch tells what was taken and what was not', async () => {
  const Entries = [
    { Id: '1', MessageBody: 'a' }, { Id: '2', MessageBody: 'b', DelaySeconds: 901 }, { Id: '3', MessageBody: 'c', MessageDeduplicationId: 'x' },
  ];
  const { body } = await sqs('SendMessageBatch', { Entries });
  expect(body).toMatchObject({
    Successful: [{ Id: '1', MessageId: expect.any(String) as string }],
    Failed: [{ Id: '2', SenderFault: true, Code: 'InvalidParameterValue' }, { Id: '3', SenderFault: true, Code: 'InvalidParameterValue' }],
  });
  const [{ ReceiptHandle }] = await receive();
  const deleted = await sqs('DeleteMessageBatch', { Entries: [{ Id: 'x', ReceiptHandle }, { Id: 'y', ReceiptHandle: 'none' }] });
  expect(deleted.body).toMatchObject({ Successful: [{ Id: 'x' }], Failed: [{ Id: 'y', Code: 'ReceiptHandleIsInvalid' }] });
});

test.each<[string, string, object, string, string]>([
  ['an unknown queue', 'SendMessage', { QueueUrl: `${BASE}/nothing`, MessageBody: 'x' }, 'QueueDoesNotExist', 'The specified queue does not exist.'],
  ['a queue named like a prototype\'s member', 'SendMessage', { QueueUrl: `${BASE}/constructor`, MessageBody: 'x' }, 'QueueDoesNotExist', 'not exist'],
  ['a queue of another account', 'SendMessage', { QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/999999999999/work', MessageBody: 'x' }, 'QueueDoesNotExist', 'not exist'],
  ['a queue URL that is none', 'SendMessage', { QueueUrl: 'work', MessageBody: 'x' }, 'QueueDoesNotExist', 'not exist'],
  ['no body', 'SendMessage', { MessageBody: '' }, 'MissingParameter', 'MessageBody'],
  ['a character that XML does not have', 'SendMessage', { MessageBody: 'a\u0000' }, 'InvalidMessageContents', 'Invalid characters'],
  ['half a surrogate', 'SendMessage', { MessageBody: '\ud800' }, 'InvalidMessageContents', 'Invalid characters'],
  ['too long a message', 'SendMessage', { QueueUrl: `${BASE}/Small`, MessageBody: 'x'.repeat(1025) }, 'InvalidParameterValue', 'shorter than 1024 bytes'],
  ['a FIFO queue without group', 'SendMessage', { QueueUrl: FIFO, MessageBody: 'x', MessageDeduplicationId: '1' }, 'MissingParameter', 'MessageGroupId'],
  ['a FIFO queue without deduplication', 'SendMessage', { QueueUrl: FIFO, MessageBody: 'x', MessageGroupId: '1' }, 'InvalidParameterValue', 'ContentBasedDeduplication'],
  ['a FIFO queue with a delay', 'SendMessage', { QueueUrl: FIFO, MessageBody: 'x', MessageGroupId: '1', MessageDeduplicationId: '1', DelaySeconds: 1 }, 'InvalidParameterValue', 'DelaySeconds'],
  ['a group with a space', 'SendMessage', { QueueUrl: FIFO, MessageBody: 'x', MessageGroupId: 'a b', MessageDeduplicationId: '1' }, 'InvalidParameterValue', 'MessageGroupId'],
  ['an attribute of no type', 'SendMessage', { MessageBody: 'x', MessageAttributes: { a: { DataType: 'Text', StringValue: 'x' } } }, 'InvalidParameterValue', 'type prefixes'],
  ['an attribute without value', 'SendMessage', { MessageBody: 'x', MessageAttributes: { a: { DataType: 'String', StringValue: '' } } }, 'InvalidParameterValue', 'non-empty'],
  ['too many attributes', 'SendMessage', { MessageBody: 'x', MessageAttributes: Object.fromEntries([...'abcdefghijk'].map((name) => [name, { DataType: 'String', StringValue: 'x' }])) }, 'InvalidParameterValue', '[11]'],
  ['too many messages', 'ReceiveMessage', { MaxNumberOfMessages: 11 }, 'InvalidParameterValue', 'between 1 and 10'],
  ['too long a wait', 'ReceiveMessage', { WaitTimeSeconds: 21 }, 'InvalidParameterValue', 'WaitTimeSeconds'],
  ['too long a visibility', 'ReceiveMessage', { VisibilityTimeout: 43_201 }, 'InvalidParameterValue', 'VisibilityTimeout'],
  ['a receipt handle that is none', 'DeleteMessage', { ReceiptHandle: '","QueueUrl":"x' }, 'ReceiptHandleIsInvalid', 'not a valid receipt handle'],
  ['an empty batch', 'SendMessageBatch', { Entries: [] }, 'EmptyBatchRequest', 'at least one'],
  ['ids that are alike', 'SendMessageBatch', { Entries: [{ Id: 'a', MessageBody: 'x' }, { Id: 'a', MessageBody: 'y' }] }, 'BatchEntryIdsNotDistinct', 'Id a repeated.'],
  ['an id that is none', 'SendMessageBatch', { Entries: [{ Id: 'a b', MessageBody: 'x' }] }, 'InvalidBatchEntryId', 'alphanumeric'],
  ['too many entries', 'SendMessageBatch', { Entries: [...'abcdefghijk'].map((Id) => ({ Id, MessageBody: 'x' })) }, 'TooManyEntriesInBatchRequest', '11'],
  ['a batch that is too long', 'SendMessageBatch', { Entries: [...'ab'].map((Id) => ({ Id, MessageBody: 'x'.repeat(600_000) })) }, 'BatchRequestTooLong', '1200000'],
])('fails for %s', async (_case, action, input, code, message) => {
  const answer = await sqs(action, input);
  expect(answer.status).toBe(400);
  expect(answer.body).toEqual({ __type: `com.amazonaws.sqs#${code}`, message: expect.stringContaining(message) as string });
});

test('fails in the words of the form protocol', async () => {
  const json = await callForm(stores, 'sqs', { Action: 'SendMessage', QueueUrl: `${BASE}/x`, MessageBody: 'x' });
  expect(json).toMatchObject({ status: 400, body: { Error: { Code: 'AWS.SimpleQueueService.NonExistentQueue', Type: 'Sender' } } });
  const xml = await callForm(stores, 'sqs', { Action: 'SendMessage', QueueUrl: `${BASE}/x`, MessageBody: 'x' }, { headers: {} });
  expect(xml.body).toContain('<Error><Type>Sender</Type><Code>AWS.SimpleQueueService.NonExistentQueue</Code>');
});

test('fails for what the model refuses, and keeps nothing', async () => {
  expect((await sqs('SendMessage', { MessageBody: 'x', Surprise: 1 })).body).toMatchObject({ message: expect.stringContaining('Surprise') as string });
  expect(stores.queue('Work').messages).toEqual([]);
});

test('a queue may be called like a member of a prototype', async () => {
  expect((await send('x', { QueueUrl: `${BASE}/__proto__` })).status).toBe(200);
  expect(stores.queue('constructor').messages.length).toBe(1);
});

test('fails for an action that is not emulated', async () => {
  await expect(sqs('ListDeadLetterSourceQueues', {})).rejects.toThrow('\'sqs:ListDeadLetterSourceQueues\' is not emulated; emulated are ChangeMessageVisibility');
});

test('fails to find a queue that is not there', () => {
  expect(() => stores.queue('toString')).toThrow('there is no queue \'toString\'; there are Shop/Work, Shop/Dead');
});
