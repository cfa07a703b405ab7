import { HeaderBag } from '../../http/header-bag';
import { respond, type InvokeAnswer } from '../answer/respond';
import type { Deployment } from '../deployment';
import { newRequestIds, type Determinism } from '../identifiers';

/**
 * Answers a request that leads to no stage, so that no gateway response of an API counts.
 */
export function forbid(reason: string, determinism: Determinism, log: Deployment['log']): InvokeAnswer {
  const ids = newRequestIds(determinism);
  log({ requestId: ids.requestId, message: `FORBIDDEN: ${reason}` });
  const headers = HeaderBag.from({ 'Content-Type': 'application/json', 'x-amzn-ErrorType': 'ForbiddenException' });
  return respond({ ids }, { status: 403, headers, body: Buffer.from('{"message":"Forbidden"}'), traced: false });
}
