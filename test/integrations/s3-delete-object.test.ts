import { HOSTILE_KEYS, newBucket, statementsOf, xmlError } from './support/bucket';
import { LocalRoutes, newStack } from './support/local-route';
import type { BackendAnswer } from '../../local/src';
import { S3DeleteObject } from '../../src/integrations';
import { RequestValue } from '../../src/mapping';

const KEY = RequestValue.path('key');

function deletions(answer: BackendAnswer): LocalRoutes {
  const stack = newStack();
  return new LocalRoutes(stack, { 'DELETE /files/{key+}': new S3DeleteObject(newBucket(stack), { key: KEY, prefix: 'public' }) }, answer);
}

test('deletes an object', async () => {
  const routes = deletions({ status: 204 });
  const answer = await routes.invoke({ method: 'DELETE', path: '/files/a%20b?versionId=1&acl' });
  expect([answer.status, answer.body.toString()]).toEqual([204, '']);
  expect(routes.call).toMatchObject({ method: 'DELETE', path: '/files/public/a%20b', query: {} });
});

test.each([[400, 'InvalidRequest', 502], [403, 'AccessDenied', 502], [404, 'NoSuchBucket', 502], [503, 'SlowDown', 429], [200, 'X', 502]])('answers %i %s with %i', async (backend, code, status) => {
  const answer = await deletions({ status: backend, body: xmlError(code) }).invoke({ method: 'DELETE', path: '/files/a' });
  expect([answer.status, JSON.parse(answer.body.toString())]).toEqual([status, { message: expect.any(String), requestId: expect.any(String) }]);
});

test.each(HOSTILE_KEYS)('refuses hostile keys (%#)', async (key) => {
  const routes = deletions({ status: 204 });
  const answer = await routes.invoke({ method: 'DELETE', path: `/files/${key}` });
  expect(answer.status).toBe(routes.calls.length === 0 ? 403 : 400);
  expect(routes.calls.every(({ path, headers }) => path === '/files/public/refused' && headers['x-amz-expected-bucket-owner'] === 'refused')).toBe(true);
});

test('may delete below the prefix', () => {
  const stack = newStack();
  new LocalRoutes(stack, { 'DELETE /{key+}': new S3DeleteObject(newBucket(stack), { key: KEY, prefix: 'public' }) });
  expect(statementsOf(stack)).toEqual([{
    Effect: 'Allow', Action: 's3:DeleteObject', Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': [expect.stringMatching(/^Bucket/), 'Arn'] }, '/public/*']] },
  }]);
});
