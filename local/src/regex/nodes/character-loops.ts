import type { CharacterTest } from '../character-test';
import { isMidPair, type MatchState } from '../match-state';
import type { MatchNode } from './match-node';

/**
 * A repetition of one set, which needs no recursion however long the text is.
 */
abstract class CharacterLoop implements MatchNode {
  constructor(
    private readonly test: CharacterTest,
    protected readonly min: number,
    protected readonly max: number,
    protected readonly next: MatchNode,
  ) {}

  abstract match(state: MatchState, offset: number): boolean;

  /**
   * The offset behind at most `max` members, or -1 when there are fewer than `min`.
   */
  protected skip(state: MatchState, offset: number, min: number, max: number): number {
    const { text } = state;
    const { table } = this.test;
    let end = offset;
    let count = 0;
    while (count < max) {
      const unit = text.charCodeAt(end);
      const width = unit < table.length ? table[unit] : this.test.width(text, end);
      if (width === 0) {
        break;
      }
      end += width;
      count += 1;
    }
    state.budget.takeFor(count);
    return count < min ? -1 : end;
  }
}

export class PossessiveCharacterLoop extends CharacterLoop {
  match(state: MatchState, offset: number): boolean {
    const end = this.skip(state, offset, this.min, this.max);
    return end >= 0 && this.next.match(state, end);
  }
}

export class GreedyCharacterLoop extends CharacterLoop {
  match(state: MatchState, offset: number): boolean {
    const { text } = state;
    const first = this.skip(state, offset, this.min, this.min);
    let end = first < 0 ? -1 : this.skip(state, first, 0, this.max - this.min);
    while (end >= first && end >= 0) {
      if (this.next.match(state, end)) {
        return true;
      }
      state.budget.take();
      end -= isMidPair(text, end - 1) ? 2 : 1;
    }
    return false;
  }
}

export class ReluctantCharacterLoop extends CharacterLoop {
  match(state: MatchState, offset: number): boolean {
    let end = this.skip(state, offset, this.min, this.min);
    for (let count = this.min; end >= 0; count += 1) {
      if (this.next.match(state, end)) {
        return true;
      }
      state.budget.take();
      end = count < this.max ? this.skip(state, end, 1, 1) : -1;
    }
    return false;
  }
}
