import { createHash } from 'node:crypto';

/*
 * What S3 keeps of a request to put an object and gives back with it.
 */
const KEPT_HEADERS = ['Cache-Control', 'Content-Disposition', 'Content-Encoding', 'Content-Language', 'Content-Type', 'Expires'];
const METADATA_PREFIX = 'x-amz-meta-';
const DEFAULT_TYPE = 'binary/octet-stream';

/**
 * An object in a bucket.
 */
export interface StoredObject {
  readonly key: string;
  readonly body: Buffer;

  /**
   * With its quotes.
   */
  readonly eTag: string;
  readonly lastModified: Date;

  /**
   * Headers that were given with it and come back with it, by their names as AWS writes them.
   */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Makes an object.
 *
 * @param given headers of which those are kept that S3 keeps
 */
export function storedObject(key: string, body: Buffer, given: Readonly<Record<string, string>>, now: number): StoredObject {
  const lowerCase = Object.entries(given).map(([name, value]) => [name.toLowerCase(), value] as const);
  const metadata = lowerCase.filter(([name]) => name.startsWith(METADATA_PREFIX));
  const kept = KEPT_HEADERS.filter((name) => given[name] !== undefined).map((name) => [name, given[name]] as const);
  return {
    key,
    body,
    eTag: `"${createHash('md5').update(body).digest('hex')}"`,
    lastModified: new Date(Math.floor(now / 1000) * 1000),
    headers: { 'Content-Type': DEFAULT_TYPE, ...Object.fromEntries([...kept, ...metadata]) },
  };
}
