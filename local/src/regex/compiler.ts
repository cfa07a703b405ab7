import { type ChoiceTerm, type LookTerm, type ParsedPattern, type RepeatTerm, type Term } from './ast';
import { CharacterTest } from './character-test';
import { GreedyCharacterLoop, PossessiveCharacterLoop, ReluctantCharacterLoop } from './nodes/character-loops';
import { LiteralNode, SetNode } from './nodes/characters';
import { ChoiceNode } from './nodes/choices';
import { BackReferenceNode, GroupEndNode, GroupStartNode } from './nodes/groups';
import { GreedyLoop, LoopEntryNode, ReluctantLoop } from './nodes/loops';
import { AcceptNode, LookbehindEndNode, PieceEndNode, type MatchNode } from './nodes/match-node';
import { LookaheadNode, LookbehindNode, PossessiveLoop, GreedyPieceLoop } from './nodes/pieces';
import { PlaceNode } from './nodes/places';
import { matchesOneWay } from './one-way';
import { RegexError } from './regex-error';
import { containsGroup, isBasic, literalSet } from './terms';
import { widthOf } from './widths';

/**
 * A pattern ready to match.
 */
export interface Program {
  readonly start: MatchNode;
  /** How many loops and groups keep a place in the match state. */
  readonly slotCount: number;
  /** Whether a search goes on behind a surrogate pair as a whole, rather than between its halves. */
  readonly byCodePoints: boolean;
}

/**
 * Compiles a parsed pattern.
 *
 * @throws RegexError for a lookbehind of unlimited length
 */
export function compile(pattern: ParsedPattern): Program {
  const compiler = new Compiler();
  const start = compiler.compile(pattern.root, new AcceptNode());
  return { start, slotCount: compiler.slotCount, byCodePoints: !isBasic(pattern.root) };
}

class Compiler {
  slotCount = 0;

  compile(term: Term, next: MatchNode): MatchNode {
    switch (term.kind) {
      case 'literal':
        return new LiteralNode(term.text, next);
      case 'set':
        return new SetNode(new CharacterTest(term.set), next);
      case 'sequence':
        return this.compileSequence(term.terms, next);
      case 'choice':
        return this.compileChoice(term, next);
      case 'repeat':
        return this.compileRepeat(term, next);
      case 'group':
        return this.compileGroup(term.index, term.body, next);
      case 'atomic':
        return this.compilePossessive(term.body, 1, 1, next);
      case 'look':
        return this.compileLook(term, next);
      case 'place':
        return new PlaceNode(term.place, term.flags, next);
      case 'backReference':
        return new BackReferenceNode(term.group, term.flags, next);
    }
  }

  private compileSequence(terms: readonly Term[], next: MatchNode): MatchNode {
    let following = next;
    let literal = '';
    for (const term of [...terms].reverse()) {
      if (term.kind === 'literal') {
        literal = term.text + literal;
      } else {
        following = this.compile(term, withLiteral(literal, following));
        literal = '';
      }
    }
    return withLiteral(literal, following);
  }

  private compileChoice(term: ChoiceTerm, next: MatchNode): MatchNode {
    return new ChoiceNode(term.options.map((option) => this.compile(option, next)));
  }

  private compileRepeat(term: RepeatTerm, next: MatchNode): MatchNode {
    const { body, min, max, mode } = term;
    const set = literalSet(body);
    if (set) {
      const test = new CharacterTest(set);
      switch (mode) {
        case 'greedy':
          return new GreedyCharacterLoop(test, min, max, next);
        case 'reluctant':
          return new ReluctantCharacterLoop(test, min, max, next);
        case 'possessive':
          return new PossessiveCharacterLoop(test, min, max, next);
      }
    }
    if (mode === 'possessive') {
      return this.compilePossessive(body, min, max, next);
    }
    if (mode === 'greedy' && matchesOneWay(body) && !containsGroup(body)) {
      return new GreedyPieceLoop(this.compile(body, new PieceEndNode()), min, max, next);
    }
    return min === 0 && max === 1 ? this.compileOptional(term, next) : this.compileLoop(term, next);
  }

  private compileOptional(term: RepeatTerm, next: MatchNode): MatchNode {
    const body = this.compile(term.body, next);
    return new ChoiceNode(term.mode === 'greedy' ? [body, next] : [next, body]);
  }

  private compileLoop(term: RepeatTerm, next: MatchNode): MatchNode {
    const slot = this.takeSlot();
    const loop = term.mode === 'greedy'
      ? new GreedyLoop(slot, term.min, term.max, next)
      : new ReluctantLoop(slot, term.min, term.max, next);
    loop.setBody(this.compile(term.body, loop));
    return new LoopEntryNode(loop);
  }

  private compilePossessive(body: Term, min: number, max: number, next: MatchNode): MatchNode {
    const piece = min <= 1 && max === Infinity ? takingRuns(body) : body;
    return new PossessiveLoop(this.compile(piece, new PieceEndNode()), min, max, containsGroup(body), next);
  }

  private compileGroup(index: number, body: Term, next: MatchNode): MatchNode {
    const slot = this.takeSlot();
    return new GroupStartNode(slot, this.compile(body, new GroupEndNode(index, slot, next)));
  }

  private compileLook(term: LookTerm, next: MatchNode): MatchNode {
    const captures = containsGroup(term.body);
    if (term.ahead) {
      return new LookaheadNode(this.compile(term.body, new PieceEndNode()), term.negative, captures, next);
    }
    const width = widthOf(term.body);
    if (width.max === Infinity) {
      throw new RegexError('a lookbehind must have a maximum length');
    }
    return new LookbehindNode(this.compile(term.body, new LookbehindEndNode()), width, term.negative, captures, next);
  }

  private takeSlot(): number {
    this.slotCount += 1;
    return this.slotCount - 1;
  }
}

/**
 * Makes `A|B` into `A++|B`, so that a possessive loop goes round once for a run of characters rather than for each of them.
 *
 * It takes the same, because it would try a set that comes first again and again anyway.
 */
function takingRuns(body: Term): Term {
  if (body.kind !== 'choice' || !literalSet(body.options[0])) {
    return body;
  }
  const [first, ...others] = body.options;
  return { kind: 'choice', options: [{ kind: 'repeat', body: first, min: 1, max: Infinity, mode: 'possessive' }, ...others] };
}

function withLiteral(text: string, next: MatchNode): MatchNode {
  return text === '' ? next : new LiteralNode(text, next);
}
