import type { Draft, Position, Subject, Values } from './subject';
import { RequestValue } from '../../src';

/**
 * On a WebSocket API, everything stands in the message.
 */
export const IN_MESSAGE: Values = {
  path: (name) => RequestValue.body(name),
  query: (name) => RequestValue.body(name),
  header: (name) => RequestValue.body(name.toLowerCase()),
};

/**
 * The message with one value in one place, digits as a number; undefined where a list or a text would have to hold values beside it.
 */
export function messageWith(subject: Subject, position: Position, value: string): string | undefined {
  const draft: Draft = { path: {}, query: {}, headers: {}, body: undefined, ...subject.draft?.() };
  position.put(draft, value);
  return messageOf(draft);
}

/**
 * A request with values in several places as one message; undefined where a list or a text would have to hold values beside it.
 */
export function messageOf(draft: Draft): string | undefined {
  const headers = Object.entries(draft.headers).map(([name, text]): [string, string] => [name.toLowerCase(), text]);
  const texts = [...Object.entries(draft.path), ...Object.entries(draft.query), ...headers];
  const beside = Object.fromEntries(texts.map(([name, text]) => [name, /^\d+$/.test(text) ? Number(text) : text]));
  if (isObject(draft.body ?? {})) return JSON.stringify({ ...beside, ...draft.body as object });
  if (Object.keys(beside).length > 0) return undefined;
  return typeof draft.body === 'string' ? draft.body : JSON.stringify(draft.body);
}

function isObject(body: unknown): boolean {
  return typeof body === 'object' && body !== null && !Array.isArray(body);
}
