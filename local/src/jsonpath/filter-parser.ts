import { JavaDecimal } from '../java/values';
import { JavaRegex, RegexError } from '../regex';
import type { Condition, Operand, Operator, Path } from './ast';
import { resolveEscapes } from './escapes';
import type { PathScanner } from './path-scanner';

const OPERATORS: ReadonlySet<string> = new Set<Operator>([
  '==', '!=', '===', '!==', '<', '<=', '>', '>=', '=~',
  'IN', 'NIN', 'CONTAINS', 'SIZE', 'EMPTY', 'SUBSETOF', 'ANYOF', 'NONEOF', 'ALL',
]);

const OPERATOR_CHARACTER = /^[<>=~!]$/;

/**
 * Parses the condition of a filter.
 *
 *     or       = and { '||' and }
 *     and      = operand { '&&' operand }
 *     operand  = '!' operand | '(' or ')' | relation
 *     relation = [ '!' ] value [ operator value ]
 */
export class FilterParser {
  constructor(private readonly scanner: PathScanner, private readonly parsePath: (text: string) => Path) {}

  /**
   * Parses a condition in parentheses; the scanner is at the opening one.
   */
  parse(): Condition {
    this.scanner.expect('(');
    const condition = this.parseOr();
    this.scanner.expect(')');
    return condition;
  }

  private parseOr(): Condition {
    const conditions = this.parseList('||', () => this.parseAnd());
    return conditions.length === 1 ? conditions[0] : { kind: 'or', conditions };
  }

  private parseAnd(): Condition {
    const conditions = this.parseList('&&', () => this.parseOperand());
    return conditions.length === 1 ? conditions[0] : { kind: 'and', conditions };
  }

  private parseList(separator: string, parse: () => Condition): Condition[] {
    const conditions: Condition[] = [];
    do {
      conditions.push(parse());
      this.scanner.skipSpaces();
    } while (this.scanner.accept(separator));
    return conditions;
  }

  private parseOperand(): Condition {
    this.scanner.skipSpaces();
    if (this.scanner.peek() === '(') {
      return this.parse();
    }
    if (this.scanner.accept('!')) {
      this.scanner.skipSpaces();
      return /^[$@]$/.test(this.scanner.peek()) ? this.parseRelation(false) : { kind: 'not', condition: this.parseOperand() };
    }
    return this.parseRelation(true);
  }

  /**
   * @param expected whether a path alone must lead somewhere; a relation does not ask
   */
  private parseRelation(expected: boolean): Condition {
    const left = this.parseValue();
    this.scanner.skipSpaces();
    const operator = this.parseOperator();
    if (operator) {
      return { kind: 'relation', left, operator, right: this.parseRight() };
    }
    if (left.kind !== 'path') {
      throw this.scanner.error('expected an operator');
    }
    return { kind: 'exists', path: left.path, expected };
  }

  private parseRight(): Operand {
    this.scanner.skipSpaces();
    if (this.scanner.accept('!')) {
      this.scanner.skipSpaces();
      return this.parsePathOperand();
    }
    return this.parseValue();
  }

  private parseOperator(): Operator | undefined {
    const { scanner } = this;
    const start = scanner.position;
    const text = scanner.readUntil(OPERATOR_CHARACTER.test(scanner.peek()) ? /[^<>=~!]/ : / /).toUpperCase();
    if (isOperator(text)) {
      return text;
    }
    scanner.position = start;
    return undefined;
  }

  private parseValue(): Operand {
    const { scanner } = this;
    scanner.skipSpaces();
    switch (scanner.peek()) {
      case '$':
      case '@':
        return this.parsePathOperand();
      case '\'':
      case '"':
        return { kind: 'string', value: resolveEscapes(scanner.readDelimited()) };
      case '{':
        return { kind: 'json', text: scanner.readBracketed('{', '}') };
      case '[':
        return { kind: 'json', text: scanner.readBracketed('[', ']') };
      case '/':
        return this.parsePattern();
      default:
        return this.parseKeyword() ?? this.parseNumber();
    }
  }

  private parseKeyword(): Operand | undefined {
    if (this.scanner.accept('true')) {
      return { kind: 'boolean', value: true };
    }
    if (this.scanner.accept('false')) {
      return { kind: 'boolean', value: false };
    }
    return this.scanner.accept('null') ? { kind: 'null' } : undefined;
  }

  private parseNumber(): Operand {
    const text = this.scanner.readUntil(/[^0-9.eE-]/);
    try {
      return { kind: 'number', value: JavaDecimal.parse(text) };
    } catch {
      throw this.scanner.error(`expected a value instead of '${text}'`);
    }
  }

  private parsePattern(): Operand {
    const pattern = this.scanner.readDelimited();
    const flags = this.scanner.readUntil(/[^dixmsuU]/);
    try {
      return { kind: 'pattern', regex: JavaRegex.compile(pattern, flags) };
    } catch (error) {
      if (error instanceof RegexError) {
        throw this.scanner.error(error.message);
      }
      throw error;
    }
  }

  /**
   * A path ends at a space, an operator or the parenthesis of the condition; not at `&&`, which needs a space before it.
   */
  private parsePathOperand(): Operand {
    const { scanner } = this;
    const start = scanner.position;
    scanner.next();
    while (!scanner.atEnd) {
      if (scanner.peek() === '[') {
        scanner.readBracketed('[', ']');
      }
      const character = scanner.peek();
      if (character === ' ' || OPERATOR_CHARACTER.test(character) || (character === ')' && !this.closesCall(start))) {
        break;
      }
      scanner.next();
    }
    return { kind: 'path', path: this.parsePath(scanner.text.slice(start, scanner.position)) };
  }

  private closesCall(start: number): boolean {
    return /\..*\( *$/s.test(this.scanner.text.slice(start, this.scanner.position));
  }
}

function isOperator(text: string): text is Operator {
  return OPERATORS.has(text);
}
