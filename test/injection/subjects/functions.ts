import { AwsAction, AwsRequest, HttpCustom, HttpProxy, JsonTemplate, LambdaCustom, LambdaInvocationType, RequestValue } from '../../../src';
import { inBody, inHeader, inPath, inQuery, Subject } from '../subject';

const EVERYTHING = JsonTemplate.object({
  id: JsonTemplate.string(RequestValue.path('id')),
  q: JsonTemplate.string(RequestValue.query('q')),
  note: JsonTemplate.string(RequestValue.header('X-Note')),
  text: JsonTemplate.string(RequestValue.body('text')),
  more: JsonTemplate.json(RequestValue.body('more').optional()),
});
const DRAFT = () => ({ path: { id: 'i' }, query: { q: 'q' }, headers: { 'x-note': 'n' }, body: { text: 't' } });
const POSITIONS = { id: inPath('id'), q: inQuery('q'), note: inHeader('x-note'), text: inBody('text'), more: inBody('more') };

export const FUNCTIONS: readonly Subject[] = [
  { name: 'LambdaCustom', route: 'POST /custom/{id}', integration: ({ handler }) => new LambdaCustom(handler, { event: EVERYTHING }), draft: DRAFT, positions: POSITIONS },
  {
    name: 'LambdaCustom, queued',
    route: 'POST /custom/{id}',
    integration: ({ handler }) => new LambdaCustom(handler, { event: EVERYTHING, invocationType: LambdaInvocationType.EVENT }),
    draft: DRAFT,
    positions: POSITIONS,
  },
  { name: 'HttpCustom', route: 'POST /custom/{id}', integration: () => new HttpCustom('https://backend.example/api', { body: EVERYTHING }), draft: DRAFT, positions: POSITIONS },
  {
    name: 'HttpCustom with parameters',
    route: 'POST /custom/{id}',
    integration: () => new HttpCustom('https://backend.example/api/{id}', { query: { find: RequestValue.query('q') }, headers: { 'X-Note': RequestValue.header('X-Note') } }),
    draft: DRAFT,
    positions: { q: inQuery('q'), note: inHeader('x-note') },
  },
  {
    name: 'HttpProxy',
    route: 'POST /proxy/{id}',
    integration: () => new HttpProxy('https://backend.example/api/{id}', { query: { find: RequestValue.query('q') } }),
    draft: DRAFT,
    positions: { q: inQuery('q'), text: inBody('text') },
  },
  {
    name: 'AwsAction by JSON',
    route: 'POST /action/{id}',
    integration: ({ queue }) => new AwsAction({
      service: 'sqs',
      action: 'SendMessage',
      resources: [queue.queueArn],
      request: AwsRequest.json({
        targetPrefix: 'AmazonSQS',
        version: '1.0',
        body: JsonTemplate.object({ QueueUrl: JsonTemplate.literal(queue.queueUrl), MessageBody: JsonTemplate.text(EVERYTHING) }),
      }),
    }),
    draft: DRAFT,
    positions: POSITIONS,
  },
  {
    name: 'AwsAction by query',
    route: 'POST /action/{id}',
    integration: ({ topic }) => new AwsAction({
      service: 'sns',
      action: 'Publish',
      resources: [topic.topicArn],
      request: AwsRequest.query({
        version: '2010-03-31',
        parameters: { TopicArn: RequestValue.literal(topic.topicArn), Message: RequestValue.body('text'), Subject: RequestValue.query('q') },
      }),
    }),
    draft: DRAFT,
    positions: { text: inBody('text'), q: inQuery('q') },
  },
];
