import type { Journal } from './journal';
import { bodyText, headersText, listsOf } from './log-text';
import type { BackendAnswer, BackendCall } from '../backends/backend';
import { answerBody } from '../gateway/mapping/incoming';
import { HeaderBag } from '../http/header-bag';

/**
 * Writes what is sent to an endpoint.
 */
export function writeCall({ trace }: Journal, call: BackendCall): void {
  if (trace) {
    trace(`Endpoint request URI: ${call.url}`);
    trace(`Endpoint request headers: ${headersText(listsOf(HeaderBag.from(call.headers)))}`);
    trace(`Endpoint request body after transformations: ${bodyText(call.body)}`);
    trace(`Sending request to ${call.url}`);
  }
}

/**
 * Writes what an endpoint answered.
 *
 * @param latency milliseconds
 */
export function writeAnswer({ trace }: Journal, answer: BackendAnswer, latency: number): void {
  if (trace) {
    trace(`Received response. Status: ${answer.status ?? 200}, Integration latency: ${latency} ms`);
    trace(`Endpoint response headers: ${headersText(listsOf(HeaderBag.from(answer.headers ?? {})))}`);
    trace(`Endpoint response body before transformations: ${bodyText(payloadText(answer))}`);
  }
}

/**
 * What an endpoint answered: its body, or what a function returned.
 */
export function payloadText(answer: BackendAnswer): string | Uint8Array {
  if (answer.payload === undefined) {
    return answerBody(answer);
  }
  return answer.payload instanceof Uint8Array ? answer.payload : JSON.stringify(answer.payload);
}
