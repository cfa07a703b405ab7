/**
 * The function that a path of Lambda's API invokes.
 */
export interface FunctionTarget {
  /**
   * ARN or name of the function, with its qualifier.
   */
  readonly functionArn: string;

  /**
   * Whether its answer is streamed.
   */
  readonly streamed: boolean;
}

const PATH = /^\/\d{4}-\d{2}-\d{2}\/functions\/(.+)\/(invocations|response-streaming-invocations)$/;

/**
 * Reads the path of an invocation.
 *
 * @returns undefined when it invokes no function
 */
export function parseFunctionPath(path: string): FunctionTarget | undefined {
  const [, functionArn, operation] = PATH.exec(path) ?? [];
  return functionArn === undefined ? undefined : { functionArn, streamed: operation !== 'invocations' };
}
