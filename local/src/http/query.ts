import type { Values } from '../backends/backend';

/**
 * Query parameters in order, each with its values, decoded.
 */
export type Query = ReadonlyMap<string, readonly string[]>;

/**
 * Reads a query string as a form: `+` is a space.
 */
export function parseQuery(text: string): Map<string, string[]> {
  const query = new Map<string, string[]>();
  if (text === '') {
    return query;
  }
  for (const part of text.split('&')) {
    if (part !== '') {
      const equals = part.indexOf('=');
      const name = equals < 0 ? part : part.slice(0, equals);
      addValues(query, formDecode(name), [equals < 0 ? '' : formDecode(part.slice(equals + 1))]);
    }
  }
  return query;
}

/**
 * Adds parameters that are given by name and already decoded.
 */
export function addQuery(query: Map<string, string[]>, values: Values): void {
  for (const [name, value] of Object.entries(values)) {
    addValues(query, name, typeof value === 'string' ? [value] : value);
  }
}

/**
 * Writes parameters as a query string.
 */
export function writeQuery(query: Query): string {
  const parts: string[] = [];
  for (const [name, values] of query) {
    for (const value of values) {
      parts.push(`${encodeComponent(name)}=${encodeComponent(value)}`);
    }
  }
  return parts.join('&');
}

/**
 * The parameters by name, a list where there are several values.
 */
export function queryValues(query: Query): Record<string, string | readonly string[]> {
  const values = Object.create(null) as Record<string, string | readonly string[]>;
  for (const [name, list] of query) {
    values[name] = list.length === 1 ? list[0] : list;
  }
  return values;
}

/**
 * The parameters of a URL by name.
 */
export function queryOf(url: string): Record<string, string | readonly string[]> {
  const mark = url.indexOf('?');
  return queryValues(parseQuery(mark < 0 ? '' : url.slice(mark + 1)));
}

export function addValues(query: Map<string, string[]>, name: string, values: readonly string[]): void {
  const known = query.get(name);
  if (known) {
    known.push(...values);
  } else {
    query.set(name, [...values]);
  }
}

function formDecode(text: string): string {
  return decodePercent(text.replaceAll('+', ' '));
}

/**
 * Decodes percent-encoding; what is malformed stays as it is.
 */
export function decodePercent(text: string): string {
  if (!text.includes('%')) {
    return text;
  }
  return text.replace(/(?:%[0-9a-fA-F]{2})+/g, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'));
}

/**
 * Percent-encodes text for a query string; half a surrogate pair becomes U+FFFD.
 */
export function encodeComponent(text: string): string {
  return encodeURIComponent(/[\ud800-\udfff]/.test(text) ? Buffer.from(text).toString() : text);
}
