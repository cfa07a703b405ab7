import type { Presence, ValueSource } from './value-source';

const REQUIRED: Presence = { kind: 'required' };

/**
 * A value that a mapping template takes from a request or from a response.
 *
 * It names only where the value comes from. How it is escaped is decided by the template, by where the value lands.
 */
export abstract class MappedValue {
  /**
   * @internal
   */
  public readonly _source: ValueSource;

  /**
   * @internal
   */
  public readonly _presence: Presence;

  /**
   * @internal
   */
  protected constructor(source: ValueSource, presence: Presence = REQUIRED) {
    this._source = source;
    this._presence = presence;
  }
}
