import { connectionAuthorizer, type ConnectionAuthorizer } from './connection-authorizer';
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

  /**
   * Lambda authorizers by id.
   */
  readonly functions: ReadonlyMap<string, ConnectionAuthorizer>;
}

/**
 * Reads who may connect to an API.
 *
 * @throws TemplateError when an authorizer is none that AWS would take
 */
export function readWebSocketAccess({ authorizers, region }: WebSocketApiModel, { callers, unsignedCaller }: LocalGatewayOptions): WebSocketAccess {
  return {
    signatures: callers && new SignatureChecker(callers, region),
    unsignedCaller,
    functions: new Map([...authorizers.values()].map((model) => [model.id, connectionAuthorizer(model)])),
  };
}
