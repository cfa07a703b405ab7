import type { Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Integration, RestApi } from 'aws-cdk-lib/aws-apigateway';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { HOSTILE_KEYS, newBucket, newEncryptedBucket, statementsOf, xmlError } from './support/bucket';
import { LocalRoutes, newStack, problemBody } from './support/local-route';
import type { BackendAnswer } from '../../local/src';
import { MockResponse, S3GetObject } from '../../src/integrations';
import type { S3GetObjectProps } from '../../src/integrations';
import { RequestValue } from '../../src/mapping';
import { ATTACKS, isWellFormed } from '../support/attacks';

const KEY = RequestValue.path('key');
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0xfe, 0xc3, 0x28]);

function objects(props: Partial<S3GetObjectProps> = {}, answer: BackendAnswer = { status: 200 }): LocalRoutes {
  const stack = newStack();
  return new LocalRoutes(stack, { 'GET /files/{key+}': new S3GetObject(newBucket(stack), { key: KEY, prefix: 'public', ...props }) }, answer);
}

describe('an object', () => {
  test.each([undefined, '*/*', 'text/html,*/*;q=0.8', 'image/png', 'application/json'])('comes byte for byte, with its headers, to Accept %s', async (accept) => {
    const routes = objects({}, { status: 200, headers: { 'content-type': 'image/png', 'etag': '"e"', 'cache-control': 'max-age=5', 'last-modified': 'then', 'x-amz-id-2': 'x' }, body: PNG });
    const answer = await routes.invoke({ path: '/files/a/b.png', headers: accept === undefined ? {} : { Accept: accept } });
    expect([answer.status, answer.body]).toEqual([200, PNG]);
    expect(answer.headers).toMatchObject({ 'Content-Type': 'image/png', 'ETag': '"e"', 'Cache-Control': 'max-age=5', 'Last-Modified': 'then', 'X-Content-Type-Options': 'nosniff' });
    expect(answer.headers['x-amz-id-2']).toBeUndefined();
    expect(routes.call).toMatchObject({ kind: 'aws', service: 's3', method: 'GET', path: '/files/public/a/b.png', query: {} });
    expect(routes.call.body).toHaveLength(0);
  });

  test.each(['text/html', 'text/plain', 'text/css', 'application/xml', 'binary/octet-stream'])('of type %s comes byte for byte', async (type) => {
    const answer = await objects({}, { status: 200, headers: { 'content-type': type }, body: PNG }).invoke({ path: '/files/a' });
    expect([answer.status, answer.headers['content-type'], answer.body]).toEqual([200, type, PNG]);
  });

  test('of JSON is asked for as bytes, and served as JSON', async () => {
    const routes = objects({}, { status: 200, headers: { 'content-type': 'application/octet-stream' }, body: '{"a":1}' });
    const answer = await routes.invoke({ path: '/files/a.JSON' });
    expect(routes.call.query).toEqual({ 'response-content-type': 'application/octet-stream' });
    expect([answer.headers['content-type'], answer.body.toString()]).toEqual(['application/json', '{"a":1}']);
  });

  test('is served with another type on demand', async () => {
    const routes = objects({ contentType: 'application/json' }, { status: 200, headers: { 'content-type': 'application/octet-stream' }, body: '{}' });
    const answer = await routes.invoke({ path: '/files/a.json' });
    expect(routes.call.query).toEqual({ 'response-content-type': 'application/octet-stream' });
    expect([answer.headers['content-type'], answer.body.toString()]).toEqual(['application/json', '{}']);
    routes.answer = { status: 404, body: xmlError('NoSuchKey') };
    expect((await routes.invoke({ path: '/files/a' })).headers['content-type']).toBe('application/json');
  });

  test('leaves other routes of the API as they are', async () => {
    const stack = newStack();
    const routes = new LocalRoutes(stack, {
      'GET /files/{key+}': new S3GetObject(newBucket(stack), { key: KEY }),
      'POST /mock': new MockResponse({ body: { status: 'ok' } }),
    });
    const answer = await routes.invoke({ method: 'POST', path: '/mock', body: '{}', headers: { Accept: 'text/html' } });
    expect([answer.status, answer.body.toString()]).toEqual([200, '{"status":"ok"}']);
  });
});

