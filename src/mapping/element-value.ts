import { parseBodyPath } from './body-path';
import { MappedValue, REQUIRED } from './mapped-value';
import type { Presence, ValueSource } from './value-source';
import { ValidationError } from '../private/errors';

/**
 * A value of one element of a list in the request's body, for the entry that the element becomes in a batch.
 *
 * A value that is not there is answered with status 400, for the whole batch; `optional()` leaves its place out instead, `or()`
 * puts a constant there. JSON null counts as not there.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings.html
 */
export class ElementValue extends MappedValue {
  /**
   * The whole element, as the JSON that it is.
   */
  public static whole(): ElementValue {
    return new ElementValue({ kind: 'element', path: [] });
  }

  /**
   * The element itself, in a list of strings. Another element is answered with status 400.
   */
  public static text(): ElementValue {
    return new ElementValue({ kind: 'element', path: [], asText: true });
  }

  /**
   * A member of the element: `customer.id`, `items[0].sku`, `["a name"]`.
   *
   * Throws if the path is malformed.
   */
  public static member(path: string): ElementValue {
    const steps = parseBodyPath(path);
    if (steps.length === 0) throw new ValidationError("ElementValue.member() needs a path like customer.id, got ''; use ElementValue.whole() for all of the element");
    return new ElementValue({ kind: 'element', path: steps });
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
  public optional(): ElementValue {
    return new ElementValue(this._source, { kind: 'optional' });
  }

  /**
   * The same value, or a constant where it is not there.
   *
   * @param fallback the constant, as text
   */
  public or(fallback: string): ElementValue {
    return new ElementValue(this._source, { kind: 'fallback', text: fallback });
  }
}
