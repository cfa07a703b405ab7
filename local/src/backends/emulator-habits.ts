import type { BackendAnswer, BackendCall } from './backend';
import { parseQuery, queryValues } from '../http/query';
import { ServiceModel } from '../services';

const JSON_TYPE = 'application/x-amz-json-1.0';
const JSON_WANTED = 'ContentType=JSON';

/**
 * Writes a request so that emulators read it as AWS does. To AWS it says the same.
 *
 * Some look for an action in whatever might be a form, a text within JSON included; and some do not know the header by which a service of
 * the form protocol is asked for JSON, but the old parameter.
 */
export function forEmulators(call: BackendCall): BackendCall {
  if (call.kind !== 'aws') {
    return call;
  }
  if (speaksJson(call)) {
    return call.body.includes('&') ? { ...call, body: Buffer.from(call.body.toString('utf8').replaceAll('&', '\\u0026')) } : call;
  }
  return speaksForms(call) && call.headers.Accept?.includes('json') ? askForJson(call) : call;
}

/**
 * Calls an answer of the JSON protocol what AWS calls it: some emulators say that it is text, and API Gateway goes by that.
 */
export function withJsonType<T extends BackendAnswer>(call: BackendCall, answer: T): T {
  const type = String(answer.headers?.['content-type'] ?? '');
  return call.kind === 'aws' && speaksJson(call) && !type.includes('json')
    ? { ...answer, headers: { ...answer.headers, 'content-type': JSON_TYPE } } : answer;
}

function speaksJson({ headers }: BackendCall): boolean {
  return headers['X-Amz-Target'] !== undefined;
}

function speaksForms({ service = '' }: BackendCall): boolean {
  return service === 'sqs' || ServiceModel.of(service)?.protocol === 'query';
}

function askForJson(call: BackendCall): BackendCall {
  if (call.body.length > 0) {
    return { ...call, body: Buffer.concat([call.body, Buffer.from(`&${JSON_WANTED}`)]) };
  }
  const url = `${call.url}${call.url.includes('?') ? '&' : '?'}${JSON_WANTED}`;
  return { ...call, url, query: queryValues(parseQuery(url.slice(url.indexOf('?') + 1))) };
}
