import { LocalRoutes, newStack, problemBody } from './support/local-route';
import type { BackendAnswer } from '../../local/src';
import { HttpCustom } from '../../src/integrations';
import type { HttpCustomProps } from '../../src/integrations';
import { JsonTemplate, RequestValue, ResponseValue } from '../../src/mapping';
import { ATTACKS, isWellFormed } from '../support/attacks';

const URL = 'https://shop.example/o/{id}';

function custom(props?: HttpCustomProps, answer: BackendAnswer = { status: 200, body: '{}' }): LocalRoutes {
  const integration = new HttpCustom(URL, props);
  return new LocalRoutes(newStack(), { 'POST /{id}': integration, 'GET /{id}': integration, 'DELETE /{id}': integration }, answer);
}

test('passes on the JSON body, and nothing else of the caller', async () => {
  const routes = custom();
  await routes.invoke({ method: 'POST', path: '/7?admin=1', headers: { 'X-Admin': '1', 'Cookie': 'a' }, body: '{"a":[1]}' });
  expect(routes.call).toMatchObject({ kind: 'http', method: 'POST', url: 'https://shop.example/o/7', query: {} });
  expect(JSON.parse(routes.call.body.toString())).toEqual({ a: [1] });
  expect(Object.keys(routes.call.headers).map((name) => name.toLowerCase())).not.toContain('x-admin');
});

test.each(['GET', 'DELETE'])('sends no body with %s', async (method) => {
  const routes = custom();
  await routes.invoke({ method, path: '/7', body: '{"a":1}' });
  expect([routes.call.method, routes.call.body.toString()]).toEqual([method, '']);
});

describe('a body of its own', () => {
  const routes = custom({
    body: JsonTemplate.object({ id: JsonTemplate.string(RequestValue.path('id')), name: JsonTemplate.string(RequestValue.body('name')) }),
    query: { q: RequestValue.query('q').optional() },
  });

  test.each(ATTACKS)('takes attack %# as it is, or refuses it', async (name) => {
    const answer = await routes.invoke({ method: 'POST', path: '/7', query: { q: name }, body: JSON.stringify({ name }) });
    if (isWellFormed(name)) {
      expect(JSON.parse(routes.call.body.toString())).toEqual({ id: '7', name });
      expect(routes.call.query).toEqual({ q: name });
    } else {
      expect(answer.status).toBe(400);
    }
  });

  test('is no JSON where a value is missing, and the caller gets 400', async () => {
    const answer = await routes.invoke({ method: 'POST', path: '/7', body: '{}' });
    expect(answer.status).toBe(400);
    expect(() => JSON.parse(routes.call.body.toString())).toThrow(SyntaxError);
  });
});

test('a refused call is answered with a fixed body even if the backend takes it', async () => {
  const body = JsonTemplate.object({ name: JsonTemplate.string(RequestValue.body('name')) });
  const routes = custom({ body, response: JsonTemplate.object({ total: JsonTemplate.json(ResponseValue.body('total')) }) }, { status: 200, body: '{"total":3}' });
  const answer = await routes.invoke({ method: 'POST', path: '/7', body: '{}' });
  expect([answer.status, JSON.parse(answer.body.toString())]).toEqual([400, problemBody('Bad Request')]);
});

test.each([[200, 200], [201, 201], [202, 202], [203, 200], [206, 200], [226, 200]])('answers the success %i with %i', async (backend, status) => {
  const routes = custom({}, { status: backend, headers: { 'Content-Type': 'text/csv', 'X-Internal': 'x' }, body: 'a,b' });
  const answer = await routes.invoke({ path: '/7' });
  expect([answer.status, answer.headers['content-type'], answer.headers['x-internal'], answer.body.toString()]).toEqual([status, 'text/csv', undefined, 'a,b']);
});

test('answers 204 with 204', async () => {
  const answer = await custom({}, { status: 204 }).invoke({ path: '/7' });
  expect([answer.status, answer.body.toString()]).toEqual([204, '']);
});

test.each([
  [300, 502], [302, 502], [304, 502], [400, 400], [401, 502], [403, 502], [404, 404], [405, 502], [409, 409], [412, 412], [413, 413], [415, 502],
  [418, 502], [422, 400], [429, 429], [500, 502], [501, 502], [502, 502], [503, 503], [504, 504], [599, 502],
])('answers the error %i with %i and a fixed body', async (backend, status) => {
  const answer = await custom({}, { status: backend, body: 'arn:aws:iam::123456789012:role/secret' }).invoke({ path: '/7' });
  expect([answer.status, JSON.parse(answer.body.toString())]).toEqual([status, problemBody(expect.any(String) as unknown as string)]);
  expect(answer.headers['retry-after']).toBe([429, 503].includes(status) ? '1' : undefined);
});

test('answers errors with statuses of its own', async () => {
  const routes = custom({ errors: { 402: 403, 404: 502 } }, { status: 402 });
  expect((await routes.invoke({ path: '/7' })).status).toBe(403);
  routes.answer = { status: 404 };
  expect((await routes.invoke({ path: '/7' })).status).toBe(502);
});

test('answers with a document made from what the backend answered', async () => {
  const response = JsonTemplate.object({ name: JsonTemplate.json(ResponseValue.body('n')), list: JsonTemplate.json(ResponseValue.body('l')) });
  const answer = await custom({ response }, { status: 201, body: '{"n":"\\"\'","l":[1],"secret":1}' }).invoke({ path: '/7' });
  expect([answer.status, JSON.parse(answer.body.toString())]).toEqual([201, { name: '"\'', list: [1] }]);
});

test.each<[HttpCustomProps, string]>([
  [{ errors: { 200: 400 } }, "got '200'"],
  [{ errors: { 404: 200 } }, "'errors[404]' must be one of"],
  [{ headers: { TE: RequestValue.literal('x') } }, 'does not let the header'],
])('fails for %j', (props, message) => {
  expect(() => custom(props)).toThrow(message);
});

test('fails for a route of any method', () => {
  expect(() => new LocalRoutes(newStack(), { 'ANY /{id}': new HttpCustom(URL) })).toThrow("'method' must say how 'ANY /{id}' calls the backend");
});
