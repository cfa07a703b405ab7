import type { Program } from './compiler';
import { isMidPair, MatchState, StepBudget } from './match-state';
import { RegexError } from './regex-error';
import type { SearchPlan } from './search-plan';
import { withinStack } from '../java/within-stack';

/**
 * Finds the matches of a compiled pattern in one text, one after the other.
 */
export class Matcher {
  private readonly state: MatchState;
  private searchFrom = 0;

  constructor(
    private readonly program: Program,
    private readonly plan: SearchPlan,
    groupCount: number,
    text: string,
  ) {
    this.state = new MatchState(text, groupCount, program.slotCount, new StepBudget());
  }

  /**
   * Start and end of the last match and of its groups; overwritten by the next search.
   */
  get bounds(): Int32Array {
    return this.state.groups;
  }

  /**
   * Lets the next search begin at an offset, as if the text began there for `\G`.
   */
  startAt(offset: number): void {
    this.searchFrom = offset;
    this.state.lastMatchEnd = offset;
  }

  /**
   * Searches the next match.
   *
   * @throws RegexError when the search takes too many steps or goes too deep
   */
  find(): boolean {
    const found = withinStack(() => this.search(), tooDeep);
    this.state.budget.account();
    return found;
  }

  /**
   * Whether the pattern matches the whole text.
   *
   * @throws RegexError when the match takes too many steps or goes too deep
   */
  matches(): boolean {
    this.state.wholeText = true;
    const matched = withinStack(() => this.matchAt(0), tooDeep);
    this.state.budget.account();
    return matched;
  }

  private search(): boolean {
    const { state } = this;
    let start = this.plan.nextStart(state, this.searchFrom);
    while (start >= 0) {
      if (this.matchAt(start)) {
        this.accept(start);
        return true;
      }
      start = this.plan.nextStart(state, this.following(start));
    }
    return false;
  }

  private following(start: number): number {
    return this.program.byCodePoints && isMidPair(this.state.text, start + 1) ? start + 2 : start + 1;
  }

  private accept(start: number): void {
    const { state } = this;
    const end = state.acceptedEnd;
    state.groups[0] = start;
    state.groups[1] = end;
    state.lastMatchEnd = end;
    this.searchFrom = end === start ? end + 1 : end;
  }

  private matchAt(start: number): boolean {
    const { state } = this;
    state.budget.take();
    state.groups.fill(-1);
    return this.program.start.match(state, start);
  }
}

function tooDeep(): RegexError {
  return new RegexError('the pattern recurses too deeply on this text');
}
