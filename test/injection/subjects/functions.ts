import { AwsAction, AwsRequest, HttpCustom, HttpProxy, JsonTemplate, LambdaCustom, LambdaInvocationType, RequestValue } from '../../../src';
import { inBody, inHeader, inPath, inQuery, Subject, Values } from '../subject';

const everything = (from: Values) => JsonTemplate.object({
  id: JsonTemplate.string(from.path('id')),
  q: JsonTemplate.string(from.query('q')),
  note: JsonTemplate.string(from.header('X-Note')),
  text: JsonTemplate.string(RequestValue.body('text')),
  more: JsonTemplate.json(RequestValue.body('more').optional()),
});
const DRAFT = () => ({ path: { id: 'i' }, query: { q: 'q' }, headers: { 'x-note': 'n' }, body: { text: 't' } });
const POSITIONS = { id: inPath('id'), q: inQuery('q'), note: inHeader('x-note'), text: inBody('text'), more: inBody('more') };

export const FUNCTIONS: readonly Subject[] = [
  { name: 'LambdaCustom', route: 'POST /custom/{id}', integration: ({ handler }, from) => new LambdaCustom(handler, { event: everything(from) }), draft: DRAFT, positions: POSITIONS },
  {
    name: 'LambdaCustom, queued',
    route: 'POST /custom/{id}',
    integration: ({ handler }, from) => new LambdaCustom(handler, { event: everything(from), invocationType: LambdaInvocationType.EVENT }),
    draft: DRAFT,
    positions: POSITIONS,
  },
  { name: 'HttpCustom', route: 'POST /custom/{id}', integration: (_resources, from) => new HttpCustom('https://backend.example/api', { body: everything(from) }), draft: DRAFT, positions: POSITIONS },
  {
    name: 'HttpCustom with parameters',
    route: 'POST /custom/{id}',
    integration: (_resources, from) => new HttpCustom('https://backend.example/api/{id}', { query: { find: from.query('q') }, headers: { 'X-Note': from.header('X-Note') } }),
    draft: DRAFT,
    positions: { q: inQuery('q'), note: inHeader('x-note') },
  },
  {
    name: 'HttpProxy',
    route: 'POST /proxy/{id}',
    integration: (_resources, from) => new HttpProxy('https://backend.example/api/{id}', { query: { find: from.query('q') } }),
    draft: DRAFT,
    positions: { q: inQuery('q'), text: inBody('text') },
  },
  {
    name: 'AwsAction by JSON',
    route: 'POST /action/{id}',
    integration: ({ queue }, from) => new AwsAction({
      service: 'sqs',
      action: 'SendMessage',
      resources: [queue.queueArn],
      request: AwsRequest.json({
        targetPrefix: 'AmazonSQS',
        version: '1.0',
        body: JsonTemplate.object({ QueueUrl: JsonTemplate.literal(queue.queueUrl), MessageBody: JsonTemplate.text(everything(from)) }),
      }),
    }),
    draft: DRAFT,
    positions: POSITIONS,
  },
  {
    name: 'AwsAction by query',
    route: 'POST /action/{id}',
    integration: ({ topic }, from) => new AwsAction({
      service: 'sns',
      action: 'Publish',
      resources: [topic.topicArn],
      request: AwsRequest.query({
        version: '2010-03-31',
        parameters: { TopicArn: RequestValue.literal(topic.topicArn), Message: RequestValue.body('text'), Subject: from.query('q') },
      }),
    }),
    draft: DRAFT,
    positions: { text: inBody('text'), q: inQuery('q') },
  },
];
