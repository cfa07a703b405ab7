import type { Backend, BackendAnswer, BackendCall } from '../backends/backend';
import { LocalGatewayError } from '../errors';
import { FunctionDirectory, type InvokedFunction } from './function-directory';
import { printFunctionLog, type FunctionLogEntry } from './function-log';
import { FunctionRunner, type FunctionSurroundings } from './function-runner';
import type { Invocation } from './invocation';
import type { LocalFunction } from './local-function';
import { runReplacement } from './replaced-function';
import type { FunctionServices } from './services/function-services';
import { newRequestIds, type Determinism } from '../gateway/identifiers';
import type { FunctionModel } from '../template/template-model';

/**
 * How functions are run.
 */
export interface FunctionBackendOptions extends Determinism {
  /**
   * Variables that every function gets. They win over its own and over those of AWS.
   *
   * @default - none
   */
  readonly environment?: Readonly<Record<string, string>>;

  /**
   * Where the SDKs of functions find the services; it is told to functions, and is closed with the backend.
   *
   * @default - where AWS has them
   */
  readonly services?: FunctionServices;

  /**
   * Gets what functions print.
   *
   * @default - it goes to standard error
   */
  readonly onLog?: (entry: FunctionLogEntry) => void;
}

/*
 * Bytes of an event. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
const EVENT_LIMITS = { RequestResponse: 6 * 1024 * 1024, Event: 1024 * 1024 };

/**
 * Makes a backend that runs functions: what the caller gives in their place, else their own code.
 *
 * @param replacements by logical id, name or ARN
 */
export function functionBackend(
  functions: readonly FunctionModel[], replacements: Readonly<Record<string, LocalFunction>>, options: FunctionBackendOptions = {},
): Backend {
  const directory = new FunctionDirectory(functions, replacements);
  const surroundings: FunctionSurroundings = {
    environment: async () => ({ ...await options.services?.variables(), ...options.environment }),
    log: options.onLog ?? printFunctionLog,
    clock: options.clock ?? (() => new Date()),
  };
  const runner = new FunctionRunner(surroundings);
  const backend = async (call: BackendCall): Promise<BackendAnswer> => {
    const invoked = directory.find(call.functionArn ?? '');
    const invocationType = call.invocationType ?? 'RequestResponse';
    if (call.body.length > EVENT_LIMITS[invocationType]) {
      return refusal(call.body.length, EVENT_LIMITS[invocationType]);
    }
    const invocation = newInvocation(call, invoked, options);
    const answer = run(invoked, invocation, runner, surroundings);
    return invocationType === 'Event' ? leave(answer, invocation, invoked, surroundings) : answer;
  };
  const close = async (): Promise<void> => {
    await runner.close();
    await options.services?.close();
  };
  return Object.assign(backend, { close });
}

function run(
  invoked: InvokedFunction, invocation: Invocation, runner: FunctionRunner, surroundings: FunctionSurroundings,
): Promise<BackendAnswer> {
  if (invoked.replacement) {
    return runReplacement(invoked, invoked.replacement, invocation, surroundings);
  }
  if (invoked.model) {
    return runner.run(invoked.model, invocation);
  }
  throw new LocalGatewayError(
    `the function '${invoked.arn}' is not in the template; give what runs in its place in the option 'functions', for instance { '${invoked.name}': async (event) => ({ statusCode: 200 }) }`,
  );
}

function newInvocation(call: BackendCall, { arn, version }: InvokedFunction, determinism: Determinism): Invocation {
  const ids = newRequestIds(determinism);
  return {
    requestId: ids.requestId,
    functionArn: arn,
    version,
    traceId: `${ids.traceId};Parent=${ids.traceId.slice(-16)};Sampled=0`,
    event: call.body,
    isStreamed: call.action === 'InvokeWithResponseStream',
  };
}

/*
 * Lambda takes an event and runs the function behind. It would try again what fails; here it is tried once.
 */
function leave(
  answer: Promise<BackendAnswer>, { requestId }: Invocation, { name }: InvokedFunction, { log }: FunctionSurroundings,
): BackendAnswer {
  answer.catch((error: Error) => log({ functionName: name, requestId, level: 'ERROR', message: error.message }));
  return { status: 202 };
}

function refusal(size: number, limit: number): BackendAnswer {
  return { status: 413, body: JSON.stringify({ Type: 'User', message: `${size} byte payload is too large for the Invoke operation (limit ${limit} bytes)` }) };
}
