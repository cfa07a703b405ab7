import type { MatchState } from '../match-state';
import type { Width } from '../widths';
import type { MatchNode } from './match-node';

/**
 * A piece that, once matched, is not taken back: a possessive repetition, or an atomic group (repeated once).
 *
 * It goes round without recursion, however many iterations the text holds.
 */
export class PossessiveLoop implements MatchNode {
  constructor(
    private readonly body: MatchNode,
    private readonly min: number,
    private readonly max: number,
    private readonly captures: boolean,
    private readonly next: MatchNode,
  ) {}

  match(state: MatchState, offset: number): boolean {
    const saved = save(state, this.captures);
    const end = this.iterate(state, offset);
    if (end >= 0 && this.next.match(state, end)) {
      return true;
    }
    restore(state, saved);
    return false;
  }

  private iterate(state: MatchState, offset: number): number {
    const { body, max } = this;
    let end = offset;
    for (let count = 0; count < max; count += 1) {
      state.budget.take();
      if (!body.match(state, end)) {
        return count < this.min ? -1 : end;
      }
      if (state.acceptedEnd === end) {
        return end;
      }
      end = state.acceptedEnd;
    }
    return end;
  }
}

/**
 * A greedy repetition of a piece that can match in one way only: iterations are given up one by one, none is matched anew.
 *
 * It goes round without recursion, too.
 */
export class GreedyPieceLoop implements MatchNode {
  constructor(
    private readonly body: MatchNode,
    private readonly min: number,
    private readonly max: number,
    private readonly next: MatchNode,
  ) {}

  match(state: MatchState, offset: number): boolean {
    const ends = this.iterate(state, offset);
    for (let count = ends.length - 1; count >= this.min; count -= 1) {
      state.budget.take();
      if (this.next.match(state, ends[count])) {
        return true;
      }
    }
    return false;
  }

  private iterate(state: MatchState, offset: number): number[] {
    const ends = [offset];
    let end = offset;
    while (ends.length <= this.max && this.body.match(state, end)) {
      state.budget.take();
      end = state.acceptedEnd;
      ends.push(end);
    }
    return ends;
  }
}

/**
 * A piece that must, or must not, be found around an offset, without being taken.
 */
abstract class LookNode implements MatchNode {
  constructor(
    protected readonly body: MatchNode,
    private readonly negative: boolean,
    private readonly captures: boolean,
    private readonly next: MatchNode,
  ) {}

  match(state: MatchState, offset: number): boolean {
    const saved = save(state, this.captures);
    if (this.isFound(state, offset) !== this.negative && this.next.match(state, offset)) {
      return true;
    }
    restore(state, saved);
    return false;
  }

  protected abstract isFound(state: MatchState, offset: number): boolean;
}

/**
 * A piece that must, or must not, follow.
 */
export class LookaheadNode extends LookNode {
  protected isFound(state: MatchState, offset: number): boolean {
    return this.body.match(state, offset);
  }
}

/**
 * A piece of limited length that must, or must not, come before.
 */
export class LookbehindNode extends LookNode {
  constructor(body: MatchNode, private readonly width: Width, negative: boolean, captures: boolean, next: MatchNode) {
    super(body, negative, captures, next);
  }

  protected isFound(state: MatchState, offset: number): boolean {
    const { min, max } = this.width;
    const outerEnd = state.lookbehindEnd;
    state.lookbehindEnd = offset;
    const last = Math.max(0, offset - max);
    let found = false;
    for (let start = offset - min; start >= last && !found; start -= 1) {
      state.budget.take();
      found = this.body.match(state, start);
    }
    state.lookbehindEnd = outerEnd;
    return found;
  }
}

function save(state: MatchState, captures: boolean): Int32Array | undefined {
  return captures ? state.groups.slice() : undefined;
}

function restore(state: MatchState, saved: Int32Array | undefined): void {
  if (saved) {
    state.groups.set(saved);
  }
}