describe('parts and conditions', () => {
  test('go through to S3', async () => {
    const routes = objects();
    const headers = { 'Range': 'bytes=0-1', 'If-None-Match': '"e"', 'If-Modified-Since': 'then', 'If-Match': '"f"', 'If-Unmodified-Since': 'now' };
    await routes.invoke({ path: '/files/a', headers: { ...headers, 'X-Amz-Acl': 'public-read' } });
    expect(routes.call.headers).toMatchObject(headers);
    expect(routes.call.headers['x-amz-acl']).toBeUndefined();
  });

  test('answer 206 with the range', async () => {
    const answer = await objects({}, { status: 206, headers: { 'content-type': 'image/png', 'content-range': 'bytes 0-1/9' }, body: PNG }).invoke({ path: '/files/a' });
    expect([answer.status, answer.headers['content-range'], answer.body]).toEqual([206, 'bytes 0-1/9', PNG]);
  });

  test('answer 304 without a body', async () => {
    const answer = await objects({}, { status: 304, headers: { etag: '"e"' } }).invoke({ path: '/files/a' });
    expect([answer.status, answer.headers.etag, answer.body.toString()]).toEqual([304, '"e"', '']);
  });

  test.each([[412, 'Precondition Failed'], [416, 'Range Not Satisfiable']])('answer %i', async (status, message) => {
    const answer = await objects({}, { status, body: xmlError('X') }).invoke({ path: '/files/a' });
    expect([answer.status, JSON.parse(answer.body.toString())]).toEqual([status, problemBody(message)]);
  });
});

describe('errors of S3', () => {
  const LISTING = 'User: arn:aws:sts::1:assumed-role/r/x is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::files"';
  const READING = 'User: arn:aws:sts::1:assumed-role/r/x is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::files/a"';

  test.each<[number, string | undefined, number]>([
    [404, xmlError('NoSuchKey'), 404],
    [404, xmlError('NoSuchBucket'), 502],
    [403, xmlError('AccessDenied', LISTING), 404],
    [403, xmlError('AccessDenied', READING), 502],
    [403, xmlError('AccessDenied', 'Access Denied'), 502],
    [403, xmlError('InvalidObjectState'), 502],
    [400, xmlError('KeyTooLongError'), 400],
    [400, xmlError('KMS.DisabledException'), 502],
    [400, xmlError('ExpiredToken'), 502],
    [301, xmlError('PermanentRedirect'), 502],
    [405, xmlError('MethodNotAllowed'), 502],
    [500, xmlError('InternalError'), 502],
    [503, xmlError('ServiceUnavailable'), 503],
    [503, xmlError('SlowDown'), 429],
    [503, undefined, 503],
  ])('of status %i are answered as they should be (%#)', async (backend, body, status) => {
    for (const type of ['application/xml', 'text/plain']) {
      const answer = await objects({ binaryMediaTypes: ['application/xml'] }, { status: backend, headers: { 'content-type': type }, body }).invoke({ path: '/files/a' });
      expect([answer.status, JSON.parse(answer.body.toString())]).toEqual([status, { message: expect.any(String), requestId: expect.any(String) }]);
      expect(answer.headers['retry-after']).toBe([429, 503].includes(status) ? '1' : undefined);
    }
  });
});

