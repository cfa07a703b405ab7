import { HOSTILE_KEYS, newBucket, newEncryptedBucket, statementsOf, xmlError } from './support/bucket';
import { LocalRoutes, newStack } from './support/local-route';
import type { BackendAnswer } from '../../local/src';
import { S3HeadObject } from '../../src/integrations';
import { RequestValue } from '../../src/mapping';

const KEY = RequestValue.path('key');

function heads(answer: BackendAnswer): LocalRoutes {
  const stack = newStack();
  return new LocalRoutes(stack, { 'HEAD /files/{key+}': new S3HeadObject(newBucket(stack), { key: KEY, prefix: 'public' }) }, answer);
}

test('tells about an object', async () => {
  const routes = heads({ status: 200, headers: { 'Content-Type': 'image/png', 'Content-Length': '77', 'ETag': '"e"' } });
  const answer = await routes.invoke({ method: 'HEAD', path: '/files/a.png', headers: { 'If-Match': '"e"' } });
  expect([answer.status, answer.headers['X-Object-Size'], answer.headers.ETag, answer.headers['Content-Type']]).toEqual([200, '77', '"e"', 'image/png']);
  expect(routes.call).toMatchObject({ method: 'HEAD', path: '/files/public/a.png', query: {} });
  expect(routes.call.headers['if-match']).toBe('"e"');
});

test.each([[304, undefined, 304], [403, undefined, 404], [404, undefined, 404], [403, xmlError('AccessDenied'), 502], [412, undefined, 412], [503, undefined, 503], [500, undefined, 502]])(
  'answers %i (%s) with %i', async (backend, body, status) => {
    expect((await heads({ status: backend, body }).invoke({ method: 'HEAD', path: '/files/a' })).status).toBe(status);
  });

test.each(HOSTILE_KEYS)('refuses hostile keys (%#)', async (key) => {
  const routes = heads({ status: 403 });
  const answer = await routes.invoke({ method: 'HEAD', path: `/files/${key}` });
  expect(answer.status).toBe(routes.calls.length === 0 ? 403 : 400);
  expect(routes.calls.every(({ path }) => path === '/files/public/refused')).toBe(true);
});

test('may read, and needs no key', () => {
  const stack = newStack();
  new LocalRoutes(stack, { 'HEAD /{key+}': new S3HeadObject(newEncryptedBucket(stack), { key: KEY }) });
  expect(statementsOf(stack)).toEqual([expect.objectContaining({ Action: 's3:GetObject' })]);
});

test('fails for a key that may be left out', () => {
  expect(() => new S3HeadObject(newBucket(newStack()), { key: KEY.optional() })).toThrow('a key cannot be left out');
});
