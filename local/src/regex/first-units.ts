import type { Term } from './ast';
import { single, TABLE_SIZE, tableOf } from './code-point-set';

const NOTHING: FirstUnits = { table: new Uint8Array(TABLE_SIZE), beyond: false, nullable: true };

/**
 * Which UTF-16 units a match can begin with; the table has 1 for each below U+0100.
 */
export interface FirstUnits {
  readonly table: Uint8Array;
  /** Whether a match can begin with a unit from U+0100 on. */
  readonly beyond: boolean;
  /** Whether the term can match nothing, so that a match can begin anywhere. */
  readonly nullable: boolean;
}

/**
 * What a term can begin with.
 */
export function firstUnitsOf(term: Term): FirstUnits {
  switch (term.kind) {
    case 'literal':
      return ofLiteral(term.text.charCodeAt(0));
    case 'set':
      return { table: tableOf(term.set), beyond: true, nullable: false };
    case 'sequence':
      return ofSequence(term.terms);
    case 'choice':
      return term.options.map(firstUnitsOf).reduce(either);
    case 'repeat':
      return term.min === 0 ? { ...firstUnitsOf(term.body), nullable: true } : firstUnitsOf(term.body);
    case 'group':
    case 'atomic':
      return firstUnitsOf(term.body);
    case 'backReference':
    case 'look':
    case 'place':
      return NOTHING;
  }
}

/**
 * Whether no text can begin with both.
 */
export function areDisjoint(left: FirstUnits, right: FirstUnits): boolean {
  const overlaps = left.nullable || right.nullable || (left.beyond && right.beyond);
  return !overlaps && left.table.every((possible, unit) => possible === 0 || right.table[unit] === 0);
}

function ofLiteral(unit: number): FirstUnits {
  return { table: tableOf(single(unit)), beyond: unit >= TABLE_SIZE, nullable: false };
}

function ofSequence(terms: readonly Term[]): FirstUnits {
  let first = NOTHING;
  for (const term of terms) {
    const units = firstUnitsOf(term);
    first = { ...either(first, units), nullable: units.nullable };
    if (!first.nullable) {
      break;
    }
  }
  return first;
}

function either(left: FirstUnits, right: FirstUnits): FirstUnits {
  return {
    table: left.table.map((possible, unit) => Math.max(possible, right.table[unit])),
    beyond: left.beyond || right.beyond,
    nullable: left.nullable || right.nullable,
  };
}
