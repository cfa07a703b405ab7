import type { SignatureChecker } from '../../../signatures/signature-checker';
import type { Caller } from '../../entry/request';

/**
 * Who may connect to a stage of a WebSocket API.
 */
export interface WebSocketAccess {
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
