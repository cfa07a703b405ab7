import type { Term } from './ast';

/**
 * How many UTF-16 units a term takes at least and at most.
 */
export interface Width {
  readonly min: number;
  readonly max: number;
}

const NOTHING: Width = { min: 0, max: 0 };

/**
 * The width of a term, `Infinity` where it has no limit.
 */
export function widthOf(term: Term): Width {
  switch (term.kind) {
    case 'literal':
      return { min: term.text.length, max: term.text.length };
    case 'set':
      return { min: 1, max: term.set.basic ? 1 : 2 };
    case 'sequence':
      return term.terms.map(widthOf).reduce(add, NOTHING);
    case 'choice':
      return term.options.map(widthOf).reduce(widest);
    case 'repeat':
      return times(widthOf(term.body), term.min, term.max);
    case 'group':
    case 'atomic':
      return widthOf(term.body);
    case 'backReference':
      return { min: 0, max: Infinity };
    case 'look':
    case 'place':
      return NOTHING;
  }
}

function add(left: Width, right: Width): Width {
  return { min: left.min + right.min, max: left.max + right.max };
}

function widest(left: Width, right: Width): Width {
  return { min: Math.min(left.min, right.min), max: Math.max(left.max, right.max) };
}

function times(width: Width, min: number, max: number): Width {
  return { min: width.min * min, max: width.max === 0 ? 0 : width.max * max };
}
