import { MAX_CHARACTERS } from '../java/nested-text';

/**
 * What one rendering may use up before it is stopped, so that no template hangs the process.
 */
export const LIMITS = {
  /** Characters of output, and of any one string on the way there. */
  characters: MAX_CHARACTERS,
  /** Elements of a list or a range. */
  elements: 1_000_000,
  /** Turns of all loops together. */
  turns: 1_000_000,
  /** Dollar, hash and exclamation marks and backslashes in a row: who writes more wants to keep the parser busy. */
  signs: 128,
  /** Directives, expressions and literals inside one another. */
  depth: 200,
} as const;
