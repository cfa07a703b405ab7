import type { MatchState } from '../match-state';

/**
 * One step of a compiled pattern, which knows the step behind it.
 */
export interface MatchNode {
  /**
   * Whether this step and all behind it match from an offset on. What was changed is put back when they do not.
   */
  match(state: MatchState, offset: number): boolean;
}

/**
 * The end of the whole pattern.
 */
export class AcceptNode implements MatchNode {
  match(state: MatchState, offset: number): boolean {
    if (state.wholeText && offset !== state.text.length) {
      return false;
    }
    state.acceptedEnd = offset;
    return true;
  }
}

/**
 * The end of a piece that is matched on its own, such as a lookahead or a possessive repetition.
 */
export class PieceEndNode implements MatchNode {
  match(state: MatchState, offset: number): boolean {
    state.acceptedEnd = offset;
    return true;
  }
}

/**
 * The end of a lookbehind, which must be where the lookbehind was asked.
 */
export class LookbehindEndNode implements MatchNode {
  match(state: MatchState, offset: number): boolean {
    return offset === state.lookbehindEnd;
  }
}
