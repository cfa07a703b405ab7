/**
 * A regular expression or replacement that Java refuses, one that needs a feature not known here,
 * or a match that would overflow Java's stack or take practically forever.
 */
export class RegexError extends Error {
  readonly name = 'RegexError';

  /**
   * @param position offset in the pattern, in code points; undefined when the error is not about its syntax
   */
  constructor(message: string, readonly position?: number) {
    super(position === undefined ? message : `${message} at position ${position} of the pattern`);
  }
}
