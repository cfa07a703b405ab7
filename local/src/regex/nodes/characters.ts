import type { CharacterTest } from '../character-test';
import type { MatchState } from '../match-state';
import type { MatchNode } from './match-node';

/**
 * A text to the letter.
 */
export class LiteralNode implements MatchNode {
  private readonly first: number;

  constructor(readonly text: string, private readonly next: MatchNode) {
    this.first = text.charCodeAt(0);
  }

  match(state: MatchState, offset: number): boolean {
    const { text } = this;
    if (state.text.charCodeAt(offset) !== this.first || !(text.length === 1 || state.text.startsWith(text, offset))) {
      return false;
    }
    return this.next.match(state, offset + text.length);
  }
}

/**
 * One code point of a set.
 */
export class SetNode implements MatchNode {
  constructor(private readonly test: CharacterTest, private readonly next: MatchNode) {}

  match(state: MatchState, offset: number): boolean {
    const width = this.test.width(state.text, offset);
    return width > 0 && this.next.match(state, offset + width);
  }
}
