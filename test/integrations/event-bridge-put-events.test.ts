import { EventBus } from 'aws-cdk-lib/aws-events';
import { LocalRoutes, newStack, problemBody } from './support/local-route';
import { serviceSuite } from './support/service-suite';
import { parseServiceCall } from '../../local/src';
import { EventBridgePutEvents, EventBridgePutEventsProps } from '../../src/integrations';
import { JsonTemplate, RequestValue } from '../../src/mapping';

const ARN = 'arn:aws:events:us-east-1:123456789012:event-bus/shop';
const EVENT = { source: 'shop.web', detailType: RequestValue.body('type') };

serviceSuite('EventBridgePutEvents', {
  route: 'POST /events',
  integration: (stack, role) => new EventBridgePutEvents(new EventBus(stack, 'Bus', { eventBusName: 'shop' }), { ...EVENT, role }),
  imported: (stack) => new EventBridgePutEvents(EventBus.fromEventBusArn(stack, 'Bus', 'arn:aws:events:eu-west-1:210987654321:event-bus/shop'), EVENT),
  request: { method: 'POST', path: '/events', body: '{"type": "Order", "Source": "aws.forged", "note": "it\'s \\"x\\""}' },
  operation: 'PutEvents',
  input: { Entries: [{ EventBusName: ARN, Source: 'shop.web', DetailType: 'Order', Detail: '{"type":"Order","Source":"aws.forged","note":"it\'s \\"x\\""}' }] },
  answer: { FailedEntryCount: 0, Entries: [{ EventId: 'e-1' }] },
  status: 202,
  body: { eventId: 'e-1' },
  rights: ['events:PutEvents'],
});

function routes(props: Partial<EventBridgePutEventsProps> = {}): LocalRoutes {
  const stack = newStack();
  return new LocalRoutes(stack, { 'POST /events': new EventBridgePutEvents(new EventBus(stack, 'Bus'), { ...EVENT, ...props }) }, {
    status: 200, body: '{"FailedEntryCount":0,"Entries":[{"EventId":"e"}]}',
  });
}

test('composes an event', async () => {
  const local = routes({
    detailType: RequestValue.literal('Order placed'),
    detail: JsonTemplate.object({ id: JsonTemplate.number(RequestValue.body('id')), ip: JsonTemplate.string(RequestValue.context('identity.sourceIp').optional()) }),
    resources: [RequestValue.query('arn').optional(), RequestValue.literal('arn:fixed')],
    time: RequestValue.body('at').optional(),
  });
  await local.invoke({ method: 'POST', path: '/events', body: '{"id":7,"at":1732000000.25}' });
  const { input, problems } = parseServiceCall(local.call);
  const [entry] = input.Entries as { Detail: string }[];
  expect(problems).toEqual([]);
  expect(entry).toMatchObject({ DetailType: 'Order placed', Resources: ['arn:fixed'], Time: 1732000000.25 });
  expect(JSON.parse(entry.Detail).id).toBe(7);
});

test.each([
  ['ThrottlingException', 429, 'Too Many Requests'], ['MalformedDetail', 400, 'Bad Request'], ['InvalidArgument', 400, 'Bad Request'],
  ['InternalFailure', 502, 'Bad Gateway'], ['AccessDeniedException', 502, 'Bad Gateway'], ['NotAuthorizedForSourceException', 502, 'Bad Gateway'],
])('an entry that failed with %s is answered with %i', async (ErrorCode, status, message) => {
  const local = routes();
  local.answer = { status: 200, body: JSON.stringify({ FailedEntryCount: 1, Entries: [{ ErrorCode, ErrorMessage: 'secret' }] }) };
  const answer = await local.invoke({ method: 'POST', path: '/events', body: '{"type":"t"}' });
  expect([answer.status, JSON.parse(answer.body.toString())]).toEqual([status, problemBody(message)]);
});

test.each(['[{"type":"t"}]', '"type"', '{}', '{"type":1}'])('refuses the body %s', async (body) => {
  const local = routes();
  local.answer = { status: 400, body: '{}' };
  expect((await local.invoke({ method: 'POST', path: '/events', body })).status).toBe(400);
  expect(local.call.body.toString()).toBe('{}');
});

test.each(['aws.s3', '', 'x'.repeat(257)])('fails for the source %s', (source) => {
  expect(() => new EventBridgePutEvents(new EventBus(newStack(), 'Bus'), { ...EVENT, source })).toThrow("'source' must be 1 to 256 characters");
});
