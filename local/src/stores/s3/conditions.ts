import type { StoredObject } from './stored-object';
import { textOf } from '../inputs';
import type { Input } from '../store-backend';

/**
 * What the conditions of a request to read an object come to.
 *
 * A condition on the entity tag goes before the one on the time that goes with it.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 */
export function readStatus(object: StoredObject, input: Input): 200 | 304 | 412 {
  const match = textOf(input, 'IfMatch');
  const noneMatch = textOf(input, 'IfNoneMatch');
  const unmodified = timeOf(input, 'IfUnmodifiedSince');
  const modified = timeOf(input, 'IfModifiedSince');
  const time = object.lastModified.getTime();
  if (match === undefined ? unmodified !== undefined && time > unmodified : !hasTag(match, object)) {
    return 412;
  }
  return (noneMatch === undefined ? modified !== undefined && time <= modified : hasTag(noneMatch, object)) ? 304 : 200;
}

/**
 * Whether a list of entity tags has that of an object.
 */
export function hasTag(tags: string, { eTag }: StoredObject): boolean {
  return tags.split(',').map((tag) => tag.trim().replace(/^W\//, '')).some((tag) => tag === '*' || tag === eTag || `"${tag}"` === eTag);
}

function timeOf(input: Input, name: string): number | undefined {
  const time = Date.parse(textOf(input, name) ?? '');
  return Number.isNaN(time) ? undefined : time;
}
