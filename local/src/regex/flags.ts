/**
 * The match flags of a pattern, as `(?idmsuxU)` switches them.
 */
export interface Flags {
  readonly ignoreCase: boolean;
  readonly unixLines: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
  readonly unicodeCase: boolean;
  readonly comments: boolean;
  readonly unicodeClasses: boolean;
}

const FLAG_LETTERS: ReadonlyMap<string, keyof Flags> = new Map<string, keyof Flags>([
  ['i', 'ignoreCase'],
  ['d', 'unixLines'],
  ['m', 'multiline'],
  ['s', 'dotAll'],
  ['u', 'unicodeCase'],
  ['x', 'comments'],
  ['U', 'unicodeClasses'],
]);

export const NO_FLAGS: Flags = {
  ignoreCase: false,
  unixLines: false,
  multiline: false,
  dotAll: false,
  unicodeCase: false,
  comments: false,
  unicodeClasses: false,
};

/**
 * The flags after one letter has been switched, or undefined when there is no such flag.
 */
export function withFlag(flags: Flags, letter: string, on: boolean): Flags | undefined {
  const name = FLAG_LETTERS.get(letter);
  if (name === undefined) {
    return undefined;
  }
  const changed = { ...flags, [name]: on };
  return name === 'unicodeClasses' ? { ...changed, unicodeCase: on } : changed;
}
