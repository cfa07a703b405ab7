import type { Bucket } from './bucket';
import type { StoredObject } from './stored-object';
import { nameOf } from '../directory';
import { numberOf, textOf } from '../inputs';
import { ServiceError } from '../service-error';
import type { Input } from '../store-backend';

const MAX_KEYS = 1000;
const TOKEN_PREFIX = '1';

interface Page {
  readonly contents: readonly StoredObject[];
  readonly prefixes: readonly string[];

  /**
   * What the next page comes after.
   *
   * @default - there is no next page
   */
  readonly last?: string;
}

/*
 * A list goes on after an entry of it, which may be a common prefix, or starts after any key.
 */
interface Start {
  readonly entry?: string;
  readonly key?: string;
}

/**
 * A page of a bucket's objects as `ListObjectsV2` lists them.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
 */
export function listObjects(bucket: Bucket, input: Input): object {
  const maxKeys = Math.min(numberOf(input, 'MaxKeys') ?? MAX_KEYS, MAX_KEYS);
  if (maxKeys < 0) {
    throw new ServiceError('InvalidArgument', 'Argument maxKeys must be an integer between 0 and 2147483647');
  }
  const token = textOf(input, 'ContinuationToken');
  const prefix = textOf(input, 'Prefix') ?? '';
  const delimiter = textOf(input, 'Delimiter') ?? '';
  const startAfter = textOf(input, 'StartAfter');
  const start = token === undefined ? { key: startAfter ?? '' } : { entry: keyIn(token) };
  const page = pageOf(bucket, prefix, delimiter, start, maxKeys);
  const encoding = textOf(input, 'EncodingType');
  const encode = encoding === 'url' ? encodeKey : (key: string) => key;
  return {
    Name: nameOf(bucket.resource),
    Prefix: encode(prefix),
    Delimiter: delimiter === '' ? undefined : encode(delimiter),
    MaxKeys: maxKeys,
    EncodingType: encoding,
    KeyCount: page.contents.length + page.prefixes.length,
    IsTruncated: page.last !== undefined,
    ContinuationToken: token,
    NextContinuationToken: page.last === undefined ? undefined : tokenOf(page.last),
    StartAfter: startAfter === undefined ? undefined : encode(startAfter),
    Contents: page.contents.map((object) => ({
      Key: encode(object.key),
      LastModified: object.lastModified.toISOString(),
      ETag: object.eTag,
      Size: object.body.length,
      StorageClass: 'STANDARD',
    })),
    CommonPrefixes: page.prefixes.map((common) => ({ Prefix: encode(common) })),
  };
}

function pageOf(bucket: Bucket, prefix: string, delimiter: string, { entry: lastEntry = '', key: lastKey = '' }: Start, maxKeys: number): Page {
  const contents: StoredObject[] = [];
  const prefixes: string[] = [];
  let last = '';
  for (const object of bucket.objects) {
    const common = object.key.startsWith(prefix) ? commonPrefix(object.key, prefix, delimiter) : undefined;
    const entry = common ?? object.key;
    const isNew = comesAfter(entry, lastEntry) && comesAfter(object.key, lastKey) && entry !== prefixes.at(-1);
    if (!object.key.startsWith(prefix) || !isNew) {
      continue;
    }
    if (contents.length + prefixes.length >= maxKeys) {
      return { contents, prefixes, last: maxKeys === 0 ? undefined : last };
    }
    last = entry;
    if (common === undefined) {
      contents.push(object);
    } else {
      prefixes.push(common);
    }
  }
  return { contents, prefixes };
}

function commonPrefix(key: string, prefix: string, delimiter: string): string | undefined {
  const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
  return end < 0 ? undefined : key.slice(0, end + delimiter.length);
}

function comesAfter(entry: string, after: string): boolean {
  return after === '' || Buffer.compare(Buffer.from(entry), Buffer.from(after)) > 0;
}

function tokenOf(key: string): string {
  return TOKEN_PREFIX + Buffer.from(key).toString('base64');
}

function keyIn(token: string): string {
  const key = Buffer.from(token.slice(TOKEN_PREFIX.length), 'base64').toString('utf8');
  if (tokenOf(key) !== token) {
    throw new ServiceError('InvalidArgument', 'The continuation token provided is incorrect', 400, { ArgumentName: 'continuation-token' });
  }
  return key;
}

/*
 * As forms encode, with the slashes left.
 */
function encodeKey(key: string): string {
  return new URLSearchParams({ key }).toString().slice('key='.length).replaceAll('%2F', '/');
}
