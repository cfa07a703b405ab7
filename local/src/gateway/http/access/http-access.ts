import type { LocalGatewayOptions } from '../../../local-gateway-options';
import { SignatureChecker } from '../../../signatures/signature-checker';
import type { HttpApiModel } from '../../../template/http-api-model';
import type { ResourceModel } from '../../../template/template-model';
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

/**
 * Reads who may call an HTTP API.
 */
export function readHttpAccess(api: HttpApiModel, _resources: readonly ResourceModel[], options: LocalGatewayOptions): HttpAccess {
  return { signatures: options.callers && new SignatureChecker(options.callers, api.region), unsignedCaller: options.unsignedCaller };
}
