import { JavaDecimal, JavaDouble, JavaMap, type JavaValue } from '../java/values';

export type JsonType = 'array' | 'boolean' | 'integer' | 'null' | 'number' | 'object' | 'string';

/**
 * JSON type of a value: `integer` for a number written without fraction and exponent, `number` for the others.
 */
export function typeOf(value: JavaValue): JsonType {
  if (value === null) {
    return 'null';
  }
  if (Array.isArray(value)) {
    return 'array';
  }
  if (value instanceof JavaMap) {
    return 'object';
  }
  switch (typeof value) {
    case 'bigint': return 'integer';
    case 'boolean': return 'boolean';
    case 'string': return 'string';
    default: return 'number';
  }
}

/**
 * A number's size; undefined for what is no number.
 */
export function numeric(value: JavaValue | undefined): number | undefined {
  return typeof value === 'bigint' || value instanceof JavaDouble || value instanceof JavaDecimal ? Number(value.toString()) : undefined;
}

/**
 * Whether two values are the same JSON: members in any order, numbers by size.
 */
export function sameJson(left: JavaValue, right: JavaValue): boolean {
  if (Array.isArray(left)) {
    return Array.isArray(right) && left.length === right.length && left.every((entry, index) => sameJson(entry, right[index]));
  }
  if (left instanceof JavaMap) {
    return right instanceof JavaMap && left.size === right.size && [...left].every(([name, entry]) => sameMember(entry, right.get(name)));
  }
  const number = numeric(left);
  return number === undefined ? left === right : number === numeric(right);
}

function sameMember(left: JavaValue, right: JavaValue | undefined): boolean {
  return right !== undefined && sameJson(left, right);
}
