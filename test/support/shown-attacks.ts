import { ATTACKS } from './attacks';

/**
 * The attacks that UTF-8 can carry, as rows of a table of tests: a short form to be shown, and the text itself.
 */
export const SHOWN_ATTACKS: readonly (readonly [string, string])[] = ATTACKS
  .filter((attack) => Buffer.from(attack).toString() === attack)
  .map((attack) => [JSON.stringify(attack).slice(0, 60), attack]);
