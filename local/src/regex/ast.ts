import type { CodePointSet } from './code-point-set';
import type { Flags } from './flags';

/**
 * How a repetition chooses its count: as many as possible, as few as possible, as many as possible for good.
 */
export type RepeatMode = 'greedy' | 'reluctant' | 'possessive';

/**
 * A place in the text that a pattern can ask for.
 */
export type Place =
  | 'inputStart'
  | 'inputEnd'
  | 'inputEndOrLastTerminator'
  | 'lineStart'
  | 'lineEnd'
  | 'lastMatchEnd'
  | 'wordBoundary'
  | 'noWordBoundary';

export interface LiteralTerm {
  readonly kind: 'literal';
  readonly text: string;
}

export interface SetTerm {
  readonly kind: 'set';
  readonly set: CodePointSet;
}

export interface SequenceTerm {
  readonly kind: 'sequence';
  readonly terms: readonly Term[];
}

export interface ChoiceTerm {
  readonly kind: 'choice';
  readonly options: readonly Term[];
}

export interface RepeatTerm {
  readonly kind: 'repeat';
  readonly body: Term;
  readonly min: number;
  readonly max: number;
  readonly mode: RepeatMode;
}

export interface GroupTerm {
  readonly kind: 'group';
  readonly index: number;
  readonly body: Term;
}

export interface AtomicTerm {
  readonly kind: 'atomic';
  readonly body: Term;
}

export interface LookTerm {
  readonly kind: 'look';
  readonly ahead: boolean;
  readonly negative: boolean;
  readonly body: Term;
}

export interface PlaceTerm {
  readonly kind: 'place';
  readonly place: Place;
  readonly flags: Flags;
}

export interface BackReferenceTerm {
  readonly kind: 'backReference';
  readonly group: number;
  readonly flags: Flags;
}

/**
 * A piece of a parsed pattern.
 */
export type Term =
  | LiteralTerm
  | SetTerm
  | SequenceTerm
  | ChoiceTerm
  | RepeatTerm
  | GroupTerm
  | AtomicTerm
  | LookTerm
  | PlaceTerm
  | BackReferenceTerm;

/**
 * The term that matches the empty text.
 */
export const EMPTY: Term = { kind: 'sequence', terms: [] };

/**
 * A parsed pattern.
 */
export interface ParsedPattern {
  readonly root: Term;
  /** The number of capturing groups, the whole match not counted. */
  readonly groupCount: number;
  readonly groupNames: ReadonlyMap<string, number>;
}
