import {
  ElementValue, EventBridgePutEvents, FirehosePutRecord, FirehosePutRecordBatch, JsonTemplate, KinesisPutRecord, KinesisPutRecords,
  MessageAttribute, RequestValue, SnsPublish,
} from '../../../src';
import { asJson, asText, inBody, inHeader, inPath, inQuery, Subject } from '../subject';

/** Base64 of the service's records, as the text that consumers get. */
function decoded(input: { [name: string]: unknown }): unknown {
  return JSON.parse(JSON.stringify(input), (name, value) => (name === 'Data' ? Buffer.from(String(value), 'base64').toString('utf8') : value));
}

export const STREAMS: readonly Subject[] = [
  {
    name: 'SnsPublish',
    route: 'POST /topic',
    integration: ({ topic }) => new SnsPublish(topic),
    positions: { body: asText() },
  },
  {
    name: 'SnsPublish with attributes',
    route: 'POST /topic/{group}',
    integration: ({ fifoTopic }, from) => new SnsPublish(fifoTopic, {
      message: RequestValue.body('text'),
      subject: RequestValue.body('subject').optional(),
      groupId: from.path('group'),
      deduplicationId: from.header('X-Once'),
      messageAttributes: {
        first: MessageAttribute.string(from.query('first').optional()),
        second: MessageAttribute.string(from.query('second').optional()),
        size: MessageAttribute.number(RequestValue.body('size').optional()),
      },
    }),
    draft: () => ({ path: { group: 'g' }, headers: { 'X-Once': 'once' }, body: { text: 'text' } }),
    positions: {
      text: inBody('text'), subject: inBody('subject'), group: inPath('group'), once: inHeader('x-once'), first: inQuery('first'), second: inQuery('second'), size: inBody('size', '4711'),
    },
  },
  {
    name: 'KinesisPutRecord',
    route: 'POST /stream/{key}',
    integration: ({ stream }, from) => new KinesisPutRecord(stream, { partitionKey: from.path('key') }),
    draft: () => ({ path: { key: 'k' }, body: 'x' }),
    positions: { body: asText(), key: inPath('key') },
    read: decoded,
  },
  {
    name: 'KinesisPutRecords',
    route: 'POST /stream',
    integration: ({ stream }) => new KinesisPutRecords(stream, { data: ElementValue.member('data'), partitionKey: ElementValue.member('key') }),
    positions: { data: asJson((data) => [{ data, key: 'k' }, { data: 'b', key: 'l' }]), key: asJson((key) => [{ data: 'a', key }]) },
    read: decoded,
  },
  {
    name: 'FirehosePutRecord',
    route: 'POST /firehose',
    integration: ({ deliveryStream }) => new FirehosePutRecord(deliveryStream, { data: RequestValue.body('text') }),
    draft: () => ({ body: {} }),
    positions: { text: inBody('text') },
    read: decoded,
  },
  {
    name: 'FirehosePutRecordBatch',
    route: 'POST /firehose',
    integration: ({ deliveryStream }) => new FirehosePutRecordBatch(deliveryStream, { appendNewline: false }),
    positions: { member: asJson((value) => [{ value }, 1]) },
    read: decoded,
  },
  {
    name: 'EventBridgePutEvents',
    route: 'POST /events/{type}',
    integration: ({ bus }, from) => new EventBridgePutEvents(bus, { source: 'shop.web', detailType: from.path('type'), resources: [from.query('resource')] }),
    draft: () => ({ path: { type: 't' }, query: { resource: 'r' }, body: {} }),
    positions: { type: inPath('type'), resource: inQuery('resource'), member: inBody('x') },
  },
  {
    name: 'EventBridgePutEvents with a composed detail',
    route: 'POST /events',
    integration: ({ bus }, from) => new EventBridgePutEvents(bus, {
      source: 'shop.web',
      detailType: RequestValue.literal('order'),
      detail: JsonTemplate.object({ id: JsonTemplate.string(from.query('id')), note: JsonTemplate.string(from.header('X-Note').optional()), body: JsonTemplate.json(RequestValue.wholeBody()) }),
    }),
    draft: () => ({ query: { id: 'i' }, body: {} }),
    positions: { id: inQuery('id'), note: inHeader('x-note'), member: inBody('x') },
  },
];
