import { accessRequest } from '../../access/access-request';
import { combineOutcomes } from '../../access/combine-outcomes';
import { findCaller } from '../../access/find-caller';
import { callerOutcome } from '../../access/iam-outcome';
import { callerAccount } from '../../entry/request';
import { HttpFault } from '../http-fault';
import type { HttpStage } from '../http-stage';

/**
 * Lets in whom IAM lets in: a declared caller, one whose signature fits, or, where signatures are not checked, everybody.
 *
 * HTTP APIs have no resource policies, so nobody of another account is let in.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control-iam.html
 */
export const authorizeHttpByIam: HttpStage = async (exchange, next) => {
  const caller = await findCaller(exchange, exchange.deployment);
  const isOwn = !caller || callerAccount(caller) === exchange.deployment.api.account;
  if (combineOutcomes(callerOutcome(caller, () => accessRequest(exchange, caller)), 'SILENT', isOwn) !== 'ALLOW') {
    throw new HttpFault('ACCESS_DENIED', { reason: `${caller?.arn ?? 'the caller'} may not invoke ${exchange.request.method} ${exchange.request.path}` });
  }
  exchange.caller = caller;
  return next(exchange);
};
