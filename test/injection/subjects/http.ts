import {
  AppConfigGetConfiguration, EventBridgePutEvents, HttpProxy, JsonTemplate, KinesisPutRecord, MessageAttribute, RequestChange, RequestValue,
  SqsDeleteMessage, SqsSendMessage, StepFunctionsStartExecution, StepFunctionsStartSyncExecution, StepFunctionsStopExecution,
} from '../../../src';
import { asJson, asText, HttpSubject, inBody, inHeader, inPath, inQuery } from '../subject';

const { path, query, header, body, join, literal, context } = RequestValue;

/**
 * What HTTP APIs call by parameter mapping.
 */
export const HTTP: readonly HttpSubject[] = [
  { name: 'SqsSendMessage', route: 'POST /queue', integration: ({ queue }) => new SqsSendMessage(queue), positions: { body: asText() } },
  {
    name: 'SqsSendMessage with everything',
    route: 'POST /fifo/{group}',
    integration: ({ fifo }) => new SqsSendMessage(fifo, {
      messageBody: body('text'),
      groupId: path('group'),
      deduplicationId: header('X-Once'),
      messageAttributes: { kind: MessageAttribute.string(literal('"it\'s"')), ip: MessageAttribute.string(context('identity.sourceIp')) },
    }),
    draft: () => ({ path: { group: 'g' }, headers: { 'X-Once': 'once' }, body: { text: 'text' } }),
    positions: { text: inBody('text'), group: inPath('group'), once: inHeader('x-once') },
  },
  {
    name: 'SqsSendMessage with a joined group',
    route: 'POST /joined/{group}',
    integration: ({ fifo }) => new SqsSendMessage(fifo, {
      groupId: join([literal('USER'), path('group'), context('stage')], '#'), deduplicationId: literal('once'),
    }),
    draft: () => ({ body: 'x' }),
    positions: { group: inPath('group') },
  },
  { name: 'SqsDeleteMessage', route: 'DELETE /queue', integration: ({ queue }) => new SqsDeleteMessage(queue), positions: { handle: inQuery('receiptHandle') } },
  {
    name: 'EventBridgePutEvents',
    route: 'POST /events/{type}',
    integration: ({ bus }) => new EventBridgePutEvents(bus, { source: 'shop.web', detailType: path('type'), resources: [literal('arn')] }),
    draft: () => ({ path: { type: 't' }, body: {} }),
    positions: { type: inPath('type'), member: inBody('x'), name: asJson((name) => ({ [name]: 1 })) },
  },
  {
    name: 'EventBridgePutEvents of a member',
    route: 'POST /events',
    integration: ({ bus }) => new EventBridgePutEvents(bus, { source: 'shop.web', detailType: literal('t'), detail: JsonTemplate.json(body('event')) }),
    positions: { member: asJson((x) => ({ event: { x, more: [x] } })) },
  },
  {
    name: 'KinesisPutRecord',
    route: 'POST /stream/{key}',
    integration: ({ stream }) => new KinesisPutRecord(stream, { data: body('data'), partitionKey: path('key') }),
    draft: () => ({ path: { key: 'k' }, body: { data: 'aGk=' } }),
    positions: { key: inPath('key') },
  },
  {
    name: 'StepFunctionsStartExecution',
    route: 'POST /work/{name}',
    integration: ({ machine }) => new StepFunctionsStartExecution(machine, { name: path('name') }),
    draft: () => ({ path: { name: 'n' }, body: {} }),
    positions: { name: inPath('name'), member: inBody('x') },
  },
  {
    name: 'StepFunctionsStartSyncExecution',
    route: 'POST /work',
    integration: ({ machine }) => new StepFunctionsStartSyncExecution(machine),
    draft: () => ({ body: {} }),
    positions: { member: inBody('x') },
  },
  {
    name: 'StepFunctionsStopExecution',
    route: 'DELETE /work/{execution}',
    integration: ({ machine }) => new StepFunctionsStopExecution(machine, { execution: path('execution'), error: query('error'), cause: header('X-Cause') }),
    draft: () => ({ query: { error: 'e' }, headers: { 'x-cause': 'c' } }),
    positions: { execution: inPath('execution'), error: inQuery('error'), cause: inHeader('x-cause') },
  },
  {
    name: 'AppConfigGetConfiguration',
    route: 'GET /configuration',
    integration: ({ configuration, environment }) => new AppConfigGetConfiguration(configuration, { environment, clientId: query('client') }),
    positions: { client: inQuery('client') },
  },
  {
    name: 'HttpProxy',
    route: 'POST /proxy/{id}',
    integration: () => new HttpProxy('https://backend.example/api', {
      query: { find: query('q'), id: path('id') },
      headers: { 'X-Copy': header('X-Note') },
      requestChanges: [RequestChange.removeQuery('q'), RequestChange.removeHeader('X-Note')],
    }),
    draft: () => ({ path: { id: 'i' }, query: { q: 'q' }, headers: { 'x-note': 'n' }, body: {} }),
    positions: { q: inQuery('q'), note: inHeader('x-note'), id: inPath('id'), text: inBody('text') },
    read: ({ path: _path, ...input }) => input,
  },
];
