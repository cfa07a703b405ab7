/**
 * Where API Gateway's Velocity was recorded to differ from Apache Velocity 1.7. The numbers are the facts of the recording.
 */
export interface Dialect {
  /**
   * What a reference that finds nothing is worth: null in Velocity, empty text on AWS.
   *
   * The empty text explains facts 1, 2 and 3 together: it renders as nothing, it is true in a condition because it is an
   * object, and it equals both `""` and `$null`.
   */
  readonly missingReference: null | '';

  /** Body that templates see when there is none, fact 5. */
  readonly emptyBody: string;

  /** Whether macros are off: definitions are swallowed, calls and `#evaluate` are emitted as text, fact 8. */
  readonly directivesWithoutMacros: boolean;

  /** Whether a map inside `$context` prints as nothing, fact 10. */
  readonly nestedContextPrintsEmpty: boolean;

  /**
   * Turns after which a `#foreach` is refused, 0 for no limit of its own.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
   */
  readonly foreachTurns: number;
}

/**
 * API Gateway's engine.
 */
export const AWS_DIALECT: Dialect = {
  missingReference: '',
  emptyBody: '{}',
  directivesWithoutMacros: true,
  nestedContextPrintsEmpty: true,
  foreachTurns: 1000,
};

/**
 * Apache Velocity 1.7 as it comes. Macros are not supported: defining one or evaluating text is refused.
 */
export const VELOCITY_DIALECT: Dialect = {
  missingReference: null,
  emptyBody: '',
  directivesWithoutMacros: false,
  nestedContextPrintsEmpty: false,
  foreachTurns: 0,
};
