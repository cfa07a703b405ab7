import { EMPTY, type ParsedPattern, type Place, type Term } from './ast';
import { singleUnder } from './case-folding';
import { ClassParser } from './class-parser';
import { basicSetOf, type CodePointSet } from './code-point-set';
import { codePointOf, EscapeParser } from './escape-parser';
import { ParseContext } from './parse-context';
import { dotSet, isLineTerminator } from './predefined';
import { parseQuantifier } from './quantifier-parser';

const ESCAPED_PLACES: ReadonlyMap<string, Place> = new Map<string, Place>([
  ['A', 'inputStart'],
  ['z', 'inputEnd'],
  ['Z', 'inputEndOrLastTerminator'],
  ['G', 'lastMatchEnd'],
  ['b', 'wordBoundary'],
  ['B', 'noWordBoundary'],
]);

const LOOKS: ReadonlyMap<string, { readonly ahead: boolean; readonly negative: boolean }> = new Map([
  ['=', { ahead: true, negative: false }],
  ['!', { ahead: true, negative: true }],
  ['<=', { ahead: false, negative: false }],
  ['<!', { ahead: false, negative: true }],
]);

const LINE_BREAK: Term = {
  kind: 'choice',
  options: [
    { kind: 'literal', text: '\r\n' },
    { kind: 'set', set: basicSetOf((codePoint) => isLineTerminator(codePoint) || codePoint === 0x0b || codePoint === 0x0c) },
  ],
};

/**
 * Parses a pattern of `java.util.regex`.
 *
 * @throws RegexError for a pattern that Java refuses, or that needs what is not known here: `\X`, `\N{...}`, `\b{g}`
 */
export function parsePattern(pattern: string): ParsedPattern {
  const context = new ParseContext(pattern);
  const root = new PatternParser(context).parse();
  return { root, groupCount: context.groupCount, groupNames: context.groupNames };
}

class PatternParser {
  private readonly escapes: EscapeParser;
  private readonly classes: ClassParser;

  constructor(private readonly context: ParseContext) {
    this.escapes = new EscapeParser(context);
    this.classes = new ClassParser(context, this.escapes);
  }

  parse(): Term {
    const root = this.parseChoice();
    if (this.context.scanner.peek() === ')') {
      throw this.context.scanner.error('unmatched closing parenthesis');
    }
    return root;
  }

  private parseChoice(): Term {
    const options = [this.parseSequence()];
    while (this.context.scanner.accept('|')) {
      options.push(this.parseSequence());
    }
    return options.length === 1 ? options[0] : { kind: 'choice', options };
  }

