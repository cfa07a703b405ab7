import type { JavaMap } from '../../java/values';
import type { ApiKeyModel } from '../../template/template-model';
import type { Caller, GatewayRequest } from '../entry/request';

/**
 * A client's connection, from its handshake on, as routes and integrations see it.
 */
export interface Connection {
  readonly connectionId: string;

  /**
   * Time of the handshake.
   */
  readonly connectedAt: Date;

  /**
   * Host name that the client called.
   */
  readonly domainName: string;

  /**
   * The handshake: its headers, query, address of the client.
   */
  readonly request: GatewayRequest;

  /**
   * Who signed the handshake, declared or found by the signature.
   *
   * @default - nobody that AWS knows
   */
  caller?: Caller;

  /**
   * What the authorizer handed on, `principalId` and `integrationLatency` among it: `$context.authorizer`.
   *
   * @default - there is no Lambda authorizer, or it has not let the client in
   */
  authorizer?: JavaMap;

  /**
   * API key that an authorizer names, for APIs whose key selection expression is `$context.authorizer.usageIdentifierKey`.
   */
  usageIdentifierKey?: string;

  /**
   * The API key that let the client in.
   *
   * @default - the route asks for none
   */
  apiKey?: ApiKeyModel;

  /**
   * Milliseconds since 1970 of the last message in either direction.
   */
  readonly lastActiveAt: number;
}
