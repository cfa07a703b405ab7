import { Bucket } from 'aws-cdk-lib/aws-s3';
import { HOSTILE_KEYS, newBucket, newEncryptedBucket, statementsOf, xmlError } from './support/bucket';
import { LocalRoutes, newStack, problemBody } from './support/local-route';
import type { BackendAnswer } from '../../local/src';
import { S3PutObject } from '../../src/integrations';
import type { S3PutObjectProps } from '../../src/integrations';
import { RequestValue } from '../../src/mapping';
import { ATTACKS } from '../support/attacks';

const KEY = RequestValue.path('key');
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0xfe, 0xc3, 0x28]);

function uploads(props: Partial<S3PutObjectProps> = {}, answer: BackendAnswer = { status: 200, headers: { ETag: '"e"' } }): LocalRoutes {
  const stack = newStack();
  return new LocalRoutes(stack, { 'PUT /files/{key+}': new S3PutObject(newBucket(stack), { key: KEY, prefix: 'in', ...props }) }, answer);
}

test.each(['image/png', 'text/html', 'application/octet-stream', 'application/pdf; x=y'])('stores bytes of %s as they are', async (type) => {
  const routes = uploads();
  const answer = await routes.invoke({ method: 'PUT', path: '/files/a%20b/c.png', headers: { 'Content-Type': type, 'X-Amz-Acl': 'public-read' }, body: PNG });
  expect([answer.status, answer.headers.ETag, answer.body.toString()]).toEqual([200, '"e"', '{}']);
  expect(routes.call).toMatchObject({ kind: 'aws', service: 's3', method: 'PUT', path: '/files/in/a%20b/c.png', query: {}, body: PNG });
  expect(routes.call.headers['content-type']).toBe(type);
  expect(routes.call.headers['x-amz-acl']).toBeUndefined();
});

test.each([undefined, 'application/json', 'application/json; charset=utf-8', 'application/vnd.shop', 'text/x-unknown'])('stores text of %s as it is', async (type) => {
  const body = '{"a": "€\'\\\\ $x #end ${y}"}\n';
  const routes = uploads();
  await routes.invoke({ method: 'PUT', path: '/files/a.json', headers: type === undefined ? {} : { 'Content-Type': type }, body });
  expect([routes.call.path, routes.call.body.toString()]).toEqual(['/files/in/a.json', body]);
});

test.each(ATTACKS)('stores attack %# as it is', async (attack) => {
  const routes = uploads();
  await routes.invoke({ method: 'PUT', path: '/files/a', headers: { 'Content-Type': 'application/json' }, body: attack });
  expect(routes.call.body).toEqual(Buffer.from(attack));
});

test('stores with a type of its own', async () => {
  const routes = uploads({ contentType: 'application/octet-stream' });
  await routes.invoke({ method: 'PUT', path: '/files/a', headers: { 'Content-Type': 'text/html' }, body: PNG });
  expect([routes.call.headers['content-type'], routes.call.body]).toEqual(['application/octet-stream', PNG]);
});

test('stores only what is not there yet', async () => {
  const routes = uploads({}, { status: 412, body: xmlError('PreconditionFailed') });
  const answer = await routes.invoke({ method: 'PUT', path: '/files/a', headers: { 'If-None-Match': '*' }, body: '{}' });
  expect(routes.call.headers['if-none-match']).toBe('*');
  expect([answer.status, JSON.parse(answer.body.toString())]).toEqual([412, problemBody('Precondition Failed')]);
});

test('names objects by what no caller writes', async () => {
  const stack = newStack();
  const routes = new LocalRoutes(stack, { 'POST /files': new S3PutObject(newBucket(stack), { key: RequestValue.context('extendedRequestId') }) }, { status: 200 });
  await routes.invoke({ method: 'POST', path: '/files', headers: { 'Content-Type': 'image/png' }, body: PNG });
  expect(routes.call.path).toMatch(/^\/files\/[A-Za-z0-9_-]+=$/);
});

describe('hostile keys', () => {
  const routes = uploads();

  test.each(HOSTILE_KEYS)('are refused where a template can read the body (%#)', async (key) => {
    routes.answer = { status: 400, body: xmlError('InvalidBucketOwnerAWSAccountID') };
    const answer = await routes.invoke({ method: 'PUT', path: `/files/${key}`, body: '{"a":1}' });
    if (routes.calls.length === 0) {
      expect(answer.status).toBe(403);
      return;
    }
    expect([answer.status, JSON.parse(answer.body.toString())]).toEqual([400, problemBody('Bad Request')]);
    expect([routes.call.path, routes.call.query, routes.call.body.toString()]).toEqual(['/files/in/refused', {}, '']);
    expect(routes.call.headers['x-amz-expected-bucket-owner']).toBe('refused');
  });

  test.each(HOSTILE_KEYS.filter((key) => key !== '%zz'))('stay behind the prefix where none can (%#)', async (key) => {
    routes.answer = { status: 200 };
    await routes.invoke({ method: 'PUT', path: `/files/${key}`, headers: { 'Content-Type': 'image/png' }, body: PNG });
    expect(routes.calls.map(({ path, query }) => [path.startsWith('/files/in/'), query])).toEqual(routes.calls.map(() => [true, {}]));
  });
});

test.each([[400, 'EntityTooLarge', 400], [403, 'AccessDenied', 502], [404, 'NoSuchBucket', 502], [409, 'ConditionalRequestConflict', 409], [503, 'SlowDown', 429], [500, 'InternalError', 502]])(
  'answers %i %s with %i', async (backend, code, status) => {
    const answer = await uploads({}, { status: backend, body: xmlError(code) }).invoke({ method: 'PUT', path: '/files/a', body: '{}' });
    expect([answer.status, JSON.parse(answer.body.toString())]).toEqual([status, { message: expect.any(String), requestId: expect.any(String) }]);
  });

test('may store below the prefix, and use the key for it', () => {
  const stack = newStack();
  new LocalRoutes(stack, { 'PUT /{key+}': new S3PutObject(newEncryptedBucket(stack), { key: KEY, prefix: 'in' }) });
  expect(statementsOf(stack)).toEqual([
    { Effect: 'Allow', Action: 's3:PutObject', Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': [expect.stringMatching(/^Encrypted/), 'Arn'] }, '/in/*']] } },
    { Effect: 'Allow', Action: 'kms:GenerateDataKey', Resource: { 'Fn::GetAtt': [expect.stringMatching(/^Key/), 'Arn'] } },
  ]);
});

test('stores in an imported bucket', () => {
  const stack = newStack();
  new LocalRoutes(stack, { 'PUT /{key+}': new S3PutObject(Bucket.fromBucketName(stack, 'There', 'there'), { key: KEY }) });
  expect(statementsOf(stack)).toHaveLength(1);
});

test.each<[Partial<S3PutObjectProps>, string]>([
  [{ key: RequestValue.query('key') }, "would not escape '?'"],
  [{ key: RequestValue.header('key') }, "would not escape '?'"],
  [{ key: RequestValue.body('key') }, "would not escape '?'"],
  [{ key: RequestValue.join([KEY]) }, 'got RequestValue.join(['],
  [{ key: KEY.or('x') }, 'has no or()'],
  [{ prefix: '../x' }, "'prefix' must be a folder"],
  [{ binaryMediaTypes: ['*/*'] }, "cannot hold '*/*'"],
])('fails for %j', (props, message) => {
  expect(() => uploads(props)).toThrow(message);
});
