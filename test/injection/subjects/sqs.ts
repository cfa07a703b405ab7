import { ElementValue, MessageAttribute, RequestValue, SqsDeleteMessage, SqsSendMessage, SqsSendMessageBatch } from '../../../src';
import { asJson, asText, inBody, inHeader, inPath, inQuery, Subject } from '../subject';

export const SQS: readonly Subject[] = [
  {
    name: 'SqsSendMessage',
    route: 'POST /queue',
    integration: ({ queue }) => new SqsSendMessage(queue),
    positions: { body: asText() },
  },
  {
    name: 'SqsSendMessage with attributes',
    route: 'POST /fifo/{group}',
    integration: ({ fifo }, from) => new SqsSendMessage(fifo, {
      messageBody: RequestValue.body('text'),
      groupId: from.path('group'),
      deduplicationId: from.header('X-Once'),
      messageAttributes: { kind: MessageAttribute.string(from.query('kind')), size: MessageAttribute.number(RequestValue.body('size').optional()) },
    }),
    draft: () => ({ path: { group: 'g' }, query: { kind: 'k' }, headers: { 'X-Once': 'once' }, body: { text: 'text' } }),
    positions: { text: inBody('text'), group: inPath('group'), once: inHeader('x-once'), kind: inQuery('kind'), size: inBody('size', '4711') },
  },
  {
    name: 'SqsSendMessageBatch',
    route: 'POST /batch',
    integration: ({ fifo }, from) => new SqsSendMessageBatch(fifo, {
      messageBody: ElementValue.member('text'),
      groupId: ElementValue.member('group'),
      deduplicationId: ElementValue.member('once'),
      messageAttributes: { kind: MessageAttribute.string(from.query('kind')) },
    }),
    draft: () => ({ query: { kind: 'k' } }),
    positions: {
      text: asJson((text) => [{ text: 'a', group: 'g', once: '1' }, { text, group: 'g', once: '2' }]),
      group: asJson((group) => [{ text: 'a', group, once: '1' }]),
      once: asJson((once) => [{ text: 'a', group: 'g', once }, { text: 'b', group: 'g', once: '2' }]),
      kind: { ...inQuery('kind'), put: (draft, value) => { draft.query.kind = value; draft.body = [{ text: 'a', group: 'g', once: '1' }]; } },
    },
  },
  {
    name: 'SqsSendMessageBatch of whole elements',
    route: 'POST /batch',
    integration: ({ queue }) => new SqsSendMessageBatch(queue),
    positions: { member: asJson((value) => [{ value }, { other: 1 }]), text: asJson((value) => ['x', value]) },
  },
  {
    name: 'SqsDeleteMessage',
    route: 'DELETE /queue/{handle}',
    integration: ({ queue }, from) => new SqsDeleteMessage(queue, { receiptHandle: from.path('handle') }),
    positions: { handle: inPath('handle') },
  },
  {
    name: 'SqsDeleteMessage by query',
    route: 'DELETE /queue',
    integration: ({ queue }) => new SqsDeleteMessage(queue),
    positions: { handle: inQuery('receiptHandle') },
  },
];
