import { rangeUnder, singleUnder } from './case-folding';
import { complement, intersection, union, type CodePointSet } from './code-point-set';
import { codePointOf, type EscapeParser } from './escape-parser';
import type { ParseContext } from './parse-context';

/**
 * Parses character classes: ranges, nested classes (their union) and `&&` (intersection).
 */
export class ClassParser {
  constructor(private readonly context: ParseContext, private readonly escapes: EscapeParser) {}

  /**
   * Parses a class; the scanner is behind its opening bracket.
   */
  parse(): CodePointSet {
    const { scanner } = this.context;
    const negated = scanner.acceptRaw('^');
    const members = this.parseMembers();
    scanner.next();
    return negated ? complement(members) : members;
  }

  /**
   * Parses everything before the closing bracket; a bracket that comes first is an ordinary member.
   */
  private parseMembers(): CodePointSet {
    let members: CodePointSet | undefined;
    for (;;) {
      const character = this.context.scanner.peek();
      if (character === '') {
        throw this.context.scanner.error('unclosed character class');
      }
      if (character === ']' && members) {
        return members;
      }
      if (this.context.scanner.accept('&&')) {
        members = this.parseIntersection(members);
      } else {
        members = join(members, this.parseMember());
      }
    }
  }

  private parseIntersection(left: CodePointSet | undefined): CodePointSet {
    const { scanner } = this.context;
    let right: CodePointSet | undefined;
    while (!/^[\]&]?$/.test(scanner.peek())) {
      right = join(right, scanner.accept('[') ? this.parse() : this.parseMembers());
    }
    if (left && right) {
      return intersection(left, right);
    }
    const only = left ?? right;
    if (!only) {
      throw scanner.error('bad class syntax');
    }
    return only;
  }

  private parseMember(): CodePointSet {
    const { scanner, flags } = this.context;
    if (scanner.accept('[')) {
      return this.parse();
    }
    if (scanner.accept('\\')) {
      return this.escapes.parseSet() ?? this.parseRange(this.escapes.parseCodePoint());
    }
    const first = codePointOf(scanner.next());
    return scanner.peek() === '-' ? this.parseRange(first) : singleUnder(flags, first);
  }

  private parseRange(first: number): CodePointSet {
    const { scanner, flags } = this.context;
    const isRange = scanner.peek() === '-' && !/^[[\]]$/.test(scanner.peekRaw(1));
    if (!isRange) {
      return singleUnder(flags, first);
    }
    scanner.next();
    if (scanner.peek() === '') {
      throw scanner.error('unclosed character class');
    }
    const last = scanner.accept('\\') ? this.escapes.parseCodePoint() : codePointOf(scanner.next());
    if (last < first) {
      throw scanner.error('illegal character range');
    }
    return rangeUnder(flags, first, last);
  }
}

function join(left: CodePointSet | undefined, right: CodePointSet): CodePointSet {
  return left ? union(left, right) : right;
}
