import type { Bucket } from './bucket';
import { readStatus } from './conditions';
import { readRange } from './range';
import type { StoredObject } from './stored-object';
import type { BackendAnswer } from '../../backends/backend';
import { textOf } from '../inputs';
import { ServiceError } from '../service-error';
import type { Input } from '../store-backend';

/*
 * Query parameters that change a header of the answer.
 */
const CHANGED_HEADERS: Readonly<Record<string, string>> = {
  ResponseCacheControl: 'Cache-Control',
  ResponseContentDisposition: 'Content-Disposition',
  ResponseContentEncoding: 'Content-Encoding',
  ResponseContentLanguage: 'Content-Language',
  ResponseContentType: 'Content-Type',
  ResponseExpires: 'Expires',
};

/**
 * Answers a request to read an object, or a part of it, if its conditions hold.
 *
 * @throws ServiceError when there is no such object or part, or a condition says so
 */
export function readObject(bucket: Bucket, key: string, input: Input): BackendAnswer {
  const object = existing(bucket, key);
  const identity = { 'ETag': object.eTag, 'Last-Modified': object.lastModified.toUTCString() };
  switch (readStatus(object, input)) {
    case 304: return { status: 304, headers: identity };
    case 412: throw preconditionFailed();
    case 200: return content(object, { ...identity, ...headersOf(bucket, object, input) }, textOf(input, 'Range'));
  }
}

/**
 * @throws ServiceError when there is no such object
 */
export function existing(bucket: Bucket, key: string): StoredObject {
  const object = bucket.object(key);
  if (!object) {
    throw new ServiceError('NoSuchKey', 'The specified key does not exist.', 404, { Key: key });
  }
  return object;
}

export function preconditionFailed(): ServiceError {
  return new ServiceError('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', 412);
}

function content({ body }: StoredObject, headers: Readonly<Record<string, string>>, wanted: string | undefined): BackendAnswer {
  const range = readRange(wanted, body.length);
  if (range === 'unsatisfiable') {
    throw new ServiceError('InvalidRange', 'The requested range is not satisfiable', 416, { RangeRequested: wanted, ActualObjectSize: body.length });
  }
  if (range === 'none') {
    return { status: 200, headers: { ...headers, 'Content-Length': String(body.length) }, body };
  }
  const part = body.subarray(range.first, range.last + 1);
  const place = { 'Content-Length': String(part.length), 'Content-Range': `bytes ${range.first}-${range.last}/${body.length}` };
  return { status: 206, headers: { ...headers, ...place }, body: part };
}

function headersOf(bucket: Bucket, object: StoredObject, input: Input): Readonly<Record<string, string>> {
  const changed = Object.entries(CHANGED_HEADERS).flatMap(([name, header]) => {
    const value = textOf(input, name);
    return value === undefined ? [] : [[header, value] as const];
  });
  return { ...object.headers, ...Object.fromEntries(changed), 'Accept-Ranges': 'bytes', 'x-amz-server-side-encryption': bucket.encryption };
}
