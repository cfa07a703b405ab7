/**
 * One run of a function.
 */
export interface Invocation {
  readonly requestId: string;

  /**
   * ARN with the version or alias that was named.
   */
  readonly functionArn: string;
  readonly version: string;
  readonly traceId: string;

  /**
   * JSON.
   */
  readonly event: Buffer;

  /**
   * Whether the answer is taken piece by piece.
   */
  readonly isStreamed: boolean;
}
