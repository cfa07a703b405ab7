import { PolicyError } from './policy-error';

/**
 * The texts of an element that holds one or a list of them.
 *
 * @throws PolicyError when one is no text
 */
export function textsOf(value: unknown, name: string): readonly string[] {
  return listOf(value).map((entry) => {
    if (typeof entry !== 'string') {
      throw new PolicyError(`${name} must be text, got ${JSON.stringify(entry)}`);
    }
    return entry;
  });
}

/**
 * The values of a condition as text.
 *
 * @throws PolicyError when one is neither text, number nor boolean
 */
export function scalarsOf(value: unknown, name: string): readonly string[] {
  return listOf(value).map((entry) => {
    if (typeof entry !== 'string' && typeof entry !== 'number' && typeof entry !== 'boolean') {
      throw new PolicyError(`${name} compares with text, numbers or booleans, got ${JSON.stringify(entry)}`);
    }
    return String(entry);
  });
}

/**
 * The values of an element that holds one or a list of them.
 */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}
