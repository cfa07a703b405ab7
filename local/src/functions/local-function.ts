/**
 * What a function learns of its invocation.
 */
export interface LocalFunctionContext {
  readonly functionName: string;
  readonly invokedFunctionArn: string;
  readonly awsRequestId: string;
}

/**
 * Runs in place of a Lambda function: gets the event and gives what the function returns.
 *
 * @throws anything: the invocation then fails as one of AWS does
 */
export type LocalFunction = (event: unknown, context: LocalFunctionContext) => unknown;
