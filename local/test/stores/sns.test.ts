import { callForm, callJson, storesOf, TestClock, type Answer } from './store-fixture';
import type { LocalStores } from '../../src';

const TOPIC = 'arn:aws:sns:eu-west-1:111122223333:News';
const FIFO = 'arn:aws:sns:eu-west-1:111122223333:History.fifo';
const queueArn = (id: string): object => ({ 'Fn::GetAtt': [id, 'Arn'] });
const subscription = (queue: string, more: object = {}): { Type: string; Properties: Readonly<Record<string, unknown>> } => (
  { Type: 'AWS::SNS::Subscription', Properties: { TopicArn: { Ref: 'News' }, Protocol: 'sqs', Endpoint: queueArn(queue), ...more } }
);
const RESOURCES = {
  News: { Type: 'AWS::SNS::Topic', Properties: { Subscription: [{ Protocol: 'sqs', Endpoint: queueArn('Inline') }, { Protocol: 'email', Endpoint: 'a@b.example' }] } },
  Inline: { Type: 'AWS::SQS::Queue' },
  Raw: { Type: 'AWS::SQS::Queue' },
  Vips: { Type: 'AWS::SQS::Queue' },
  Large: { Type: 'AWS::SQS::Queue' },
  ToRaw: subscription('Raw', { RawMessageDelivery: true }),
  ToVips: subscription('Vips', { FilterPolicy: { audience: ['vip', { prefix: 'gold-' }] } }),
  ToLarge: subscription('Large', { FilterPolicy: { order: { total: [{ numeric: ['>=', 100] }] } }, FilterPolicyScope: 'MessageBody', RawMessageDelivery: true }),
  History: { Type: 'AWS::SNS::Topic', Properties: { FifoTopic: true } },
  Ordered: { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true } },
  ToOrdered: subscription('Ordered', { TopicArn: { Ref: 'History' } }),
};
const HOSTILE = ['"', '\\', '\'', '&Action=DeleteTopic', '%26+;', 'a\r\nb', '\u2028', '😀', '"}},"x":"', '__proto__', 'x'.repeat(200_000)];

let clock: TestClock;
let stores: LocalStores;

beforeEach(() => {
  clock = new TestClock();
  stores = storesOf(RESOURCES, clock);
});

const publish = (fields: Readonly<Record<string, string>>): Promise<Answer> => callForm(stores, 'sns', { Action: 'Publish', TopicArn: TOPIC, ...fields });
const inQueue = (name: string): readonly string[] => stores.queue(name).messages.map(({ body }) => body);

test.each(HOSTILE.map((text) => [JSON.stringify(text).slice(0, 20), text]))('a message arrives byte for byte: %s', async (_case, text) => {
  const { body } = await publish({ Message: text });
  const [message] = stores.topic('News').messages;
  expect(message.message).toBe(text);
  expect(body).toEqual({
    PublishResponse: {
      PublishResult: { MessageId: message.messageId, SequenceNumber: null },
      ResponseMetadata: { RequestId: expect.any(String) as string },
    },
  });
  expect(inQueue('Raw')).toEqual([text]);
  expect(JSON.parse(inQueue('Inline')[0])).toMatchObject({ Type: 'Notification', TopicArn: TOPIC, Message: text, Timestamp: '2026-03-04T05:06:07.000Z' });
});

test('subject and attributes go along', async () => {
  const attribute = { 'MessageAttributes.entry.1.Name': 'audience', 'MessageAttributes.entry.1.Value.DataType': 'String' };
  await publish({ 'Message': 'a', 'Subject': 'S', ...attribute, 'MessageAttributes.entry.1.Value.StringValue': 'gold-1' });
  await publish({ 'Message': 'b', ...attribute, 'MessageAttributes.entry.1.Value.StringValue': 'others' });
  expect(inQueue('Vips').map((body) => JSON.parse(body) as unknown)).toMatchObject([
    { Message: 'a', Subject: 'S', MessageAttributes: { audience: { Type: 'String', Value: 'gold-1' } } },
  ]);
  expect(stores.queue('Raw').messages[1].attributes.get('audience')).toEqual({ DataType: 'String', StringValue: 'others' });
});

test('a filter looks into the body where it says so', async () => {
  for (const Message of ['{"order":{"total":100}}', '{"order":{"total":99}}', 'text']) {
    await publish({ Message });
  }
  expect(inQueue('Large')).toEqual(['{"order":{"total":100}}']);
});

