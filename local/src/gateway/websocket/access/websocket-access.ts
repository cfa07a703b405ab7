import type { LocalGatewayOptions } from '../../../local-gateway-options';
import { SignatureChecker } from '../../../signatures/signature-checker';
import type { WebSocketApiModel } from '../../../template/websocket-api-model';
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

/**
 * Reads who may connect to an API.
 */
export function readWebSocketAccess({ region }: WebSocketApiModel, { callers, unsignedCaller }: LocalGatewayOptions): WebSocketAccess {
  return { signatures: callers && new SignatureChecker(callers, region), unsignedCaller };
}
