import type { SignedExchange } from '../../../signatures/signature-checker';
import { accessDeniedTo } from '../../access/access-denied';
import { accessRequestTo } from '../../access/access-request';
import { combineOutcomes } from '../../access/combine-outcomes';
import { findCaller } from '../../access/find-caller';
import { callerOutcome } from '../../access/iam-outcome';
import { callerAccount, type Caller } from '../../entry/request';
import type { WebSocketDeployment } from '../deployment';
import { resourceArn } from './resource-arn';

/**
 * What somebody wants of a stage.
 */
export interface Wish {
  /**
   * For instance `execute-api:ManageConnections`.
   */
  readonly action: string;

  /**
   * What follows the stage in the ARN, for instance `POST/@connections/abc=`.
   */
  readonly resource: string;
}

/**
 * Lets in whom IAM lets in: a declared caller, one whose signature fits, or, where signatures are not checked, everybody.
 *
 * WebSocket APIs have no resource policies, so callers of other accounts are never let in.
 *
 * @returns who it is, as far as it is known
 * @throws GatewayFault for everybody else
 */
export async function admit(exchange: SignedExchange, deployment: WebSocketDeployment, { action, resource }: Wish): Promise<Caller | undefined> {
  const caller = await findCaller(exchange, deployment);
  const arn = resourceArn(deployment, resource);
  const outcome = combineOutcomes(
    callerOutcome(caller, () => accessRequestTo(arn, exchange, caller, action)), 'SILENT', !caller || callerAccount(caller) === deployment.api.account,
  );
  if (outcome !== 'ALLOW') {
    throw accessDeniedTo(arn, action, outcome, caller?.arn);
  }
  return caller;
}
