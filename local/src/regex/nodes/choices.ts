import type { MatchState } from '../match-state';
import type { MatchNode } from './match-node';

/**
 * The first option that matches together with everything behind it.
 */
export class ChoiceNode implements MatchNode {
  constructor(private readonly options: readonly MatchNode[]) {}

  match(state: MatchState, offset: number): boolean {
    state.budget.take();
    for (const option of this.options) {
      if (option.match(state, offset)) {
        return true;
      }
    }
    return false;
  }
}
