import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { LocalRoutes, newStack } from './support/local-route';
import { serviceSuite } from './support/service-suite';
import { parseServiceCall } from '../../local/src';
import { MessageAttribute, SnsPublish, SnsPublishProps } from '../../src/integrations';
import { RequestValue } from '../../src/mapping';

const ARN = 'arn:aws:sns:us-east-1:123456789012:orders';
const ANSWER = { PublishResponse: { PublishResult: { MessageId: 'm-1', SequenceNumber: '10000' }, ResponseMetadata: { RequestId: 'r' } } };

serviceSuite('SnsPublish', {
  route: 'POST /orders',
  integration: (stack, role) => new SnsPublish(new Topic(stack, 'Topic', { topicName: 'orders', masterKey: new Key(stack, 'Key') }), { role }),
  imported: (stack) => new SnsPublish(Topic.fromTopicArn(stack, 'Topic', 'arn:aws:sns:eu-west-1:210987654321:orders')),
  request: { method: 'POST', path: '/orders', body: '{"a": "1&Action=DeleteTopic é"}' },
  operation: 'Publish',
  input: { TopicArn: ARN, Message: '{"a": "1&Action=DeleteTopic é"}' },
  answer: ANSWER,
  status: 202,
  body: { messageId: 'm-1' },
  rights: ['sns:Publish', 'kms:GenerateDataKey', 'kms:Decrypt'],
  error: (Code) => ({ Error: { Code, Message: 'arn:aws:iam::123456789012:user/secret', Type: 'Sender' }, RequestId: 'r' }),
});

function routes(props: SnsPublishProps, topic: { fifo?: boolean; contentBasedDeduplication?: boolean } = {}): LocalRoutes {
  const stack = newStack();
  return new LocalRoutes(stack, { 'POST /orders': new SnsPublish(new Topic(stack, 'Topic', topic), props) }, { status: 200, body: JSON.stringify(ANSWER) });
}

const value = (name: string) => MessageAttribute.string(RequestValue.query(name));
const optional = (name: string) => MessageAttribute.string(RequestValue.query(name).optional());

test.each([
  [['a', 'b', 'c', 'd'], ['c', 'd', 'a', 'b']],
  [['b', 'c', 'd'], ['c', 'd', 'b']],
  [['a', 'c', 'd'], ['c', 'd', 'a']],
  [['c', 'd'], ['c', 'd']],
])('numbers the attributes without gaps when %j are there', async (given, order) => {
  const local = routes({ messageAttributes: { a: optional('a'), b: optional('b'), c: value('c'), d: value('d') } });
  await local.invoke({ method: 'POST', path: '/orders', body: 'x', query: Object.fromEntries(given.map((name) => [name, `${name}+ &`])) });
  const form = [...new URLSearchParams(local.call.body.toString())].filter(([name]) => name.startsWith('MessageAttributes'));
  expect(form).toEqual(order.flatMap((name, index) => [
    [`MessageAttributes.entry.${index + 1}.Name`, name],
    [`MessageAttributes.entry.${index + 1}.Value.DataType`, 'String'],
    [`MessageAttributes.entry.${index + 1}.Value.StringValue`, `${name}+ &`],
  ]));
});

test('sends no attributes when none of the optional ones is there', async () => {
  const local = routes({ messageAttributes: { a: optional('a'), b: optional('b') } });
  await local.invoke({ method: 'POST', path: '/orders', body: 'x' });
  expect(Object.keys(parseServiceCall(local.call).input)).toEqual(['TopicArn', 'Message']);
});

test('sends to a FIFO topic and answers with the sequence number', async () => {
  const local = routes({ message: RequestValue.wholeBody(), subject: RequestValue.literal("it's"), groupId: RequestValue.body('c'), deduplicationId: RequestValue.body('id').or('none') }, { fifo: true });
  const answer = await local.invoke({ method: 'POST', path: '/orders', body: '{ "c": "g" }' });
  expect(parseServiceCall(local.call)).toMatchObject({
    problems: [],
    input: {
      Message: '{"c":"g"}', Subject: "it's", MessageGroupId: 'g', MessageDeduplicationId: 'none',
    },
  });
  expect(JSON.parse(answer.body.toString())).toEqual({ messageId: 'm-1', sequenceNumber: '10000' });
});

test.each([[true, undefined], [false, expect.any(String)]])('a FIFO topic with content-based deduplication %s', async (contentBasedDeduplication, id) => {
  const local = routes({ groupId: RequestValue.literal('g') }, { fifo: true, contentBasedDeduplication });
  await local.invoke({ method: 'POST', path: '/orders', body: 'x' });
  expect(parseServiceCall(local.call).input.MessageDeduplicationId).toEqual(id);
});

test.each([
  ['Message', '"\\ud800"'], ['Message', '{"a":"\\udc00"}'],
])('refuses a lone surrogate in %s: %s', async (_field, body) => {
  const local = routes({ message: RequestValue.wholeBody() });
  local.answer = { status: 400, body: '{"Error":{"Code":"MissingAction"}}' };
  expect((await local.invoke({ method: 'POST', path: '/orders', body })).status).toBe(400);
  expect(local.call.body.toString()).toBe('{}');
});

describe('fails for', () => {
  const stack = newStack();

  test.each<[string, () => SnsPublish, string]>([
    ['a FIFO topic without group', () => new SnsPublish(new Topic(stack, 'Fifo', { fifo: true })), "'groupId' must be given for a FIFO topic"],
    ['an imported FIFO topic without group', () => new SnsPublish(Topic.fromTopicArn(stack, 'Imported', `${ARN}.fifo`)), "'groupId' must be given for a FIFO topic"],
    ['deduplication on a standard topic', () => new SnsPublish(new Topic(stack, 'Standard'), { deduplicationId: RequestValue.query('id') }), 'make the topic FIFO'],
    ['an attribute of AWS', () => new SnsPublish(new Topic(stack, 'Other'), { messageAttributes: { 'AWS.SNS.x': value('x') } }), 'the name of a message attribute'],
  ])('%s', (_case, make, message) => {
    expect(make).toThrow(message);
  });
});
