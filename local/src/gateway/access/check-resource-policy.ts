import { accessDenied, privateOnly } from './access-denied';
import { accessRequest } from './access-request';
import { own } from '../../own';
import type { PolicyOutcome } from '../../policies';
import type { MethodModel } from '../../template/rest-api-model';
import type { Stage } from '../compose';
import type { Deployment } from '../deployment';
import type { Caller } from '../entry/request';
import type { Exchange } from '../exchange';

type Demand = (outcome: PolicyOutcome) => boolean;

/*
 * What a resource policy must say of everybody before a method's authorization is asked. Where who calls matters, as for IAM, or comes
 * first, as for user pools, the policy is asked later.
 */
const DEMANDS: Readonly<Record<string, Demand>> = {
  NONE: (outcome) => outcome === 'ALLOW',
  CUSTOM: (outcome) => outcome !== 'DENY',
};

/**
 * Lets in whom the API's resource policy lets in, as far as that is known before authorization; nothing for an API without a policy.
 *
 * A private API lets in nobody without a VPC endpoint, and nobody without a policy.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export function checkResourcePolicy(method: MethodModel, { api, access }: Deployment): Stage | undefined {
  const isPrivate = api.endpointType === 'PRIVATE';
  const demand = own(DEMANDS, method.authorizationType);
  if (!isPrivate && (!access.resourcePolicy || !demand)) {
    return undefined;
  }
  return (exchange, next) => {
    if (isPrivate && exchange.request.vpcEndpointId === undefined) {
      throw privateOnly();
    }
    if (demand || !access.resourcePolicy) {
      demandOutcome(exchange, demand ?? (() => false));
    }
    return next(exchange);
  };
}

/**
 * What the API's resource policy says of a request; nothing when there is none.
 */
export function resourcePolicyOutcome(exchange: Exchange, caller?: Caller, action?: string): PolicyOutcome | undefined {
  return exchange.deployment.access.resourcePolicy?.outcome(accessRequest(exchange, caller, action));
}

/**
 * Refuses a request of which the resource policy does not say what it must.
 *
 * @throws GatewayFault
 */
export function demandOutcome(exchange: Exchange, demand: Demand): void {
  const outcome = resourcePolicyOutcome(exchange) ?? 'SILENT';
  if (!demand(outcome)) {
    throw accessDenied(exchange, outcome);
  }
}
