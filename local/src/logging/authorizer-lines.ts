import type { Journal } from './journal';
import { bodyText, masked } from './log-text';

/**
 * Writes that an authorizer is asked.
 *
 * @param identity what its identity sources hold
 */
export function writeAuthorizerStart({ info }: Journal, authorizerId: string, requestId: string, identity: readonly string[]): void {
  if (info) {
    info(`Starting authorizer: ${authorizerId} for request: ${requestId}`);
    info(`Incoming identity: ${identity.map(masked).join(', ')}`);
  }
}

/**
 * Writes what an authorizer returned.
 */
export function writeAuthorizerResult({ trace }: Journal, result: Uint8Array): void {
  trace?.(`Authorizer result body before parsing: ${bodyText(result)}`);
}

/**
 * Writes that an authorizer's policy is in force.
 */
export function writeAuthorizerPolicy({ info }: Journal, principalId: string): void {
  info?.(`Using valid authorizer policy for principal: ${masked(principalId)}`);
}
