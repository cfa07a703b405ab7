import type { Term } from './ast';
import { single, type CodePointSet } from './code-point-set';

/**
 * The set that a term of exactly one code point accepts, or undefined for all other terms.
 */
export function literalSet(term: Term): CodePointSet | undefined {
  if (term.kind === 'set') {
    return term.set;
  }
  const codePoint = term.kind === 'literal' ? term.text.codePointAt(0) : undefined;
  const isOne = codePoint !== undefined && term.kind === 'literal' && String.fromCodePoint(codePoint) === term.text;
  return isOne ? single(codePoint) : undefined;
}

/**
 * The terms directly inside a term.
 */
export function childrenOf(term: Term): readonly Term[] {
  switch (term.kind) {
    case 'sequence':
      return term.terms;
    case 'choice':
      return term.options;
    case 'repeat':
    case 'group':
    case 'atomic':
    case 'look':
      return [term.body];
    default:
      return [];
  }
}

/**
 * Whether a term has a capturing group in it.
 */
export function containsGroup(term: Term): boolean {
  return term.kind === 'group' || childrenOf(term).some(containsGroup);
}

/**
 * Whether Java searches this term by UTF-16 units, because nothing in it can take a surrogate.
 */
export function isBasic(term: Term): boolean {
  switch (term.kind) {
    case 'literal':
      return !/[\ud800-\udfff]/.test(term.text);
    case 'set':
      return term.set.basic;
    default:
      return childrenOf(term).every(isBasic);
  }
}
