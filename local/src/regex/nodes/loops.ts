import type { MatchState } from '../match-state';
import type { MatchNode } from './match-node';

/**
 * A repetition that can be taken back: each iteration stands on the one before.
 *
 * The node is the end of its own body, and decides there whether to go round once more.
 */
abstract class Loop implements MatchNode {
  protected body: MatchNode = this;

  constructor(
    private readonly slot: number,
    protected readonly min: number,
    protected readonly max: number,
    protected readonly next: MatchNode,
  ) {}

  setBody(body: MatchNode): void {
    this.body = body;
  }

  /**
   * Enters the loop from before, with no iteration done.
   */
  enter(state: MatchState, offset: number): boolean {
    const { loopCounts, loopStarts } = state;
    const savedCount = loopCounts[this.slot];
    const savedStart = loopStarts[this.slot];
    loopCounts[this.slot] = 0;
    loopStarts[this.slot] = -1;
    const matched = this.match(state, offset);
    loopCounts[this.slot] = savedCount;
    loopStarts[this.slot] = savedStart;
    return matched;
  }

  match(state: MatchState, offset: number): boolean {
    const count = state.loopCounts[this.slot];
    // An iteration that took nothing ends the loop, or it would go round for ever.
    if (state.loopStarts[this.slot] === offset) {
      return this.next.match(state, offset);
    }
    return count < this.min ? this.iterate(state, offset, count) : this.choose(state, offset, count);
  }

  protected abstract choose(state: MatchState, offset: number, count: number): boolean;

  protected iterate(state: MatchState, offset: number, count: number): boolean {
    const { loopCounts, loopStarts, budget } = state;
    budget.take();
    const start = loopStarts[this.slot];
    loopCounts[this.slot] = count + 1;
    loopStarts[this.slot] = offset;
    const matched = this.body.match(state, offset);
    loopCounts[this.slot] = count;
    loopStarts[this.slot] = start;
    return matched;
  }
}

export class GreedyLoop extends Loop {
  protected choose(state: MatchState, offset: number, count: number): boolean {
    return (count < this.max && this.iterate(state, offset, count)) || this.next.match(state, offset);
  }
}

export class ReluctantLoop extends Loop {
  protected choose(state: MatchState, offset: number, count: number): boolean {
    return this.next.match(state, offset) || (count < this.max && this.iterate(state, offset, count));
  }
}

/**
 * The way into a loop.
 */
export class LoopEntryNode implements MatchNode {
  constructor(private readonly loop: GreedyLoop | ReluctantLoop) {}

  match(state: MatchState, offset: number): boolean {
    return this.loop.enter(state, offset);
  }
}
