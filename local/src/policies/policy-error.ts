/**
 * A document that is no IAM policy.
 */
export class PolicyError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'PolicyError';
  }
}

/**
 * A policy that may be valid, yet asks for what is not known here.
 */
export class UnknownPolicyElement extends PolicyError {}
