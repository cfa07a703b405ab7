export type { AccessRequest } from './access-request';
export { Policy, type PolicyOutcome } from './policy';
export { PolicyError, UnknownPolicyElement } from './policy-error';
export { readPolicy, type PolicyOptions } from './read-policy';
