import { isRecord } from '../../template/cloud-template';

/**
 * Makes the value of a parameter from the text that was mapped.
 *
 * @throws UnreadableParameter
 */
export type ParameterType = (text: string) => unknown;

/**
 * A text that is no value of its parameter's type.
 */
export class UnreadableParameter extends Error {}

export const TEXT: ParameterType = (text) => text;

export const INTEGER: ParameterType = (text) => {
  if (!/^-?\d{1,15}$/.test(text)) {
    throw new UnreadableParameter('is no whole number');
  }
  return Number(text);
};

/**
 * An object, as JSON.
 */
export const STRUCTURE: ParameterType = (text) => {
  const value = parse(text);
  if (!isRecord(value)) {
    throw new UnreadableParameter('is no JSON object');
  }
  return value;
};

/**
 * A list of texts, as JSON. How AWS takes lists is not documented.
 */
export const TEXTS: ParameterType = (text) => {
  const value = parse(text);
  if (!Array.isArray(value) || !value.every((entry) => typeof entry === 'string')) {
    throw new UnreadableParameter('is no JSON list of texts');
  }
  return value;
};

const RFC_3339 = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;

/**
 * A time as RFC 3339 writes it; services get it in seconds.
 */
export const TIME: ParameterType = (text) => {
  const millis = RFC_3339.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(millis)) {
    throw new UnreadableParameter('is no time as RFC 3339 writes it');
  }
  return millis / 1000;
};

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
