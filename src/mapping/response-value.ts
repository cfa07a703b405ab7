import { parseBodyPath } from './body-path';
import { MappedValue, REQUIRED } from './mapped-value';
import type { Presence, ValueSource } from './value-source';
import { ValidationError } from '../private/errors';

const HEADER = /^[A-Za-z0-9._-]+$/;

/**
 * A value of a backend's answer, for the body that the caller gets.
 *
 * A value that is not there becomes `null`; `optional()` leaves its member out instead.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings.html
 */
export class ResponseValue extends MappedValue {
  /**
   * A member of the backend's JSON body: `Item.id`, `Messages[0].Body`.
   *
   * Throws if the path is malformed.
   */
  public static body(path: string): ResponseValue {
    return new ResponseValue({ kind: 'body', path: parseBodyPath(path) });
  }

  /**
   * The whole JSON body of the backend.
   */
  public static wholeBody(): ResponseValue {
    return new ResponseValue({ kind: 'body', path: [] });
  }

  /**
   * A header of the backend, for `AnswerChange` on an HTTP API. Throws for a name that cannot be one.
   */
  public static header(name: string): ResponseValue {
    if (!HEADER.test(name)) throw new ValidationError(`ResponseValue.header() takes the name of a header, like ETag, got '${name}'`);
    return new ResponseValue({ kind: 'responseHeader', name });
  }

  /**
   * @internal
   */
  public readonly _source: ValueSource;

  /**
   * @internal
   */
  public readonly _presence: Presence;

  private constructor(source: ValueSource, presence: Presence = REQUIRED) {
    super();
    this._source = source;
    this._presence = presence;
  }

  /**
   * The same value, left out where it is not there.
   */
  public optional(): ResponseValue {
    return new ResponseValue(this._source, { kind: 'optional' });
  }
}
