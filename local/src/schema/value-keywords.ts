import { JavaMap, type JavaValue } from '../java/values';
import { writeJson } from '../json';
import { FORMATS } from './formats';
import { numeric, sameJson, typeOf } from './json-type';
import { patternOf } from './pattern';
import { FITS, type Keyword } from './schema-scope';

/**
 * Keywords that judge text, numbers and any value.
 */
export const VALUE_KEYWORDS: Readonly<Record<string, Keyword>> = {
  enum: (argument) => {
    const allowed = Array.isArray(argument) ? argument : [];
    return (value) => allowed.some((entry) => sameJson(entry, value))
      ? FITS : [`instance value (${writeJson(value)}) not found in enum (possible values: ${writeJson(allowed)})`];
  },
  format: (argument) => {
    const format = typeof argument === 'string' ? FORMATS.get(argument) : undefined;
    return (value) => !format || typeof value !== 'string' || format.accepts(value) ? FITS : [format.message(value)];
  },
  maximum: (argument, schema) => {
    const limit = numeric(argument) ?? Infinity;
    const exclusive = schema.get('exclusiveMaximum') === true;
    return onNumbers((value, number) => {
      if (exclusive) {
        return number < limit ? FITS : [`numeric instance is not strictly lower than the required maximum ${print(argument)}`];
      }
      return number <= limit ? FITS : [`numeric instance is greater than the required maximum (maximum: ${print(argument)}, found: ${print(value)})`];
    });
  },
  maxLength: (argument) => {
    const limit = numeric(argument) ?? Infinity;
    return onText((text) => lengthOf(text) <= limit
      ? FITS : [`string "${text}" is too long (length: ${lengthOf(text)}, maximum allowed: ${limit})`]);
  },
  minimum: (argument, schema) => {
    const limit = numeric(argument) ?? -Infinity;
    const exclusive = schema.get('exclusiveMinimum') === true;
    return onNumbers((value, number) => {
      if (exclusive) {
        return number > limit ? FITS : [`numeric instance is not strictly greater than the required minimum ${print(argument)}`];
      }
      return number >= limit ? FITS : [`numeric instance is lower than the required minimum (minimum: ${print(argument)}, found: ${print(value)})`];
    });
  },
  minLength: (argument) => {
    const limit = numeric(argument) ?? 0;
    return onText((text) => lengthOf(text) >= limit
      ? FITS : [`string "${text}" is too short (length: ${lengthOf(text)}, required minimum: ${limit})`]);
  },
  multipleOf: (argument) => {
    const divisor = numeric(argument) ?? 1;
    return onNumbers((value, number) => isMultiple(number, divisor)
      ? FITS : [`remainder of division is not zero (${print(value)} / ${print(argument)})`]);
  },
  pattern: (argument) => {
    const pattern = patternOf(String(argument));
    return onText((text) => pattern.test(text) ? FITS : [`ECMA 262 regex "${String(argument)}" does not match input string "${text}"`]);
  },
  type: (argument) => {
    const allowed = (Array.isArray(argument) ? argument : [argument]).map(String).sort();
    return (value) => {
      const type = typeOf(value);
      const fits = allowed.includes(type) || (type === 'integer' && allowed.includes('number'));
      return fits ? FITS : [`instance type (${type}) does not match any allowed primitive type (allowed: ${writeJson(allowed)})`];
    };
  },
};

function onNumbers(check: (value: JavaValue, number: number) => readonly string[]): (value: JavaValue) => readonly string[] {
  return (value) => {
    const number = numeric(value);
    return number === undefined ? FITS : check(value, number);
  };
}

function onText(check: (text: string) => readonly string[]): (value: JavaValue) => readonly string[] {
  return (value) => typeof value === 'string' ? check(value) : FITS;
}

function print(value: JavaValue): string {
  return value instanceof JavaMap ? '' : String(value);
}

function lengthOf(text: string): number {
  let length = 0;
  for (let index = 0; index < text.length; index += text.codePointAt(index)! > 0xffff ? 2 : 1) {
    length += 1;
  }
  return length;
}

function isMultiple(number: number, divisor: number): boolean {
  const quotient = number / divisor;
  return Math.abs(quotient - Math.round(quotient)) < 1e-9;
}
