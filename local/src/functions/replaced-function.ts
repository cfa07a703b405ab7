import type { InvokedFunction } from './function-directory';
import { logPlaces } from './function-environment';
import { ANSWER_LIMIT, failed, thrown, timedOut, tooLarge } from './function-failure';
import type { FunctionSurroundings } from './function-runner';
import type { Invocation } from './invocation';
import type { LocalFunction, LocalFunctionContext } from './local-function';
import { streamedResult } from './streamed-result';
import type { BackendAnswer } from '../backends/backend';

const DEFAULT_TIMEOUT_SECONDS = 3;
const DEFAULT_MEMORY_MEGABYTES = 128;

/**
 * Runs what the caller gave in place of a function.
 */
export async function runReplacement(
  invoked: InvokedFunction, replacement: LocalFunction, invocation: Invocation, { clock, log }: FunctionSurroundings,
): Promise<BackendAnswer> {
  const { requestId } = invocation;
  const timeoutSeconds = invoked.model?.timeoutSeconds ?? Infinity;
  try {
    const context = contextOf(invoked, invocation, clock());
    const result = await withinTime(call(replacement, JSON.parse(invocation.event.toString('utf8')), context), timeoutSeconds);
    return result === TIMED_OUT ? failed(timedOut(requestId, timeoutSeconds)) : answerOf(result, invocation.isStreamed);
  } catch (error) {
    const failure = thrown(error);
    log({ functionName: invoked.name, requestId, level: 'ERROR', message: `${failure.errorType}: ${failure.errorMessage}` });
    return failed(failure);
  }
}

const TIMED_OUT = Symbol('timed out');

function call(replacement: LocalFunction, event: unknown, context: LocalFunctionContext): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const result = replacement(event, context, (error, value) => error === undefined || error === null ? resolve(value) : reject(error));
    if (replacement.length < 3 || isThenable(result)) {
      resolve(result);
    }
  });
}

function isThenable(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

async function withinTime(result: Promise<unknown>, seconds: number): Promise<unknown> {
  if (!Number.isFinite(seconds)) {
    return result;
  }
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise((resolve) => {
    timer = setTimeout(() => resolve(TIMED_OUT), seconds * 1000);
  });
  try {
    return await Promise.race([result, limit]);
  } finally {
    clearTimeout(timer);
  }
}

function answerOf(result: unknown, isStreamed: boolean): BackendAnswer {
  const streamed = isStreamed ? streamedResult(result) : undefined;
  if (streamed) {
    return streamed;
  }
  const body = JSON.stringify(result ?? null) ?? 'null';
  return Buffer.byteLength(body) > ANSWER_LIMIT ? failed(tooLarge()) : { body };
}

function contextOf({ arn, model, name, version }: InvokedFunction, { requestId }: Invocation, time: Date): LocalFunctionContext {
  const { group, stream } = logPlaces(name, arn, time);
  const end = performance.now() + (model?.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS) * 1000;
  return {
    functionName: name,
    functionVersion: version,
    invokedFunctionArn: arn,
    awsRequestId: requestId,
    memoryLimitInMB: String(model?.memoryMegabytes ?? DEFAULT_MEMORY_MEGABYTES),
    logGroupName: group,
    logStreamName: stream,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(end - performance.now())),
  };
}
