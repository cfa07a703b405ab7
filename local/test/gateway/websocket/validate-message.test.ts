import { TemplateError } from '../../../src';
import type { FixtureGateway } from '../../fixtures/gateways';
import { eventsOf, functionGateway } from '../../fixtures/websocket-functions';

const SAY = { type: 'object', required: ['text'], properties: { text: { type: 'string', maxLength: 5 } }, additionalProperties: true };

let fixture: FixtureGateway;

afterEach(() => fixture.gateway.close());

function model(name: string, schema: unknown): { readonly Type: string; readonly Properties: unknown } {
  return { Type: 'AWS::ApiGatewayV2::Model', Properties: { ApiId: { Ref: 'Api' }, Name: name, ContentType: 'application/json', Schema: schema } };
}

function gateway(requestModels: Readonly<Record<string, string>>, expression: string | undefined): FixtureGateway {
  const properties = { RequestModels: requestModels, ...expression !== undefined && { ModelSelectionExpression: expression } };
  fixture = functionGateway([{ key: '$default', properties }], { resources: { Say: model('say', SAY), Any: model('any', {}), List: model('list', { type: 'array' }) } });
  return fixture;
}

async function send(message: string): Promise<string | undefined> {
  const client = await fixture.gateway.connect();
  await client.send(message);
  return client.receive({ timeoutMillis: 1 }).catch(() => undefined);
}

const KINDS = { say: 'say', list: 'list', $default: 'any' };

test.each([
  ['{"kind":"say","text":"hello"}'], ['{"kind":"other"}'], ['{"kind":"__proto__"}'], ['{"kind":["say"]}'], ['{}'], ['[]'], ['1'],
])('a message that fits goes on: %s', async (message) => {
  gateway(KINDS, '$request.body.kind');
  expect(await send(message)).toBeUndefined();
  expect(eventsOf(fixture).map(({ body }) => body)).toEqual([message]);
});

test.each([
  ['{"kind":"say","text":"too long"}'], ['{"kind":"say"}'], ['{"kind":"say","text":1}'], ['{"kind":"list"}'], ['no JSON'], ['{"kind":"say","text":"hello"} x'],
  ['{"kind":"say","text":"a","text":"too long"}'],
])('a message that does not fit is refused before the integration: %s', async (message) => {
  gateway(KINDS, '$request.body.kind');
  expect(JSON.parse(await send(message) ?? 'null')).toEqual({ message: 'Invalid request body', connectionId: expect.any(String) as string, requestId: expect.any(String) as string });
  expect(eventsOf(fixture)).toEqual([]);
});

test.each(['{"kind":"other"}', '{"kind":"$default"}', '{"kind":"constructor"}', '{}'])('a message without a model is refused where there is none by default: %s', async (message) => {
  gateway({ say: 'say' }, '$request.body.kind');
  expect(await send(message)).toContain('Invalid request body');
  expect(fixture.log.join()).toContain('no model has the key');
});

test('the expression may be a key', async () => {
  gateway({ $default: 'say' }, '$default');
  expect(await send('{"text":"hello"}')).toBeUndefined();
  expect(await send('{}')).toContain('Invalid request body');
});

test('nothing is checked without an expression', async () => {
  gateway({ $default: 'say' }, undefined);
  expect(await send('{}')).toBeUndefined();
});

test('fails when a model is not there', async () => {
  gateway({ $default: 'other' }, '$default');
  const client = await fixture.gateway.connect();
  await expect(client.send('{}')).rejects.toThrow(TemplateError);
});
