import { TemplateError } from '../errors';
import { shown } from './template-values';

/**
 * A value that templates give as an object or as the JSON of one.
 *
 * @throws TemplateError when its text is not JSON
 */
export function jsonValue(value: unknown, where: string): unknown {
  if (typeof value !== 'string') {
    return value;
  }
  try {
    return JSON.parse(value) as unknown;
  } catch (error) {
    throw new TemplateError(`${where} is not JSON (${(error as Error).message}): ${shown(value)}`);
  }
}