  private parseSequence(): Term {
    const terms: Term[] = [];
    while (!/^[|)]?$/.test(this.context.scanner.peek())) {
      terms.push(this.parseQuantified());
    }
    return terms.length === 1 ? terms[0] : { kind: 'sequence', terms };
  }

  private parseQuantified(): Term {
    const body = this.parseAtom();
    if (!body) {
      return EMPTY;
    }
    const quantifier = parseQuantifier(this.context.scanner);
    if (!quantifier) {
      return body;
    }
    // Java gives back no half of a line break once it is repeated.
    return { kind: 'repeat', body: body === LINE_BREAK ? { kind: 'atomic', body } : body, ...quantifier };
  }

  /**
   * What a quantifier applies to, or undefined for flags, to which none applies.
   */
  private parseAtom(): Term | undefined {
    const { scanner, flags } = this.context;
    const character = scanner.peek();
    switch (character) {
      case '*':
      case '+':
      case '?':
        throw scanner.error(`dangling meta character '${character}'`);
      // A count with nothing before it repeats nothing, which Java allows.
      case '{':
        return EMPTY;
      default:
        scanner.next();
    }
    switch (character) {
      case '(':
        return this.parseGroup();
      case '[':
        return set(this.classes.parse());
      case '\\':
        return this.parseEscape();
      case '.':
        return set(dotSet(flags));
      case '^':
        return this.place(flags.multiline ? 'lineStart' : 'inputStart');
      case '$':
        return this.place(flags.multiline ? 'lineEnd' : 'inputEndOrLastTerminator');
      default:
        return this.character(codePointOf(character));
    }
  }

  private parseEscape(): Term {
    const { scanner } = this.context;
    const letter = scanner.peekRaw();
    const place = ESCAPED_PLACES.get(letter);
    if (place) {
      scanner.nextRaw();
      return this.parsePlace(place);
    }
    if (/^[1-9]$/.test(letter)) {
      return this.parseNumberedReference();
    }
    switch (letter) {
      case 'k':
        scanner.nextRaw();
        return this.parseNamedReference();
      case 'R':
        scanner.nextRaw();
        return LINE_BREAK;
      case 'X':
        throw scanner.error('grapheme clusters (\\X) are not supported');
      default:
        return this.parseCharacterEscape();
    }
  }

  private parseCharacterEscape(): Term {
    const escaped = this.escapes.parseSet();
    return escaped ? set(escaped) : this.character(this.escapes.parseCodePoint());
  }

  private parsePlace(place: Place): Term {
    const { scanner } = this.context;
    if (place === 'wordBoundary' && scanner.peekRaw() === '{' && scanner.peekRaw(1) === 'g') {
      throw scanner.error('grapheme boundaries (\\b{g}) are not supported');
    }
    return this.place(place);
  }

  private parseNumberedReference(): Term {
    const { scanner, flags } = this.context;
    let group = Number(scanner.nextRaw());
    while (/^[0-9]$/.test(scanner.peek()) && group * 10 + Number(scanner.peek()) <= this.context.groupCount) {
      group = group * 10 + Number(scanner.next());
    }
    return { kind: 'backReference', group, flags };
  }

  private parseNamedReference(): Term {
    const { scanner, flags, groupNames } = this.context;
    if (!scanner.acceptRaw('<')) {
      throw scanner.error('\\k is not followed by \'<\' for a named group');
    }
    const name = this.parseGroupName();
    const group = groupNames.get(name);
    if (group === undefined) {
      throw scanner.error(`there is no group named '${name}' before`);
    }
    return { kind: 'backReference', group, flags };
  }

  private parseGroupName(): string {
    const { scanner } = this.context;
    const name = scanner.readWhile(/^[0-9A-Za-z]$/);
    if (!/^[A-Za-z]/.test(name) || !scanner.acceptRaw('>')) {
      throw scanner.error('a group name consists of letters and digits, a letter first, and ends with \'>\'');
    }
    return name;
  }

  /**
   * A group, or undefined for flags that hold from here on.
   */
  private parseGroup(): Term | undefined {
    const { scanner } = this.context;
    const outerFlags = this.context.flags;
    if (!scanner.accept('?')) {
      return this.parseCapture(outerFlags);
    }
    for (const [opening, look] of LOOKS) {
      if (scanner.acceptRaw(opening)) {
        return { kind: 'look', ...look, body: this.parseGroupBody(outerFlags) };
      }
    }
    if (scanner.acceptRaw('<')) {
      return this.parseNamedCapture(outerFlags);
    }
    if (scanner.acceptRaw('>')) {
      return { kind: 'atomic', body: this.parseGroupBody(outerFlags) };
    }
    this.parseFlags();
    return scanner.acceptRaw(')') ? undefined : this.parseFlaggedGroup(outerFlags);
  }

  private parseFlaggedGroup(outerFlags: ParseContext['flags']): Term {
    const { scanner } = this.context;
    if (!scanner.acceptRaw(':')) {
      throw scanner.error(`unknown inline modifier '${scanner.peekRaw()}'`);
    }
    return this.parseGroupBody(outerFlags);
  }

  private parseFlags(): void {
    const { scanner } = this.context;
    let on = true;
    while (/^[A-Za-z-]$/.test(scanner.peekRaw())) {
      const letter = scanner.nextRaw();
      if (letter === '-' && on) {
        on = false;
      } else {
        this.context.switchFlag(letter, on);
      }
    }
  }

  private parseNamedCapture(outerFlags: ParseContext['flags']): Term {
    const { scanner, groupNames } = this.context;
    const name = this.parseGroupName();
    if (groupNames.has(name)) {
      throw scanner.error(`the group name '${name}' is taken`);
    }
    groupNames.set(name, this.context.groupCount + 1);
    return this.parseCapture(outerFlags);
  }

  private parseCapture(outerFlags: ParseContext['flags']): Term {
    this.context.groupCount += 1;
    const index = this.context.groupCount;
    return { kind: 'group', index, body: this.parseGroupBody(outerFlags) };
  }

  private parseGroupBody(outerFlags: ParseContext['flags']): Term {
    const body = this.parseChoice();
    if (!this.context.scanner.accept(')')) {
      throw this.context.scanner.error('unclosed group');
    }
    this.context.flags = outerFlags;
    return body;
  }

  private place(place: Place): Term {
    return { kind: 'place', place, flags: this.context.flags };
  }

  private character(codePoint: number): Term {
    const { flags } = this.context;
    const isSurrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
    if (flags.ignoreCase || isSurrogate) {
      return set(singleUnder(flags, codePoint));
    }
    return { kind: 'literal', text: String.fromCodePoint(codePoint) };
  }
}

function set(codePoints: CodePointSet): Term {
  return { kind: 'set', set: codePoints };
}
