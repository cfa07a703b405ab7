import type { Caller } from '../gateway/entry/request';

/**
 * An IAM identity with the keys that it signs with.
 */
export interface CallerKeys extends Omit<Caller, 'accessKey'> {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;

  /**
   * @default - the keys are permanent
   */
  readonly sessionToken?: string;

  /**
   * When the session ends.
   *
   * @default - never
   */
  readonly expires?: Date;
}
