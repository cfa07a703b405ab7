import type { AccessRequest } from './access-request';

/**
 * What a policy says of a request: an explicit yes, an explicit no, or nothing.
 */
export type PolicyOutcome = 'ALLOW' | 'DENY' | 'SILENT';

/**
 * Whether a part of a statement fits a request.
 */
export type StatementTest = (request: AccessRequest) => boolean;

/**
 * A statement, read once and asked often.
 */
export interface Statement {
  readonly effect: 'ALLOW' | 'DENY';
  readonly tests: readonly StatementTest[];
}

/**
 * An IAM policy.
 */
export class Policy {
  constructor(private readonly statements: readonly Statement[]) {}

  /**
   * What the policy says of a request. One statement that denies outweighs all that allow.
   */
  public outcome(request: AccessRequest): PolicyOutcome {
    let outcome: PolicyOutcome = 'SILENT';
    for (const { effect, tests } of this.statements) {
      if (effect !== outcome && tests.every((test) => test(request))) {
        if (effect === 'DENY') {
          return 'DENY';
        }
        outcome = 'ALLOW';
      }
    }
    return outcome;
  }
}
