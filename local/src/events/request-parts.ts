import type { GatewayRequest } from '../gateway/entry/request';
import { JavaMap, type JavaValue } from '../java/values';

/*
 * The context that templates see holds these besides what an event carries.
 */
const TEMPLATE_ONLY = ['requestOverride', 'responseOverride'];

/**
 * Values by name, each with all of them.
 */
export type Lists = readonly (readonly [string, readonly string[]])[];

/**
 * Headers and query parameters of a request as events hold them: the last value of each name, and all of them.
 */
export function requestParts({ request }: { readonly request: Pick<GatewayRequest, 'headers' | 'query'> }): Record<string, Record<string, unknown>> {
  const headers = [...request.headers].map(({ name, values }) => [name, values] as const);
  const query = [...request.query];
  return {
    headers: lastValues(headers),
    multiValueHeaders: Object.fromEntries(headers),
    queryStringParameters: lastValues(query),
    multiValueQueryStringParameters: Object.fromEntries(query),
  };
}

/**
 * The context of a request as events hold it.
 */
export function requestContext(context: JavaMap): Record<string, unknown> {
  return Object.fromEntries([...context].filter(([name]) => !TEMPLATE_ONLY.includes(name)).map(([name, value]) => [name, plain(value)]));
}

function plain(value: JavaValue): unknown {
  if (value instanceof JavaMap) {
    return Object.fromEntries([...value].map(([name, entry]) => [name, plain(entry)]));
  }
  return typeof value === 'bigint' ? Number(value) : value;
}

/**
 * The last value of each name.
 */
export function lastValues(entries: Lists): Record<string, string> {
  return Object.fromEntries(entries.map(([name, values]) => [name, values[values.length - 1]]));
}

/**
 * What payload 1.0 has for entries: null where there are none.
 */
export function orNull<T extends object>(entries: T): T | null {
  return Object.keys(entries).length === 0 ? null : entries;
}
