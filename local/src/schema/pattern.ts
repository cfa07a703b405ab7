import { TemplateError } from '../errors';

/**
 * Compiles a pattern of a model: an ECMA 262 regular expression.
 *
 * @throws TemplateError when it is none
 */
export function patternOf(text: string): RegExp {
  try {
    return new RegExp(text);
  } catch (error) {
    throw new TemplateError(`a model has the pattern '${text}', which is no regular expression: ${(error as Error).message}`);
  }
}
