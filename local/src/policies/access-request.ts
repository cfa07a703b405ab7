/**
 * What policies judge: who does what to which resource, and under which circumstances.
 */
export interface AccessRequest {
  /**
   * For instance `execute-api:Invoke`.
   */
  readonly action: string;

  /**
   * ARN of what is called.
   */
  readonly resource: string;

  /**
   * ARN of who calls.
   *
   * @default - nobody that AWS knows
   */
  readonly principalArn?: string;

  /**
   * Values of a condition key, for instance `aws:sourceip`; undefined when the request has none.
   *
   * @param key in lower case
   */
  values(key: string): readonly string[] | undefined;
}
