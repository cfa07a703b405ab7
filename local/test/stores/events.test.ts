import { callJson, storesOf, type Answer } from './store-fixture';
import type { LocalStores } from '../../src';

const target = (Id: string, queue: string, more: object = {}): object => ({ Id, Arn: { 'Fn::GetAtt': [queue, 'Arn'] }, ...more });
const RESOURCES = {
  Shop: { Type: 'AWS::Events::EventBus', Properties: { Name: 'shop' } },
  Paid: { Type: 'AWS::SQS::Queue' },
  Fixed: { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true, ContentBasedDeduplication: true } },
  Off: { Type: 'AWS::SQS::Queue' },
  PaidRule: {
    Type: 'AWS::Events::Rule',
    Properties: {
      EventBusName: { Ref: 'Shop' },
      EventPattern: { 'source': ['shop.web'], 'detail-type': [{ prefix: 'paid' }] },
      Targets: [target('1', 'Paid'), target('2', 'Fixed', { Input: '{"fixed":true}', SqsParameters: { MessageGroupId: 'g' } }), { Id: '3', Arn: 'arn:aws:lambda:eu-west-1:1:function:x' }],
    },
  },
  OffRule: { Type: 'AWS::Events::Rule', Properties: { State: 'DISABLED', EventPattern: { source: ['shop.web'] }, Targets: [target('1', 'Off')] } },
};

let stores: LocalStores;

beforeEach(() => {
  stores = storesOf(RESOURCES);
});

const put = (...Entries: object[]): Promise<Answer> => callJson(stores, 'events', 'PutEvents', { Entries });
const event = (more: object = {}): object => ({ EventBusName: 'shop', Source: 'shop.web', DetailType: 'paid.card', Detail: '{"a":1}', ...more });

test('an event arrives as it was sent', async () => {
  const Detail = '{ "text": "\\"}\\",\\"Source\\":\\"aws.ec2 😀", "n": 1.50 }';
  const { body } = await put(event({ Detail, Resources: ['arn:x'], Time: 1_700_000_000 }));
  const [stored] = stores.eventBus('Shop').events;
  expect(stored).toEqual({
    id: stored.id, source: 'shop.web', detailType: 'paid.card', detail: Detail, resources: ['arn:x'], time: new Date(1_700_000_000_000),
  });
  expect(body).toEqual({ FailedEntryCount: 0, Entries: [{ EventId: stored.id }] });
});

test('rules bring what they pick to queues', async () => {
  await put(event(), event({ DetailType: 'left' }), event({ Source: 'other' }), event({ EventBusName: undefined }));
  const [message, ...others] = stores.queue('Paid').messages;
  expect(others).toEqual([]);
  expect(JSON.parse(message.body)).toEqual({
    'version': '0',
    'id': stores.eventBus('shop').events[0].id,
    'detail-type': 'paid.card',
    'source': 'shop.web',
    'account': '111122223333',
    'time': '2026-03-04T05:06:07Z',
    'region': 'eu-west-1',
    'resources': [],
    'detail': { a: 1 },
  });
  expect(stores.queue('Fixed').messages.map(({ body, groupId }) => [body, groupId])).toEqual([['{"fixed":true}', 'g']]);
  expect(stores.queue('Off').messages).toEqual([]);
  expect(stores.eventBus('default').events.length).toBe(1);
});

test.each<[string, object, string]>([
  ['no source', { Source: undefined }, 'InvalidArgument'],
  ['no type', { DetailType: '' }, 'InvalidArgument'],
  ['no detail', { Detail: undefined }, 'InvalidArgument'],
  ['a detail that is no JSON', { Detail: '{' }, 'MalformedDetail'],
  ['a detail that is no object', { Detail: '[1]' }, 'MalformedDetail'],
])('fails for %s with status 200', async (_case, more, ErrorCode) => {
  const { body, status } = await put(event(more), event());
  expect(status).toBe(200);
  expect(body).toMatchObject({ FailedEntryCount: 1, Entries: [{ ErrorCode }, { EventId: expect.any(String) as string }] });
  expect(stores.eventBus('Shop').events.length).toBe(1);
});

test('fails for events that are too large together', async () => {
  const Detail = JSON.stringify({ text: 'x'.repeat(150_000) });
  expect(await put(event({ Detail }), event({ Detail }))).toMatchObject({ status: 400, body: { __type: 'ValidationException' } });
  expect(stores.eventBus('Shop').events).toEqual([]);
});

test.each(['none', '__proto__'])('fails for the unknown bus %s', async (EventBusName) => {
  await expect(put(event({ EventBusName }))).rejects.toThrow(`no template has the event bus '${EventBusName}'`);
});
