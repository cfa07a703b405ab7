import { newBucket, statementsOf, xmlError } from './support/bucket';
import { LocalRoutes, newStack, problemBody } from './support/local-route';
import type { BackendAnswer } from '../../local/src';
import { S3ListObjects } from '../../src/integrations';
import type { S3ListObjectsProps } from '../../src/integrations';
import { RequestValue } from '../../src/mapping';
import { ATTACKS, isWellFormed } from '../support/attacks';

interface Listed {
  readonly keys?: string[];
  readonly prefixes?: string[];
  readonly token?: string;
  readonly encoded?: boolean;
}

/** As S3 answers `encoding-type=url`. */
function encoded(key: string): string {
  return encodeURIComponent(key).replaceAll('%20', '+').replaceAll('%2F', '/').replace(/[!'()~]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

function xmlList({ keys = [], prefixes = [], token, encoded: isEncoded = true }: Listed): BackendAnswer {
  const contents = keys.map((key, index) => `<Contents><Key>${encoded(key)}</Key><LastModified>2024-01-02T03:04:05.000Z</LastModified><ETag>&quot;abc-${index}&quot;</ETag><ChecksumAlgorithm>CRC64NVME</ChecksumAlgorithm><Size>${index}</Size><StorageClass>STANDARD</StorageClass></Contents>`);
  const common = prefixes.map((prefix) => `<CommonPrefixes><Prefix>${encoded(prefix)}</Prefix></CommonPrefixes>`);
  const next = token === undefined ? '' : `<NextContinuationToken>${token}</NextContinuationToken>`;
  const body = '<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>files</Name><Prefix>a/</Prefix>'
    + `${isEncoded ? '<EncodingType>url</EncodingType>' : ''}<KeyCount>1</KeyCount><MaxKeys>100</MaxKeys><IsTruncated>${token !== undefined}</IsTruncated>${next}${contents.join('')}${common.join('')}</ListBucketResult>`;
  return { status: 200, headers: { 'content-type': 'application/xml' }, body };
}

function lists(props: S3ListObjectsProps = { prefix: 'a' }, answer = xmlList({}), binaryMediaTypes?: string[]): LocalRoutes {
  const stack = newStack();
  return new LocalRoutes(stack, { 'GET /files': new S3ListObjects(newBucket(stack), props) }, answer, { binaryMediaTypes });
}

const FIXED = { 'list-type': '2', 'encoding-type': 'url', 'max-keys': '100' };

test.each([undefined, ['application/xml']])('lists objects below the prefix as JSON (binary types %j)', async (binaryMediaTypes) => {
  const answer = xmlList({ keys: ['a/', 'a/x y.txt', 'a/é"\\\'<&>/z'], prefixes: ['a/b c/'], token: '1abc+/=' });
  const routes = lists({ prefix: 'a', delimiter: '/' }, answer, binaryMediaTypes);
  const { status, body } = await routes.invoke({ path: '/files' });
  expect(status).toBe(200);
  expect(JSON.parse(body.toString())).toEqual({
    objects: [
      { key: 'x y.txt', size: 1, lastModified: '2024-01-02T03:04:05.000Z', eTag: '"abc-1"' },
      { key: 'é"\\\'<&>/z', size: 2, lastModified: '2024-01-02T03:04:05.000Z', eTag: '"abc-2"' },
    ],
    prefixes: ['b c/'],
    nextToken: '1abc+/=',
  });
  expect(routes.call).toMatchObject({ service: 's3', method: 'GET', path: '/files', query: { ...FIXED, prefix: 'a/', delimiter: '/' } });
  expect(routes.call.body).toHaveLength(0);
});

test('lists nothing', async () => {
  expect((await lists().invoke({ path: '/files' })).body.toString()).toBe('{"objects":[],"prefixes":[]}');
});

test('lists a thousand objects', async () => {
  const keys = Array.from({ length: 1000 }, (_, index) => `a/${index}`);
  const { body } = await lists({ prefix: 'a' }, xmlList({ keys })).invoke({ path: '/files?limit=1000' });
  expect((JSON.parse(body.toString()) as { objects: { key: string }[] }).objects.map(({ key }) => `a/${key}`)).toEqual(keys);
});

test.each(ATTACKS.filter((attack) => isWellFormed(attack)))('lists a key of attack %# as it is', async (attack) => {
  const { body } = await lists({}, xmlList({ keys: [attack, `${attack}<Size>7</Size>`], prefixes: [attack] })).invoke({ path: '/files' });
  const { objects, prefixes } = JSON.parse(body.toString()) as { objects: { key: string; size: number }[]; prefixes: string[] };
  expect([objects.map(({ key, size }) => [key, size]), prefixes]).toEqual([[[attack, 0], [`${attack}<Size>7</Size>`, 1]], [attack]]);
});

test('passes on what the caller asks for', async () => {
  const routes = lists();
  await routes.invoke({ path: '/files', query: { prefix: "b c/é'", limit: '7', nextToken: '1abc+/=' } });
  expect(routes.call.query).toEqual({ ...FIXED, 'prefix': "a/b c/é'", 'max-keys': '7', 'continuation-token': '1abc+/=' });
});

test('takes values from elsewhere', async () => {
  const routes = lists({ prefix: 'a', keyPrefix: RequestValue.header('X-User'), limit: RequestValue.literal('5') });
  await routes.invoke({ path: '/files', headers: { 'X-User': 'me/' } });
  expect(routes.call.query).toEqual({ ...FIXED, 'prefix': 'a/me/', 'max-keys': '5' });
  expect((await routes.invoke({ path: '/files' })).status).toBe(400);
});

describe('hostile requests', () => {
  const routes = lists();

  test.each(['prefix', 'limit', 'nextToken'])('add nothing by %s', async (name) => {
    for (const attack of [...ATTACKS, 'x&list-type=1', 'x#y', '0', '1001', '-1', '1e1', '../']) {
      const { status } = await routes.invoke({ path: '/files', query: { [name]: attack } });
      const { query, path } = routes.call;
      expect(path).toBe('/files');
      expect(Object.keys(query).sort()).toEqual([...new Set([...Object.keys(FIXED), 'prefix', ...(status === 200 && name === 'nextToken' ? ['continuation-token'] : [])])].sort());
      expect(query.prefix).toBe(status === 200 && name === 'prefix' ? `a/${attack}` : 'a/');
      if (status !== 200) expect([status, routes.call.headers['x-amz-expected-bucket-owner']]).toEqual([400, 'refused']);
    }
  });
});

test.each([[403, xmlError('AccessDenied'), 502], [404, xmlError('NoSuchBucket'), 502], [503, xmlError('SlowDown'), 429], [400, xmlError('InvalidArgument'), 400]])('answers %i with a fixed body (%#)', async (backend, body, status) => {
  const answer = await lists({}, { status: backend, body }).invoke({ path: '/files' });
  expect([answer.status, JSON.parse(answer.body.toString())]).toEqual([status, { message: expect.any(String), requestId: expect.any(String) }]);
});

test('answers 502 for a list in another shape', async () => {
  const answer = await lists({}, xmlList({ keys: ['a'], encoded: false })).invoke({ path: '/files' });
  expect([answer.status, JSON.parse(answer.body.toString())]).toEqual([502, problemBody('Bad Gateway')]);
});

test('may list below the prefix', () => {
  const stack = newStack();
  const bucket = newBucket(stack);
  new LocalRoutes(stack, { 'GET /': new S3ListObjects(bucket, { prefix: 'a' }), 'GET /all': new S3ListObjects(bucket) });
  const statement = { Effect: 'Allow', Action: 's3:ListBucket', Resource: { 'Fn::GetAtt': [expect.stringMatching(/^Bucket/), 'Arn'] } };
  expect(statementsOf(stack)).toHaveLength(2);
  expect(statementsOf(stack)).toEqual(expect.arrayContaining([statement, { ...statement, Condition: { StringLike: { 's3:prefix': 'a/*' } } }]));
});

test.each<[S3ListObjectsProps, string]>([[{ prefix: '*' }, "'prefix' must be a folder"], [{ delimiter: '' }, "'delimiter' must be a text"]])('fails for %j', (props, message) => {
  expect(() => lists(props)).toThrow(message);
});
