import type { Place, Term } from './ast';
import { TABLE_SIZE } from './code-point-set';
import { firstUnitsOf } from './first-units';
import type { MatchState } from './match-state';

/**
 * Chooses the offsets at which a search tries its pattern, leaving out those where it cannot match.
 */
export interface SearchPlan {
  /**
   * The first offset from here on that is worth a try, or -1.
   */
  nextStart(state: MatchState, offset: number): number;
}

/**
 * The plan for a pattern: what it begins with decides.
 */
export function planFor(root: Term): SearchPlan {
  const first = leadingTerm(root);
  if (first?.kind === 'place' && (first.place === 'inputStart' || first.place === 'lastMatchEnd')) {
    return new AnchoredPlan(first.place);
  }
  if (first?.kind === 'literal') {
    return new LiteralPlan(leadingLiteral(root));
  }
  const { table, nullable } = firstUnitsOf(root);
  return nullable ? new EverywherePlan() : new FirstUnitPlan(table);
}

class AnchoredPlan implements SearchPlan {
  constructor(private readonly place: Place) {}

  nextStart(state: MatchState, offset: number): number {
    const anchor = this.place === 'inputStart' ? 0 : state.lastMatchEnd;
    return offset <= anchor ? anchor : -1;
  }
}

class LiteralPlan implements SearchPlan {
  constructor(private readonly literal: string) {}

  nextStart(state: MatchState, offset: number): number {
    return state.text.indexOf(this.literal, offset);
  }
}

class EverywherePlan implements SearchPlan {
  nextStart(state: MatchState, offset: number): number {
    return offset <= state.text.length ? offset : -1;
  }
}

class FirstUnitPlan implements SearchPlan {
  constructor(private readonly table: Uint8Array) {}

  nextStart(state: MatchState, offset: number): number {
    const { text } = state;
    for (let start = offset; start < text.length; start += 1) {
      const unit = text.charCodeAt(start);
      if (unit >= TABLE_SIZE || this.table[unit] === 1) {
        return start;
      }
    }
    return -1;
  }
}

function leadingTerm(term: Term): Term | undefined {
  switch (term.kind) {
    case 'sequence':
      return term.terms.length > 0 ? leadingTerm(term.terms[0]) : undefined;
    case 'group':
    case 'atomic':
      return leadingTerm(term.body);
    default:
      return term;
  }
}

function leadingLiteral(term: Term): string {
  switch (term.kind) {
    case 'literal':
      return term.text;
    case 'sequence':
      return leadingLiterals(term.terms);
    case 'group':
    case 'atomic':
      return leadingLiteral(term.body);
    default:
      return '';
  }
}

function leadingLiterals(terms: readonly Term[]): string {
  let literal = '';
  for (const term of terms) {
    if (term.kind !== 'literal') {
      return literal === '' ? leadingLiteral(term) : literal;
    }
    literal += term.text;
  }
  return literal;
}
