import type { ChoiceTerm, Term } from './ast';
import { areDisjoint, firstUnitsOf } from './first-units';
import { widthOf } from './widths';

/**
 * Whether a term takes something, and from any offset can take only one thing, so that trying it anew is in vain.
 */
export function matchesOneWay(term: Term): boolean {
  return widthOf(term).min > 0 && isDetermined(term);
}

function isDetermined(term: Term): boolean {
  switch (term.kind) {
    case 'sequence':
      return term.terms.every(isDetermined);
    case 'choice':
      return isExclusive(term) && term.options.every(isDetermined);
    case 'repeat':
      return (term.mode === 'possessive' || term.min === term.max) && isDetermined(term.body);
    case 'group':
      return isDetermined(term.body);
    default:
      return true;
  }
}

function isExclusive(term: ChoiceTerm): boolean {
  const first = term.options.map(firstUnitsOf);
  return first.every((units, index) => first.slice(index + 1).every((other) => areDisjoint(units, other)));
}
