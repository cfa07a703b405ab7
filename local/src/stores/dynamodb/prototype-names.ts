import { isRecord } from '../../template/cloud-template';

/*
 * The one name of an attribute that dynalite loses, because objects have it in another sense, and what stands for it meanwhile.
 */
const NAME = '__proto__';
const STAND_IN = `\u{e000}${NAME}`;

/**
 * Whether a request has an attribute of that name.
 */
export function namesPrototype(input: unknown): boolean {
  if (typeof input !== 'object' || input === null) {
    return input === NAME;
  }
  return Object.hasOwn(input, NAME) || Object.values(input).some(namesPrototype);
}

/**
 * The request with another name in its place, for placeholders in expressions too.
 */
export function hidePrototype(input: Readonly<Record<string, unknown>>): object {
  const names = input.ExpressionAttributeNames;
  const hidden = renamed(input, NAME, STAND_IN) as object;
  return isRecord(names)
    ? { ...hidden, ExpressionAttributeNames: Object.fromEntries(Object.entries(names).map(([key, name]) => [key, name === NAME ? STAND_IN : name])) }
    : hidden;
}

/**
 * The answer with the name itself.
 */
export function showPrototype(answer: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return renamed(answer, STAND_IN, NAME) as Readonly<Record<string, unknown>>;
}

function renamed(value: unknown, from: string, to: string): unknown {
  if (Array.isArray(value)) {
    return value.map((entry) => renamed(entry, from, to));
  }
  return isRecord(value)
    ? Object.fromEntries(Object.entries(value).map(([name, entry]) => [name === from ? to : name, renamed(entry, from, to)])) : value;
}
