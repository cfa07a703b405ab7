import { ValidationError } from '../private/errors';

/**
 * The name of an attribute as an argument of a method in a template.
 *
 * Throws for a name with an apostrophe: Velocity takes no expression as an argument, and knows no escape for it.
 */
export function nameArgument(name: string): string {
  if (name.includes("'")) throw new ValidationError(`the name of an attribute that templates read cannot hold an apostrophe, got ${name}`);
  return `'${name}'`;
}
