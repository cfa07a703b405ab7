import { INVOKE } from './access-request';
import type { Exchange } from '../exchange';
import { GatewayFault } from '../fault';
import { methodArn } from './method-arn';
import type { PolicyOutcome } from '../../policies';

/**
 * The fault of a caller whom policies do not let in.
 *
 * @param caller ARN of who calls
 * @see https://repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden
 */
export function accessDenied(exchange: Exchange, outcome: PolicyOutcome, caller = 'anonymous'): GatewayFault {
  return accessDeniedTo(methodArn(exchange), INVOKE, outcome, caller);
}

/**
 * The same, by the ARN of what the caller wanted and the right to it.
 */
export function accessDeniedTo(resource: string, action: string, outcome: PolicyOutcome, caller = 'anonymous'): GatewayFault {
  return denied(`User: ${caller} is not authorized to perform: ${action} on resource: ${withoutAccount(resource)}`, outcome);
}

/**
 * The fault of a client whom an authorizer does not let in.
 */
export function authorizerDenied(outcome: PolicyOutcome): GatewayFault {
  return denied('User is not authorized to access this resource', outcome);
}

/**
 * The fault of a request to a private API that comes by no VPC endpoint: the public has no way to one.
 */
export function privateOnly(): GatewayFault {
  return new GatewayFault('ACCESS_DENIED', {
    exception: 'ForbiddenException',
    reason: 'the API is private; say by which VPC endpoint requests come: the option vpcEndpointId, or --vpc-endpoint',
  });
}

function denied(message: string, outcome: PolicyOutcome): GatewayFault {
  return new GatewayFault('ACCESS_DENIED', { message: outcome === 'DENY' ? `${message} with an explicit deny` : message, messageName: 'Message' });
}

/*
 * AWS shows the last four digits of its account only.
 */
function withoutAccount(arn: string): string {
  return arn.replace(/^((?:[^:]*:){4})\d{8}(\d{4}:)/, '$1********$2');
}
