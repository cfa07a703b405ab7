import type { JsonWebKey } from 'node:crypto';

/**
 * The key set of a user pool, as it stands under the pool's `/.well-known/jwks.json`.
 */
export interface UserPoolKeys {
  readonly keys: readonly UserPoolKey[];

  /**
   * Issuer of the tokens.
   *
   * @default - the issuer that AWS gives the pool
   */
  readonly issuer?: string;
}

/**
 * A public key of a user pool.
 */
export interface UserPoolKey extends JsonWebKey {
  readonly kid?: string;
}
