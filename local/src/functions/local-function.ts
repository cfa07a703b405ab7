/**
 * What a function learns of its invocation.
 */
export interface LocalFunctionContext {
  readonly functionName: string;
  readonly functionVersion: string;
  readonly invokedFunctionArn: string;
  readonly awsRequestId: string;

  /**
   * In megabytes.
   */
  readonly memoryLimitInMB: string;
  readonly logGroupName: string;
  readonly logStreamName: string;
  readonly callbackWaitsForEmptyEventLoop: boolean;
  getRemainingTimeInMillis(): number;
}

/**
 * Ends an invocation of a function that takes it as its third parameter.
 */
export type LocalFunctionCallback = (error?: unknown, result?: unknown) => void;

interface LocalFunctions {
  run(event: unknown, context: LocalFunctionContext, callback: LocalFunctionCallback): unknown;
}

/**
 * Runs in place of a Lambda function: gets the event and gives what the function returns, or a promise of it. Handlers written for
 * Lambda fit, whatever type they give the event.
 *
 * Where the answer is streamed, it gives an object with `statusCode`, `headers` and a `body` of text, bytes or an iterable of
 * either; or, as text, bytes or such an iterable, the whole stream as Lambda would send it.
 *
 * @throws anything: the invocation then fails as one of AWS does
 */
export type LocalFunction = LocalFunctions['run'];
