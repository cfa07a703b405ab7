import { LocalRoutes, newStack, problemBody } from './support/local-route';
import { MockResponse } from '../../src/integrations';
import type { MockResponseProps } from '../../src/integrations';
import { JsonTemplate, RequestValue } from '../../src/mapping';
import { ATTACKS, isWellFormed } from '../support/attacks';

function mock(props?: MockResponseProps): LocalRoutes {
  return new LocalRoutes(newStack(), { 'GET /': new MockResponse(props), 'POST /{id}': new MockResponse(props) });
}

test('answers constants', async () => {
  const routes = mock({ body: { status: 'ok', odd: '"\\\'$x#end${y}\n€' }, headers: { 'Cache-Control': 'no-store' } });
  const answer = await routes.invoke({ path: '/' });
  expect(answer.status).toBe(200);
  expect(answer.headers['content-type']).toBe('application/json');
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(JSON.parse(answer.body.toString())).toEqual({ status: 'ok', odd: '"\\\'$x#end${y}\n€' });
  expect(routes.calls).toEqual([]);
});

test('answers a status of its own, without a body', async () => {
  const answer = await mock({ statusCode: 204 }).invoke({ path: '/' });
  expect(answer.status).toBe(204);
  expect(answer.body.toString()).toBe('');
});

test.each(['', '{', '{"statusCode":500}', '[]', 'statusCode: 500', ...ATTACKS])('ignores body %#', async (body) => {
  const answer = await mock({ body: { status: 'ok' } }).invoke({ method: 'POST', path: '/1', body });
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.body.toString())).toEqual({ status: 'ok' });
});

test('refuses a body of another content type', async () => {
  const answer = await mock().invoke({ method: 'POST', path: '/1', headers: { 'Content-Type': 'text/plain' }, body: '{"statusCode":500}' });
  expect(answer.status).toBe(415);
});

test('answers although the caller prefers a binary type', async () => {
  const stack = newStack();
  const routes = new LocalRoutes(stack, { 'GET /': new MockResponse({ body: { status: 'ok' } }) }, {}, { binaryMediaTypes: ['text/html'] });
  const answer = await routes.invoke({ path: '/', headers: { Accept: 'text/html,*/*' } });
  expect([answer.status, answer.body.toString()]).toEqual([200, '{"status":"ok"}']);
});

describe('simulation', () => {
  const props = { body: { status: 'ok' }, simulate: { parameter: RequestValue.query('status'), statuses: [404, 503] } };

  test('answers a listed status with a fixed body', async () => {
    const routes = mock(props);
    const missing = await routes.invoke({ path: '/?status=404' });
    expect([missing.status, JSON.parse(missing.body.toString())]).toEqual([404, problemBody('Not Found')]);
    const unavailable = await routes.invoke({ path: '/', query: { status: '503' } });
    expect([unavailable.status, unavailable.headers['retry-after']]).toEqual([503, '1']);
  });

  test.each(['500', '200', '', '40', '4040', ...ATTACKS])('answers as always to value %#', async (status) => {
    const answer = await mock(props).invoke({ path: '/', query: { status } });
    expect([answer.status, answer.body.toString()]).toEqual([200, '{"status":"ok"}']);
  });
});

describe('a body with values of the request', () => {
  const bodyTemplate = JsonTemplate.object({
    id: JsonTemplate.string(RequestValue.path('id')),
    name: JsonTemplate.string(RequestValue.body('name')),
    fixed: JsonTemplate.literal("it's"),
  });
  const routes = new LocalRoutes(newStack(), { 'POST /{id}': new MockResponse({ statusCode: 201, bodyTemplate }) });

  test.each(ATTACKS)('hands attack %# back as it is', async (name) => {
    const answer = await routes.invoke({ method: 'POST', path: '/7', body: JSON.stringify({ name }) });
    const expected = isWellFormed(name) ? { id: '7', name, fixed: "it's" } : problemBody('Bad Request');
    expect([answer.status, JSON.parse(answer.body.toString())]).toEqual([isWellFormed(name) ? 201 : 400, expected]);
  });

  test('fails with 400 for a request that lacks one', async () => {
    const answer = await routes.invoke({ method: 'POST', path: '/7', body: '{}' });
    expect([answer.status, JSON.parse(answer.body.toString())]).toEqual([400, problemBody('Bad Request')]);
  });
});

test.each<[MockResponseProps, string]>([
  [{ statusCode: 100 }, "'statusCode' must be 200 to 599, got 100"],
  [{ statusCode: 200.5 }, "'statusCode' must be 200 to 599, got 200.5"],
  [{ body: {}, bodyTemplate: JsonTemplate.literal('x') }, "'body' and 'bodyTemplate' are two ways to say the same"],
  [{ headers: { 'X-A': "it's" } }, 'cannot hold an apostrophe'],
  [{ simulate: { parameter: RequestValue.query('x'), statuses: [] } }, 'got none'],
  [{ simulate: { parameter: RequestValue.query('x'), statuses: [418] } }, "'simulate.statuses' must be one of"],
  [{ statusCode: 404, simulate: { parameter: RequestValue.query('x'), statuses: [404] } }, "'simulate' lists 404"],
])('fails for %j', (props, message) => {
  expect(() => new MockResponse(props)).toThrow(message);
});

test('fails for a path variable that the route lacks', () => {
  const bodyTemplate = JsonTemplate.object({ id: JsonTemplate.string(RequestValue.path('other')) });
  expect(() => new LocalRoutes(newStack(), { 'GET /{id}': new MockResponse({ bodyTemplate }) })).toThrow("RequestValue.path('other')");
});
