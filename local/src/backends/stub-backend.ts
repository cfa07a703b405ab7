import { LocalGatewayError } from '../errors';
import type { Backend, BackendAnswer, BackendCall } from './backend';
import { refusal } from './refusal';

/**
 * What a stub answers: always the same, or what it makes of the call.
 */
export type StubAnswer = BackendAnswer | ((call: BackendCall) => BackendAnswer | Promise<BackendAnswer>);

/**
 * A backend that answers from a table and remembers what it was asked.
 */
export interface StubBackend extends Backend {
  /**
   * Every call so far, the refused ones included.
   */
  readonly calls: BackendCall[];
}

/**
 * What becomes of calls without a prepared answer.
 */
export interface StubBackendOptions {
  /**
   * Answers the calls that no answer is prepared for.
   *
   * @default - such a call is an error
   */
  readonly fallback?: Backend;
}

/**
 * Makes a backend of prepared answers.
 *
 * A call to a service that breaks the service's published model is answered as that service would refuse it.
 *
 * @param answers by `service:Action` or `service`; for functions by ARN, name or `lambda`; for HTTP by URL without its query, by
 *   origin or `http`; `*` is for every other call
 * @throws LocalGatewayError on a call that no answer is prepared for, when there is no fallback
 */
export function stubBackend(answers: Readonly<Record<string, StubAnswer>>, options: StubBackendOptions = {}): StubBackend {
  const calls: BackendCall[] = [];
  const backend = async (call: BackendCall): Promise<BackendAnswer> => {
    calls.push(call);
    if (call.problems !== undefined && call.problems.length > 0) {
      return refusal(call, call.problems);
    }
    const name = [...stubNames(call), '*'].find((key) => Object.hasOwn(answers, key));
    if (name === undefined && options.fallback) {
      return options.fallback(call);
    }
    if (name === undefined) {
      throw new LocalGatewayError(`no answer is prepared for ${stubNames(call)[0]}; there are answers for ${Object.keys(answers).join(', ') || 'nothing'}`);
    }
    const answer = answers[name];
    return typeof answer === 'function' ? answer(call) : answer;
  };
  return Object.assign(backend, { calls });
}

/**
 * The names of the answers that a call may get, the most special one first.
 */
export function stubNames(call: BackendCall): readonly string[] {
  switch (call.kind) {
    case 'aws': return [...call.action === undefined ? [] : [`${call.service}:${call.action}`], call.service ?? ''];
    case 'http': return [call.url.split('?')[0], new URL(call.url).origin, 'http'];
    case 'lambda': return functionNames(call.functionArn ?? '');
  }
}

function functionNames(functionArn: string): readonly string[] {
  const [name] = /(?<=:function:)[^:]+/.exec(functionArn) ?? [functionArn];
  return [functionArn, name, 'lambda'];
}
