import { JavaDecimal } from './decimal';
import { JavaDouble } from './double';
import { JavaMap, type JavaValue } from './model';

/**
 * Turns plain JavaScript data into Java's: own enumerable keys only, whole numbers to integers, others to doubles.
 *
 * Values that are Java's already are kept as they are; `undefined` becomes null.
 *
 * @throws TypeError for a function or a symbol
 */
export function fromJs(value: unknown): JavaValue {
  if (value === null || value === undefined) {
    return null;
  }
  if (typeof value === 'boolean' || typeof value === 'string' || typeof value === 'bigint') {
    return value;
  }
  if (typeof value === 'number') {
    return Number.isInteger(value) && !Object.is(value, -0) ? BigInt(value) : new JavaDouble(value);
  }
  if (typeof value === 'object') {
    return fromObject(value);
  }
  throw new TypeError(`a ${typeof value} has no Java value`);
}

function fromObject(value: object): JavaValue {
  if (value instanceof JavaDouble || value instanceof JavaDecimal) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map(fromJs);
  }
  const entries: Iterable<[string, unknown]> = value instanceof Map ? value : Object.entries(value);
  const map = new JavaMap();
  for (const [key, entry] of entries) {
    map.set(key, fromJs(entry));
  }
  return map;
}
