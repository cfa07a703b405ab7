import { createHash } from 'node:crypto';
import { callS3, storesOf, TestClock } from './store-fixture';
import type { BackendAnswer, BackendCall, LocalStores } from '../../src';

const RESOURCES = {
  Documents: { Type: 'AWS::S3::Bucket', Properties: { BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }] } } },
  Site: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'the-site' } },
};
const BYTES = Buffer.from([0x25, 0x50, 0xff, 0x00, 0x0d, 0x0a, 0x22]);
const TAG = `"${createHash('md5').update(BYTES).digest('hex')}"`;
const TIME = 'Wed, 04 Mar 2026 05:06:07 GMT';

let stores: LocalStores;

beforeEach(() => {
  stores = storesOf(RESOURCES, new TestClock());
});

const s3 = (method: string, path: string, more: Partial<BackendCall> = {}): Promise<BackendAnswer> => callS3(stores, method, path, more);
const text = ({ body = '' }: BackendAnswer): string => Buffer.from(body as Uint8Array).toString();
const put = (key: string, body: Buffer = BYTES, headers: Record<string, string> = {}): Promise<BackendAnswer> => s3('PUT', `/documents/${key}`, { body, headers });

test('an object comes back byte for byte, with what was said of it', async () => {
  const given = { 'Content-Type': 'application/pdf', 'Cache-Control': 'no-store', 'x-amz-meta-author': 'ä"<', 'Authorization': 'secret' };
  expect(await put('a/b%20c', BYTES, given)).toMatchObject({ status: 200, headers: { ETag: TAG } });
  const answer = await s3('GET', '/documents/a/b%20c');
  expect(answer).toEqual({
    status: 200,
    headers: {
      'Accept-Ranges': 'bytes',
      'Cache-Control': 'no-store',
      'Content-Length': '7',
      'Content-Type': 'application/pdf',
      'ETag': TAG,
      'Last-Modified': TIME,
      'x-amz-meta-author': 'ä"<',
      'x-amz-request-id': expect.any(String) as string,
      'x-amz-server-side-encryption': 'aws:kms',
    },
    body: BYTES,
  });
  const head = await s3('HEAD', '/documents/a/b%20c');
  expect({ ...head, headers: { ...head.headers, 'x-amz-request-id': '' } }).toEqual({ ...answer, headers: { ...answer.headers, 'x-amz-request-id': '' }, body: '' });
  expect(stores.bucket('Documents').objects.map(({ key }) => key)).toEqual(['a/b c']);
});

test.each(['__proto__', 'constructor/toString', '%2e%2e%2fx', 'a%3Facl', 'a%23b%25', '%F0%9F%98%80', 'a%00b', '%22%3CKey%3E', 'a//b/'])('the key %s is a key like any other', async (key) => {
  await put(key);
  expect(stores.bucket('Documents').object(decodeURIComponent(key))?.body).toEqual(BYTES);
  expect((await s3('GET', `/documents/${key}`)).body).toEqual(BYTES);
  expect((await s3('DELETE', `/documents/${key}`)).status).toBe(204);
  expect(stores.bucket('Documents').objects).toEqual([]);
});

test('a bucket may stand in the host\'s name', async () => {
  await s3('PUT', '/index.html', { url: 'https://the-site.s3.eu-west-1.amazonaws.com/index.html', body: Buffer.from('x') });
  expect(stores.bucket('Site').object('index.html')?.headers).toEqual({ 'Content-Type': 'binary/octet-stream' });
});

test('objects can be put without a call', async () => {
  stores.bucket('the-site').putObject('site/index.html', '<h1>', { 'Content-Type': 'text/html' });
  expect(await s3('GET', '/the-site/site/index.html')).toMatchObject({ body: Buffer.from('<h1>'), headers: { 'Content-Type': 'text/html' } });
});

test.each<[string, number, string | undefined, string]>([
  ['bytes=0-1', 206, 'bytes 0-1/7', '2550'],
  ['bytes=5-', 206, 'bytes 5-6/7', '0a22'],
  ['bytes=-2', 206, 'bytes 5-6/7', '0a22'],
  ['bytes=-99', 206, 'bytes 0-6/7', BYTES.toString('hex')],
  ['bytes=2-99', 206, 'bytes 2-6/7', 'ff000d0a22'],
  ['bytes=3-2', 200, undefined, BYTES.toString('hex')],
  ['bytes=0-1,3-4', 200, undefined, BYTES.toString('hex')],
  ['lines=0-1', 200, undefined, BYTES.toString('hex')],
])('the range %s is answered with %i', async (range, status, place, hex) => {
  await put('x');
  const answer = await s3('GET', '/documents/x', { headers: { Range: range } });
  expect(answer.status).toBe(status);
  expect(answer.headers?.['Content-Range']).toBe(place);
  expect(Buffer.from(answer.body as Buffer).toString('hex')).toBe(hex);
});

