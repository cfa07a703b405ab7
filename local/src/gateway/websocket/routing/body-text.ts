import { fromJs, toJavaString, type JavaValue } from '../../../java/values';
import { JsonPath } from '../../../jsonpath';
import { own } from '../../../own';
import { isRecord } from '../../../template/cloud-template';

/**
 * Gives what a message has at a place, as text; empty where it has nothing.
 */
export type BodyText = (body: unknown) => string;

/**
 * The JSON of a message; undefined when it is none.
 */
export function messageJson(message: string): unknown {
  try {
    return JSON.parse(message) as unknown;
  } catch {
    return undefined;
  }
}

const NAMES = /^(?:\.[\w-]+)*$/;

/**
 * What reads a place of a message's JSON.
 *
 * @param path what follows `request.body`, for instance `.action` or `.items[0].kind`
 * @throws JsonPathError when it is no path
 */
export function bodyText(path: string): BodyText {
  if (NAMES.test(path)) {
    const names = path.split('.').slice(1);
    return (body) => shallowText(names.reduce(valueIn, body));
  }
  const compiled = JsonPath.compile(`$${path}`);
  return (body) => deepText(() => compiled.read(fromJs(body)));
}

function valueIn(value: unknown, name: string): unknown {
  return isRecord(value) ? own(value, name) : undefined;
}

function shallowText(value: unknown): string {
  return typeof value === 'string' ? value : deepText(() => fromJs(value));
}

/*
 * What is nested deeper than anything here can follow is no key.
 */
function deepText(read: () => JavaValue | undefined): string {
  try {
    return textOf(read());
  } catch (error) {
    if (error instanceof RangeError) {
      return '';
    }
    throw error;
  }
}

/*
 * AWS documents that a list of two becomes `[item1, item2]`.
 */
function textOf(value: JavaValue | undefined): string {
  if (value === undefined || value === null) {
    return '';
  }
  return Array.isArray(value) ? `[${value.map(textOf).join(', ')}]` : toJavaString(value);
}
