import { MESSAGING_SUBJECTS } from './messaging-subjects';
import { asText, inBody, inHeader, inPath, inQuery, Subject } from './subject';
import { MessageAttribute, RequestValue, SqsSendMessage } from '../../src';

/**
 * Every integration, and every place in a request whose value reaches its backend.
 */
export const SUBJECTS: readonly Subject[] = [
  {
    name: 'SqsSendMessage',
    route: 'POST /queue',
    integration: ({ queue }) => new SqsSendMessage(queue),
    positions: { body: asText() },
  },
  {
    name: 'SqsSendMessage with attributes',
    route: 'POST /fifo/{group}',
    integration: ({ fifo }) => new SqsSendMessage(fifo, {
      messageBody: RequestValue.body('text'),
      groupId: RequestValue.path('group'),
      deduplicationId: RequestValue.header('X-Once'),
      messageAttributes: { kind: MessageAttribute.string(RequestValue.query('kind')), size: MessageAttribute.number(RequestValue.body('size').optional()) },
    }),
    draft: () => ({ path: { group: 'g' }, query: { kind: 'k' }, headers: { 'X-Once': 'once' }, body: { text: 'text' } }),
    positions: { text: inBody('text'), group: inPath('group'), once: inHeader('x-once'), kind: inQuery('kind'), size: inBody('size') },
  },
  ...MESSAGING_SUBJECTS,
];
