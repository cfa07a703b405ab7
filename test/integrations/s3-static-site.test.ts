import { HOSTILE_KEYS, newBucket, statementsOf, xmlError } from './support/bucket';
import { LocalRoutes, newStack, problemBody } from './support/local-route';
import type { BackendAnswer } from '../../local/src';
import { S3StaticSite } from '../../src/integrations';
import type { S3StaticSiteProps } from '../../src/integrations';

const PAGE: BackendAnswer = { status: 200, headers: { 'Content-Type': 'text/html', 'Cache-Control': 'max-age=60' }, body: '<p>é' };

function site(props?: S3StaticSiteProps, answer = PAGE): LocalRoutes {
  const stack = newStack();
  const integration = new S3StaticSite(newBucket(stack), { prefix: 'site', ...props });
  return new LocalRoutes(stack, { 'GET /docs': integration, 'GET /docs/{proxy+}': integration, 'HEAD /docs/{proxy+}': integration }, answer);
}

test.each([
  ['/docs', 'index.html'], ['/docs/', 'index.html'], ['/docs/a.css', 'a.css'], ['/docs/guide', 'guide/index.html'], ['/docs/guide/', 'guide/index.html'],
  ['/docs/v1.2/guide', 'v1.2/guide/index.html'], ['/docs/guide/b.html', 'guide/b.html'], ['/docs/a%20b', 'a%20b/index.html'],
])('serves %s from %s', async (path, key) => {
  const routes = site();
  const answer = await routes.invoke({ path, headers: { Accept: 'text/html,application/xhtml+xml' } });
  expect(routes.call).toMatchObject({ method: 'GET', path: `/files/site/${key}`, query: {} });
  expect([answer.status, answer.headers['Content-Type'], answer.headers['Cache-Control'], answer.body.toString()]).toEqual([200, 'text/html', 'max-age=60', '<p>é']);
});

test.each([['/docs/a/b', 'index.html'], ['/docs/a/b.js', 'a/b.js'], ['/docs', 'index.html']])('serves %s of a single page from %s', async (path, key) => {
  const routes = site({ singlePage: true });
  await routes.invoke({ path });
  expect(routes.call.path).toBe(`/files/site/${key}`);
});

test('serves another index document', async () => {
  const routes = site({ indexDocument: 'home.htm' });
  await routes.invoke({ path: '/docs/a' });
  expect(routes.call.path).toBe('/files/site/a/home.htm');
});

test('answers HEAD', async () => {
  const routes = site({}, { status: 200, headers: { 'Content-Type': 'text/html' } });
  expect((await routes.invoke({ method: 'HEAD', path: '/docs/a.html' })).status).toBe(200);
  expect(routes.call.method).toBe('HEAD');
});

test('answers 404 for a page that is not there', async () => {
  const answer = await site({}, { status: 404, body: xmlError('NoSuchKey') }).invoke({ path: '/docs/a.html' });
  expect([answer.status, JSON.parse(answer.body.toString())]).toEqual([404, problemBody('Not Found')]);
});

test.each(HOSTILE_KEYS)('keeps hostile paths in its folder (%#)', async (key) => {
  const routes = site({}, { status: 400 });
  const answer = await routes.invoke({ path: `/docs/${key}` });
  expect(answer.status).toBe(routes.calls.length === 0 ? 403 : 400);
  expect(routes.calls.every(({ path }) => path.startsWith('/files/site/') && !/\.\.|%2e|%25|\/\//i.test(path))).toBe(true);
});

test('has one role that may read', () => {
  const stack = newStack();
  const integration = new S3StaticSite(newBucket(stack));
  new LocalRoutes(stack, { 'GET /docs': integration, 'GET /docs/{proxy+}': integration });
  expect(statementsOf(stack)).toEqual([expect.objectContaining({ Action: 's3:GetObject' })]);
});

test('fails for an index document that is no file', () => {
  expect(() => site({ indexDocument: 'index' })).toThrow("got 'index'");
  expect(() => site({ indexDocument: 'a/b.html' })).toThrow("got 'a/b.html'");
});

test('fails for other methods', () => {
  const stack = newStack();
  expect(() => new LocalRoutes(stack, { 'POST /docs': new S3StaticSite(newBucket(stack)) })).toThrow("a site answers GET and HEAD, got 'POST /docs'");
});