test.each(['bytes=7-', 'bytes=99-100', 'bytes=-0'])('fails for the range %s', async (range) => {
  await put('x');
  const answer = await s3('GET', '/documents/x', { headers: { Range: range } });
  expect(answer.status).toBe(416);
  expect(text(answer)).toContain('<Code>InvalidRange</Code>');
});

test.each<[string, Record<string, string>, number]>([
  ['its tag', { 'If-None-Match': TAG }, 304],
  ['its tag among others', { 'If-None-Match': `"x", W/${TAG}` }, 304],
  ['any tag', { 'If-None-Match': '*' }, 304],
  ['another tag', { 'If-None-Match': '"x"' }, 200],
  ['another tag, and no change', { 'If-None-Match': '"x"', 'If-Modified-Since': TIME }, 200],
  ['no change', { 'If-Modified-Since': TIME }, 304],
  ['a change', { 'If-Modified-Since': 'Wed, 04 Mar 2026 05:06:06 GMT' }, 200],
  ['a time that is none', { 'If-Modified-Since': 'yesterday' }, 200],
  ['the tag it must have', { 'If-Match': TAG }, 200],
  ['a tag it must have', { 'If-Match': '"x"' }, 412],
  ['the tag it must have, whatever the time', { 'If-Match': TAG, 'If-Unmodified-Since': 'Wed, 04 Mar 2020 05:06:06 GMT' }, 200],
  ['a time it must not have changed since', { 'If-Unmodified-Since': 'Wed, 04 Mar 2026 05:06:06 GMT' }, 412],
])('the condition of %s holds or not', async (_case, headers, status) => {
  await put('x');
  const answer = await s3('GET', '/documents/x', { headers });
  expect(answer.status).toBe(status);
  expect((answer.body as Buffer | undefined)?.length ?? 0).toBe(status === 200 ? 7 : status === 304 ? 0 : text(answer).length);
});

test.each<[string, Record<string, string>, number, string]>([
  ['that must not be there', { 'If-None-Match': '*' }, 412, 'PreconditionFailed'],
  ['that must be another', { 'If-Match': '"x"' }, 412, 'PreconditionFailed'],
  ['under a condition that S3 does not know', { 'If-None-Match': TAG }, 501, 'NotImplemented'],
  ['with another digest', { 'Content-MD5': 'x' }, 400, 'BadDigest'],
])('fails to put an object %s', async (_case, headers, status, code) => {
  await put('x');
  const answer = await put('x', Buffer.from('new'), headers);
  expect(answer.status).toBe(status);
  expect(text(answer)).toContain(`<Code>${code}</Code>`);
  expect(stores.bucket('Documents').object('x')?.body).toEqual(BYTES);
});

test('headers of the answer can be chosen', async () => {
  await put('x');
  const query = { 'response-content-type': 'text/plain', 'response-cache-control': 'no-cache' };
  expect(await s3('GET', '/documents/x', { query })).toMatchObject({ headers: { 'Content-Type': 'text/plain', 'Cache-Control': 'no-cache' } });
});

