import type { Access } from './access';
import { readSignature } from '../../signatures/read-signature';
import type { SignedExchange } from '../../signatures/signature-checker';
import type { IamMode } from '../deployment';
import type { Caller } from '../entry/request';
import { GatewayFault } from '../fault';

/**
 * How the signatures of a stage's callers are treated.
 */
export interface CallerCheck {
  readonly access: Pick<Access, 'signatures' | 'unsignedCaller'>;
  readonly iam: IamMode;
}

/**
 * Who makes a request: the declared caller, one whose signature fits, or whoever makes the requests that nobody signs.
 *
 * @throws GatewayFault when the request must be signed and is not
 */
export async function findCaller(exchange: SignedExchange, { access, iam }: CallerCheck): Promise<Caller | undefined> {
  const { request } = exchange;
  if (request.caller) {
    return request.caller;
  }
  if (access.signatures) {
    return access.signatures.callerOf(exchange);
  }
  if (iam === 'SIGNED') {
    readSignature(request.headers, request.query);
    throw new GatewayFault('MISSING_AUTHENTICATION_TOKEN', { reason: "the signature cannot be checked; give the gateway its 'callers'" });
  }
  return access.unsignedCaller;
}