describe('keys', () => {
  const routes = objects();

  test.each([
    ['a', 'a'], ['a/b/c.d', 'a/b/c.d'], ['a%20b', 'a%20b'], ['a+b', 'a%2Bb'], ['a%2Bb', 'a%2Bb'], ['a%2fb', 'a/b'], ['%C3%A9', '%C3%A9'],
    ['year=2024/x', 'year%3D2024/x'], ["it's", 'it%27s'], ['(1)', '%281%29'], ['a..b', 'a..b'], ['...', '...'], ['.well-known/x', '.well-known/x'],
    ['a&b@c:d,e~f$g!h*', 'a%26b%40c%3Ad%2Ce%7Ef%24g%21h*'], ['%E6%97%A5', '%E6%97%A5'],
  ])('%s is the object %s', async (path, key) => {
    await routes.invoke({ path: `/files/${path}` });
    expect(routes.call.path).toBe(`/files/public/${key}`);
  });

  test.each([...HOSTILE_KEYS, ...ATTACKS.filter((attack) => isWellFormed(attack) && attack.length < 2000).map(encodeURIComponent)])('that are hostile end below the prefix or as 400 (%#)', async (key) => {
    routes.answer = { status: 400, body: xmlError('InvalidBucketOwnerAWSAccountID') };
    const answer = await routes.invoke({ path: `/files/${key}` });
    if (routes.calls.length === 0) {
      expect([answer.status, answer.headers['x-amzn-errortype']]).toEqual([403, 'MissingAuthenticationTokenException']);
      return;
    }
    const { url, query, headers } = routes.call;
    expect(new URL(url).pathname).toMatch(/^\/files\/public\/./);
    expect(decodeURIComponent(new URL(url).pathname)).not.toMatch(/[?#;%\\]|\/\/|\/\.\.?(\/|$)/);
    expect(query).toEqual({});
    if (headers['x-amz-expected-bucket-owner'] === undefined) {
      expect(new URL(url).pathname).toBe(`/files/public/${encodeURIComponent(decodeURIComponent(key)).replaceAll('%2F', '/').replace(/[!'()~]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`);
    } else {
      expect(url).toMatch(/\/files\/public\/refused$/);
      expect([answer.status, JSON.parse(answer.body.toString())]).toEqual([400, problemBody('Bad Request')]);
    }
  });

  test.each([200, 403, 404, 503])('refused stay refused, whatever S3 answers: %i', async (status) => {
    routes.answer = { status, headers: { 'content-type': 'text/html' } };
    expect((await routes.invoke({ path: '/files/..%2fx' })).status).toBe(400);
  });

  test('come from the query, decoded already', async () => {
    const stack = newStack();
    const query = new LocalRoutes(stack, { 'GET /file': new S3GetObject(newBucket(stack), { key: RequestValue.query('key') }) });
    await query.invoke({ path: '/file', query: { key: 'a b+c' } });
    expect(query.call.path).toBe('/files/a%20b%2Bc');
    expect((await query.invoke({ path: '/file', query: { key: '%2e%2e/x' } })).status).toBe(400);
    expect((await query.invoke({ path: '/file' })).status).toBe(400);
    expect((await query.invoke({ path: '/file', query: { key: '' } })).status).toBe(400);
  });

  test('are joined, or a constant takes their place', async () => {
    const stack = newStack();
    const key = RequestValue.join([RequestValue.literal('users'), RequestValue.header('X-File')], '/').or('index.html');
    const joined = new LocalRoutes(stack, { 'GET /': new S3GetObject(newBucket(stack), { key }) });
    await joined.invoke({ path: '/' });
    expect(joined.call.path).toMatch(/\/index\.html$/);
    await joined.invoke({ path: '/', headers: { 'X-File': 'a' } });
    expect(joined.call.path).toMatch(/\/users\/a$/);
  });

  test('are joined, no part reaching into the next', async () => {
    const stack = newStack();
    const key = RequestValue.join([RequestValue.literal('users'), RequestValue.path('user'), RequestValue.header('X-File')], '/');
    const joined = new LocalRoutes(stack, { 'GET /{user}': new S3GetObject(newBucket(stack), { key }) });
    await joined.invoke({ path: '/a%20b', headers: { 'X-File': 'c%20d.txt' } });
    expect(joined.calls).toHaveLength(1);
    expect((await joined.invoke({ path: '/a%20b', headers: { 'X-File': 'c%20d.txt' } })).status).toBe(400);
    await joined.invoke({ path: '/a%20b', headers: { 'X-File': 'c d.txt' } });
    expect(joined.call.path).toBe('/files/users/a%20b/c%20d.txt');
    for (const user of ['a%2f..', '..', 'a%2fb']) {
      expect((await joined.invoke({ path: `/${user}`, headers: { 'X-File': 'x' } })).status).toBe(400);
    }
    expect((await joined.invoke({ path: '/a' })).status).toBe(400);
  });
});

describe('rights', () => {
  test('are to read below the prefix', () => {
    const stack = newStack();
    const bucket = new Bucket(stack, 'Bucket');
    new LocalRoutes(stack, { 'GET /{key+}': new S3GetObject(bucket, { key: KEY, prefix: 'a/b/' }), 'GET /': new S3GetObject(bucket, { key: RequestValue.literal('x'), prefix: 'a/b' }) });
    expect(statementsOf(stack)).toEqual([{
      Effect: 'Allow', Action: 's3:GetObject', Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': [expect.stringMatching(/^Bucket/), 'Arn'] }, '/a/b/*']] },
    }]);
  });

  test('are to use the key', () => {
    const stack = newStack();
    new LocalRoutes(stack, { 'GET /{key+}': new S3GetObject(newEncryptedBucket(stack), { key: KEY }) });
    expect(statementsOf(stack)).toContainEqual(expect.objectContaining({ Action: 'kms:Decrypt', Resource: { 'Fn::GetAtt': [expect.stringMatching(/^Key/), 'Arn'] } }));
    expect(statementsOf(stack)).toHaveLength(2);
  });

  test('are those of a given role, and its own', () => {
    const stack = newStack();
    const role = new Role(stack, 'Own', { assumedBy: new ServicePrincipal('apigateway.amazonaws.com') });
    new LocalRoutes(stack, { 'GET /{key+}': new S3GetObject(newBucket(stack), { key: KEY, role }) });
    expect(statementsOf(stack)).toEqual([]);
  });

  test('reach imported buckets', () => {
    const stack = newStack();
    const bucket = Bucket.fromBucketAttributes(stack, 'There', { bucketName: 'there', region: 'eu-west-1' });
    const routes = new LocalRoutes(stack, { 'GET /{key+}': new S3GetObject(bucket, { key: KEY }) });
    expect(statementsOf(stack)).toHaveLength(1);
    return routes.invoke({ path: '/x' }).then(() => expect(routes.call.url).toBe('https://s3.eu-west-1.amazonaws.com/there/x'));
  });
});

test('answers a route of a plain API', () => {
  const stack = newStack();
  const api = new RestApi(stack, 'Plain');
  api.root.addResource('{key+}').addMethod('GET', new S3GetObject(newBucket(stack), { key: KEY }).toRestIntegration());
  Template.fromStack(stack).hasResourceProperties('AWS::ApiGateway::Method', {
    RequestParameters: Match.objectLike({ 'method.request.header.Range': false }),
    Integration: Match.objectLike({ Type: 'AWS', PassthroughBehavior: 'NEVER' }),
  });
});

test.each<[string[] | undefined, string]>([
  [undefined, 'application/octet-stream, image/png'],
  [['application/octet-stream'], 'image/png'],
])('warns on a plain API with the binary media types %j', (binaryMediaTypes, missing) => {
  const stack = newStack();
  new RestApi(stack, 'Plain', { binaryMediaTypes }).root.addMethod('GET', plainImage(stack));
  Annotations.fromStack(stack).hasWarning('/Shop/Plain/Default/GET',
    `the method needs ${missing} among the binary media types of its API; add them there [ack: cdk-apigateway-patterns:binaryMediaTypes]`);
});

test.each([[['application/octet-stream', 'image/png']], [['application/octet-stream', 'image/*']]])('does not warn on one with %j', (binaryMediaTypes) => {
  const stack = newStack();
  new RestApi(stack, 'Plain', { binaryMediaTypes }).root.addMethod('GET', plainImage(stack));
  Annotations.fromStack(stack).hasNoWarning('*', Match.stringLikeRegexp('binary media types'));
});

function plainImage(stack: Stack): Integration {
  return new S3GetObject(newBucket(stack), { key: RequestValue.query('key'), binaryMediaTypes: ['image/png'] }).toRestIntegration();
}

test.each<[Partial<S3GetObjectProps>, string]>([
  [{ prefix: '/a' }, "'prefix' must be a folder"],
  [{ prefix: 'a//b' }, "'prefix' must be a folder"],
  [{ prefix: 'a/../b' }, "'prefix' must be a folder"],
  [{ prefix: 'a*' }, "'prefix' must be a folder"],
  [{ prefix: 'a?' }, "'prefix' must be a folder"],
  [{ prefix: '{x}' }, "'prefix' must be a folder"],
  [{ binaryMediaTypes: ['*/*'] }, "cannot hold '*/*'"],
  [{ binaryMediaTypes: ['application/json'] }, "cannot hold 'application/json'"],
  [{ key: KEY.optional() }, 'a key cannot be left out'],
])('fails for %j', (props, message) => {
  expect(() => objects(props)).toThrow(message);
});

test('fails for a path variable that the route lacks', () => {
  expect(() => objects({ key: RequestValue.path('other') })).toThrow("RequestValue.path('other')");
});
