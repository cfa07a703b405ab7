/**
 * What an authorizer found out about a request.
 */
export type AuthorizerFacts = JwtFacts | FunctionFacts;

/**
 * What a JWT authorizer read from a token.
 */
export interface JwtFacts {
  readonly kind: 'jwt';

  /**
   * Claims of the token, as text.
   */
  readonly claims: ReadonlyMap<string, string>;

  /**
   * Scopes that the route asks for.
   *
   * @default - none
   */
  readonly scopes?: readonly string[];
}

/**
 * What a Lambda authorizer handed on.
 */
export interface FunctionFacts {
  readonly kind: 'lambda';

  /**
   * Its context, with values as the function gave them.
   */
  readonly context: ReadonlyMap<string, unknown>;

  /**
   * @default - none: it gave a simple response
   */
  readonly principalId?: string;

  /**
   * Milliseconds that the decision took.
   */
  readonly latency: number;
}
