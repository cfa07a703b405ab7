/**
 * A Signature Version 4 as a request carries it.
 */
export interface Signature {
  readonly accessKeyId: string;
  readonly scope: CredentialScope;

  /**
   * Time of the signature, for instance `20260304T050607Z`.
   */
  readonly date: string;

  /**
   * Names of the signed headers in lower case.
   */
  readonly signedHeaders: readonly string[];

  /**
   * The signature itself, in hexadecimal digits.
   */
  readonly value: string;

  /**
   * @default - the keys are permanent
   */
  readonly sessionToken?: string;

  /**
   * How long the signature holds, for a signed URL.
   *
   * @default - five minutes
   */
  readonly expiresSeconds?: number;
}

/**
 * What a signature is good for.
 */
export interface CredentialScope {
  /**
   * For instance `20260304`.
   */
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly terminator: string;
}

export const ALGORITHM = 'AWS4-HMAC-SHA256';
