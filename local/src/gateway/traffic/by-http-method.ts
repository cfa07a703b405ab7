import type { MethodModel } from '../../template/rest-api-model';

const HTTP_METHODS = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];

/**
 * What holds for a method by the HTTP method of a request: one entry, or for `ANY` up to seven. Undefined when there is nothing.
 */
export function byHttpMethod<T>(method: MethodModel, entryOf: (httpMethod: string) => T | undefined): ReadonlyMap<string, T> | undefined {
  const served = method.httpMethod === 'ANY' ? HTTP_METHODS : [method.httpMethod];
  const entries = new Map<string, T>();
  for (const httpMethod of served) {
    const entry = entryOf(httpMethod);
    if (entry !== undefined) {
      entries.set(httpMethod, entry);
    }
  }
  return entries.size === 0 ? undefined : entries;
}