test('a message may say something else to queues', async () => {
  await publish({ Message: '{"default":"d","sqs":"q"}', MessageStructure: 'json' });
  expect(inQueue('Raw')).toEqual(['q']);
});

test('FIFO: in order, and once in five minutes', async () => {
  const send = (Message: string, id: string): Promise<Answer> => (
    publish({ TopicArn: FIFO, Message, MessageGroupId: 'g', MessageDeduplicationId: id })
  );
  const first = await send('a', '1');
  await send('a again', '1');
  await send('b', '2');
  expect(first.body).toMatchObject({ PublishResponse: { PublishResult: { SequenceNumber: expect.stringMatching(/^\d{20}$/) as string } } });
  expect(inQueue('Ordered').map((body) => (JSON.parse(body) as { Message: string }).Message)).toEqual(['a', 'b']);
  clock.pass(300);
  await send('c', '1');
  expect(stores.topic('History').messages.map(({ message }) => message)).toEqual(['a', 'b', 'c']);
});

test('a batch tells what was taken and what was not', async () => {
  const entry = (position: number, Id: string, Message: string): object => ({
    [`PublishBatchRequestEntries.member.${position}.Id`]: Id, [`PublishBatchRequestEntries.member.${position}.Message`]: Message,
  });
  const fields = { Action: 'PublishBatch', TopicArn: TOPIC, ...entry(1, 'a', 'x'), ...entry(2, 'b', '') };
  expect((await callForm(stores, 'sns', fields)).body).toMatchObject({
    PublishBatchResponse: { PublishBatchResult: { Successful: [{ Id: 'a' }], Failed: [{ Id: 'b', Code: 'InvalidParameter', SenderFault: true }] } },
  });
  const xml = await callForm(stores, 'sns', fields, { headers: {} });
  expect(xml.body).toContain('<PublishBatchResult><Successful><member><Id>a</Id><MessageId>');
});

test.each<[string, Readonly<Record<string, string>>, number, string, string]>([
  ['an unknown topic', { TopicArn: `${TOPIC}x`, Message: 'x' }, 404, 'NotFound', 'Topic does not exist'],
  ['a topic named like a prototype\'s member', { TopicArn: TOPIC.replace('News', '__proto__'), Message: 'x' }, 404, 'NotFound', 'not exist'],
  ['an ARN that is none', { TopicArn: 'News', Message: 'x' }, 400, 'InvalidParameter', 'TopicArn'],
  ['an empty message', { Message: '' }, 400, 'InvalidParameter', 'Empty message'],
  ['too long a message', { Message: 'x'.repeat(262_145) }, 400, 'InvalidParameter', 'Message too long'],
  ['a subject with a line break', { Message: 'x', Subject: 'a\nb' }, 400, 'InvalidParameter', 'Subject'],
  ['a structure without default', { Message: '{"sqs":"x"}', MessageStructure: 'json' }, 400, 'InvalidParameter', 'No default entry'],
  ['a structure that is none', { Message: 'x', MessageStructure: 'xml' }, 400, 'InvalidParameter', 'MessageStructure'],
  ['a FIFO topic without group', { TopicArn: FIFO, Message: 'x', MessageDeduplicationId: '1' }, 400, 'InvalidParameter', 'MessageGroupId'],
  ['a FIFO topic without deduplication', { TopicArn: FIFO, Message: 'x', MessageGroupId: '1' }, 400, 'InvalidParameter', 'ContentBasedDeduplication'],
  ['deduplication without FIFO', { Message: 'x', MessageDeduplicationId: '1' }, 400, 'InvalidParameter', 'MessageDeduplicationId'],
])('fails for %s', async (_case, fields, status, code, message) => {
  const answer = await publish(fields);
  expect(answer).toMatchObject({ status, body: { Error: { Code: code, Message: expect.stringContaining(message) as string, Type: 'Sender' } } });
  expect(stores.topic('News').messages).toEqual([]);
});

test('fails for a phone number', async () => {
  await expect(callForm(stores, 'sns', { Action: 'Publish', PhoneNumber: '+491234', Message: 'x' })).rejects.toThrow('phone numbers are not emulated');
});

test('fails for an action of another service', async () => {
  expect((await callJson(stores, 'sns', 'Publish', {})).status).toBe(400);
});
