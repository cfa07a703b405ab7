/**
 * A set of code points: what one character of a pattern accepts.
 */
export interface CodePointSet {
  /**
   * Whether every member is a plain 16-bit character that is no surrogate.
   *
   * Java searches patterns of such characters alone by single UTF-16 units.
   */
  readonly basic: boolean;
  has(codePoint: number): boolean;
}

const FIRST_SURROGATE = 0xd800;
const LAST_SURROGATE = 0xdfff;
const LAST_BASIC = 0xffff;

/**
 * The set of what a test accepts, surrogates and supplementary characters included.
 */
export function setOf(has: (codePoint: number) => boolean): CodePointSet {
  return { basic: false, has };
}

/**
 * The set of what a test accepts, for tests that accept basic characters only.
 */
export function basicSetOf(has: (codePoint: number) => boolean): CodePointSet {
  return { basic: true, has };
}

export function range(first: number, last: number): CodePointSet {
  const basic = last < FIRST_SURROGATE || (first > LAST_SURROGATE && last <= LAST_BASIC);
  return { basic, has: (codePoint) => codePoint >= first && codePoint <= last };
}

export function single(codePoint: number): CodePointSet {
  return range(codePoint, codePoint);
}

export function union(left: CodePointSet, right: CodePointSet): CodePointSet {
  return {
    basic: left.basic && right.basic,
    has: (codePoint) => left.has(codePoint) || right.has(codePoint),
  };
}

export function intersection(left: CodePointSet, right: CodePointSet): CodePointSet {
  return {
    basic: left.basic && right.basic,
    has: (codePoint) => left.has(codePoint) && right.has(codePoint),
  };
}

export function complement(set: CodePointSet): CodePointSet {
  return setOf((codePoint) => !set.has(codePoint));
}

/** The code points below this are kept in tables. */
export const TABLE_SIZE = 256;

const TABLES = new WeakMap<CodePointSet, Uint8Array>();

/**
 * 1 for each member below U+0100, 0 for the others there.
 */
export function tableOf(set: CodePointSet): Uint8Array {
  const known = TABLES.get(set);
  if (known) {
    return known;
  }
  const table = Uint8Array.from({ length: TABLE_SIZE }, (_, codePoint) => (set.has(codePoint) ? 1 : 0));
  TABLES.set(set, table);
  return table;
}
