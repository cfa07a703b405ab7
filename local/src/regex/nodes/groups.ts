import { sameUnder } from '../case-folding';
import type { Flags } from '../flags';
import { codePointAt, type MatchState } from '../match-state';
import type { MatchNode } from './match-node';

/**
 * Where a capturing group begins: remembers the offset until the group ends.
 */
export class GroupStartNode implements MatchNode {
  constructor(private readonly slot: number, private readonly next: MatchNode) {}

  match(state: MatchState, offset: number): boolean {
    const { loopStarts } = state;
    const saved = loopStarts[this.slot];
    loopStarts[this.slot] = offset;
    const matched = this.next.match(state, offset);
    loopStarts[this.slot] = saved;
    return matched;
  }
}

/**
 * Where a capturing group ends: notes what it took.
 */
export class GroupEndNode implements MatchNode {
  constructor(private readonly group: number, private readonly slot: number, private readonly next: MatchNode) {}

  match(state: MatchState, offset: number): boolean {
    const { groups } = state;
    const at = 2 * this.group;
    const savedStart = groups[at];
    const savedEnd = groups[at + 1];
    groups[at] = state.loopStarts[this.slot];
    groups[at + 1] = offset;
    if (this.next.match(state, offset)) {
      return true;
    }
    groups[at] = savedStart;
    groups[at + 1] = savedEnd;
    return false;
  }
}

/**
 * What a group took before, once more; fails while the group is unset.
 */
export class BackReferenceNode implements MatchNode {
  constructor(private readonly group: number, private readonly flags: Flags, private readonly next: MatchNode) {}

  match(state: MatchState, offset: number): boolean {
    const start = state.groups[2 * this.group] ?? -1;
    if (start < 0) {
      return false;
    }
    const length = state.groups[2 * this.group + 1] - start;
    state.budget.takeFor(length);
    return this.isSame(state.text, start, offset, length) && this.next.match(state, offset + length);
  }

  private isSame(text: string, start: number, offset: number, length: number): boolean {
    if (offset + length > text.length) {
      return false;
    }
    let position = 0;
    while (position < length) {
      const codePoint = codePointAt(text, start + position);
      if (!sameUnder(this.flags, codePoint, codePointAt(text, offset + position))) {
        return false;
      }
      position += codePoint > 0xffff ? 2 : 1;
    }
    return true;
  }
}