describe('lists', () => {
  const list = async (query: Record<string, string>): Promise<string> => text(await s3('GET', '/documents', { query: { 'list-type': '2', ...query } }));
  const all = (xml: string, name: string): readonly string[] => [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, value]) => value);

  beforeEach(async () => {
    for (const key of ['b', 'a/1', 'a/2', 'a%26/3', '%F0%9F%98%80', '%EF%BF%BD', 'c%20d']) {
      await put(key);
    }
  });

  test('keys come in the order of their bytes', async () => {
    const xml = await list({});
    expect(xml).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<ListBucketResult xmlns="http:\/\/s3.amazonaws.com\/doc\/2006-03-01\/"><Name>documents<\/Name><Prefix><\/Prefix>/);
    expect(all(xml, 'Key')).toEqual(['a&amp;/3', 'a/1', 'a/2', 'b', 'c d', '\ufffd', '😀']);
    expect(xml).toContain(`<Contents><Key>b</Key><LastModified>2026-03-04T05:06:07.000Z</LastModified><ETag>${TAG.replaceAll('"', '&quot;')}</ETag><Size>7</Size>`);
    expect(all(xml, 'IsTruncated')).toEqual(['false']);
  });

  test('keys are encoded where that is wanted', async () => {
    expect(all(await list({ 'encoding-type': 'url' }), 'Key')).toEqual(['a%26/3', 'a/1', 'a/2', 'b', 'c+d', '%EF%BF%BD', '%F0%9F%98%80']);
  });

  test('a delimiter rolls keys up', async () => {
    const xml = await list({ delimiter: '/' });
    expect(all(xml, 'CommonPrefixes').length).toBe(0);
    expect(all(xml, 'Prefix')).toEqual(['', 'a&amp;/', 'a/']);
    expect(all(xml, 'KeyCount')).toEqual(['6']);
    expect(all(await list({ delimiter: '/', prefix: 'a/' }), 'Key')).toEqual(['a/1', 'a/2']);
  });

  test.each(['', '/'])('pages together are the whole list, delimiter "%s"', async (delimiter) => {
    const found: string[] = [];
    let token: string | undefined;
    do {
      const xml = await list({ 'max-keys': '1', 'encoding-type': 'url', delimiter, ...token !== undefined && { 'continuation-token': token } });
      found.push(...all(xml, 'Key'), ...all(xml, 'Prefix').filter((prefix) => prefix !== ''));
      [token] = all(xml, 'NextContinuationToken');
    } while (token !== undefined);
    const rolled = ['a%26/', 'a/', 'b', 'c+d', '%EF%BF%BD', '%F0%9F%98%80'];
    expect(found).toEqual(delimiter === '/' ? rolled : ['a%26/3', 'a/1', 'a/2', 'b', 'c+d', '%EF%BF%BD', '%F0%9F%98%80']);
  });

  test('a list may start after a key, and be empty', async () => {
    expect(all(await list({ 'start-after': 'b' }), 'Key')).toEqual(['c d', '\ufffd', '😀']);
    const none = await list({ 'max-keys': '0' });
    expect([all(none, 'Key'), all(none, 'IsTruncated')]).toEqual([[], ['false']]);
  });

  test.each<Record<string, string>>([{ 'max-keys': '-1' }, { 'continuation-token': '__proto__' }])('fails for %j', async (query) => {
    expect((await s3('GET', '/documents', { query: { 'list-type': '2', ...query } })).status).toBe(400);
  });
});

test.each<[string, string, string, Record<string, string>, number, string]>([
  ['an unknown key', 'GET', '/documents/none', {}, 404, '<Code>NoSuchKey</Code><Message>The specified key does not exist.</Message><Key>none</Key>'],
  ['a key of markup', 'GET', '/documents/%3CKey%3E%26', {}, 404, '<Key>&lt;Key&gt;&amp;</Key>'],
  ['an unknown bucket', 'GET', '/nothing/x', {}, 404, '<Code>NoSuchBucket</Code>'],
  ['a bucket named like a prototype\'s member', 'PUT', '/__proto__/x', {}, 404, '<Code>NoSuchBucket</Code>'],
  ['an owner that is no account', 'GET', '/documents/x', { 'x-amz-expected-bucket-owner': 'refused' }, 400, '<Code>InvalidBucketOwnerAWSAccountID</Code>'],
  ['another owner', 'DELETE', '/documents/x', { 'x-amz-expected-bucket-owner': '999999999999' }, 403, '<Code>AccessDenied</Code>'],
  ['too long a key', 'PUT', `/documents/${'x'.repeat(1025)}`, {}, 400, '<Code>KeyTooLongError</Code>'],
  ['a condition on what is not there', 'PUT', '/documents/none', { 'If-Match': '"x"' }, 404, '<Code>NoSuchKey</Code>'],
])('fails for %s', async (_case, method, path, headers, status, words) => {
  const answer = await s3(method, path, { headers });
  expect(answer.status).toBe(status);
  expect(answer.headers?.['Content-Type']).toBe('application/xml');
  expect(text(answer)).toContain(words);
});

test('fails without a body for HEAD', async () => {
  expect(await s3('HEAD', '/documents/none')).toMatchObject({ status: 404, body: '' });
});

test('the owner may be named', async () => {
  await put('x');
  expect((await s3('GET', '/documents/x', { headers: { 'x-amz-expected-bucket-owner': '111122223333' } })).status).toBe(200);
});

test.each<[string, Partial<BackendCall>, string]>([
  ['GET', { query: { versionId: '1' } }, 'VersionId of S3 is not emulated'],
  ['PUT', { headers: { 'x-amz-copy-source': '/documents/y' } }, '\'s3:CopyObject\' is not emulated'],
])('fails for what is not emulated: %s', async (method, more, message) => {
  await expect(s3(method, '/documents/x', more)).rejects.toThrow(message);
});
