import type { Presence, ValueSource } from './value-source';

/**
 * A value that a mapping template takes from a request or from a response.
 *
 * It names only where the value comes from. How it is escaped is decided by the template, by where the value lands.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings.html
 */
export abstract class MappedValue {
  /**
   * @internal
   */
  public abstract readonly _source: ValueSource;

  /**
   * @internal
   */
  public abstract readonly _presence: Presence;
}

/**
 * A value is required unless it says otherwise.
 *
 * @internal
 */
export const REQUIRED: Presence = { kind: 'required' };
