import type { BackendAnswer } from '../backends/backend';
import { isRecord } from '../template/cloud-template';

/**
 * Bytes of what a function may return.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
export const ANSWER_LIMIT = 6 * 1024 * 1024 + 100;

/**
 * Bytes of what a function may stream. It is an assumption that a stream breaks off there.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-response-streaming.html
 */
export const STREAM_LIMIT = 200 * 1024 * 1024;

/**
 * What Lambda says of an invocation that failed.
 */
export interface FunctionFailure {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

/**
 * The answer to an invocation that failed.
 */
export function failed(failure: FunctionFailure): BackendAnswer {
  return { body: JSON.stringify(failure), functionError: 'Unhandled' };
}

export function timedOut(requestId: string, timeoutSeconds: number): FunctionFailure {
  return { errorType: 'Sandbox.Timedout', errorMessage: `RequestId: ${requestId} Error: Task timed out after ${timeoutSeconds.toFixed(2)} seconds` };
}

/**
 * The failure of a function whose process ended.
 */
export function exited(requestId: string, code: number | null, signal: string | null): FunctionFailure {
  return { errorType: 'Runtime.ExitError', errorMessage: `RequestId: ${requestId} Error: ${reasonOf(code, signal)}` };
}

export function tooLarge(): FunctionFailure {
  return {
    errorType: 'Function.ResponseSizeTooLarge',
    errorMessage: `Response payload size exceeded maximum allowed payload size (${ANSWER_LIMIT} bytes).`,
  };
}

/**
 * The failure of a function that threw.
 */
export function thrown(error: unknown): FunctionFailure {
  if (isRecord(error) && typeof error.name === 'string' && typeof error.message === 'string') {
    return { errorType: error.name, errorMessage: error.message, trace: String(error.stack ?? '').split('\n') };
  }
  return { errorType: typeof error, errorMessage: String(error), trace: [] };
}

const SIGNALS: ReadonlyMap<string, string> = new Map([['SIGKILL', 'killed'], ['SIGABRT', 'aborted'], ['SIGSEGV', 'segmentation fault'], ['SIGTERM', 'terminated']]);

function reasonOf(code: number | null, signal: string | null): string {
  if (signal !== null) {
    return `Runtime exited with error: signal: ${SIGNALS.get(signal) ?? signal}`;
  }
  return code === null || code === 0 ? 'Runtime exited without providing a reason' : `Runtime exited with error: exit status ${code}`;
}
