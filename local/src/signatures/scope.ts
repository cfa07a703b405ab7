import type { Signature } from './signature';
import { GatewayFault } from '../gateway/fault';

const SERVICE = 'execute-api';
const TERMINATOR = 'aws4_request';

/**
 * Refuses a signature that is good for something else.
 *
 * @throws GatewayFault
 */
export function checkScope({ scope, date }: Signature, region: string): void {
  const problems = [
    scope.region === region ? '' : `Credential should be scoped to a valid region, not '${scope.region}'. `,
    scope.service === SERVICE ? '' : `Credential should be scoped to correct service: '${SERVICE}'. `,
    scope.terminator === TERMINATOR ? '' : `Credential should be scoped with a valid terminator: '${TERMINATOR}', not '${scope.terminator}'. `,
    date.startsWith(scope.date) ? '' : dateProblem(scope.date, date),
  ];
  const message = problems.join('');
  if (message !== '') {
    throw new GatewayFault('INVALID_SIGNATURE', { message });
  }
}

function dateProblem(scopeDate: string, date: string): string {
  return `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${scopeDate}' != '${date.slice(0, 8)}', from '${date}'.`;
}
