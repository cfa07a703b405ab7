import type { SignatureChecker } from '../../../signatures/signature-checker';
import type { Caller } from '../../entry/request';

/**
 * Who may call a stage of an HTTP API.
 */
export interface HttpAccess {
  /**
   * @default - signatures are not checked
   */
  readonly signatures?: SignatureChecker;

  /**
   * Who makes the requests that are let in without a signature.
   *
   * @default - nobody
   */
  readonly unsignedCaller?: Caller;
}
