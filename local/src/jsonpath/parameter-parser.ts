import type { Parameter, Path } from './ast';
import type { PathScanner } from './path-scanner';

/** What each bracket adds to its count. */
const BRACKETS: ReadonlyMap<string, readonly [keyof Depths, number]> = new Map<string, readonly [keyof Depths, number]>([
  ['(', ['parentheses', 1]], [')', ['parentheses', -1]], ['{', ['braces', 1]], ['}', ['braces', -1]], ['[', ['brackets', 1]], [']', ['brackets', -1]],
]);

interface Depths {
  parentheses: number;
  braces: number;
  brackets: number;
}

/**
 * Parses the parameters of a call as Jayway does: what stands before a path or a value is skipped, brackets inside of quotes count, a
 * comma inside of quotes gets lost, and the parenthesis that closes a call inside of a call is there twice.
 */
export class ParameterParser {
  private readonly parameters: Parameter[] = [];
  private readonly depths: Depths = { parentheses: 1, braces: 0, brackets: 0 };
  private quotes = 0;
  private kind?: Parameter['kind'];
  private text = '';

  /**
   * @param scanner stands behind the opening parenthesis
   */
  constructor(private readonly scanner: PathScanner, private readonly parsePath: (text: string) => Path) {}

  /**
   * @throws JsonPathError when brackets are not closed, or a path is malformed
   */
  parse(): readonly Parameter[] {
    this.checkParentheses();
    let previous = '';
    let isClosed = false;
    while (!isClosed && !this.scanner.atEnd) {
      const character = this.scanner.next();
      if (this.kind !== undefined || !/[ \t\n\r]/.test(character)) {
        isClosed = this.take(character, previous);
        previous = character;
      }
    }
    if (Object.values(this.depths).some((depth) => depth !== 0)) {
      throw this.scanner.error('the arguments of a function are not closed');
    }
    return this.parameters;
  }

  private checkParentheses(): void {
    const { text, position } = this.scanner;
    let depth = 1;
    for (let at = position; depth > 0; at += 1) {
      if (at === text.length) {
        throw this.scanner.error('the arguments of a function are not closed');
      }
      depth += BRACKETS.get(text[at])?.[0] === 'parentheses' ? BRACKETS.get(text[at])?.[1] ?? 0 : 0;
    }
  }

  /** Takes a character; whether it closes the call. */
  private take(character: string, previous: string): boolean {
    this.kind ??= kindOf(character);
    this.count(character, previous);
    if (character === ')' && previous === '(') {
      this.text += character;
    }
    const isEnd = (character === ')' || character === ',') && this.isOutside();
    if (isEnd) {
      this.endParameter();
    }
    if (this.kind !== undefined && !(character === ',' && this.isOutsideBrackets())) {
      this.text += character;
    }
    return isEnd && this.depths.parentheses === 0;
  }

  private count(character: string, previous: string): void {
    if (character === '"') {
      this.quotes += previous !== '\\' && this.quotes > 0 ? -1 : 1;
    }
    const [name, change] = BRACKETS.get(character) ?? [];
    if (name !== undefined && change !== undefined) {
      this.depths[name] += change;
      if (name !== 'parentheses' && this.depths[name] < 0) {
        throw this.scanner.error(`unexpected '${character}'`);
      }
    }
  }

  /** Whether a parameter may end: at a comma, and at a parenthesis that closes the call or one inside of it. */
  private isOutside(): boolean {
    const { parentheses, braces, brackets } = this.depths;
    return this.quotes === 0 && braces === 0 && brackets === 0 && (parentheses === 0 || parentheses === 1);
  }

  private isOutsideBrackets(): boolean {
    const { parentheses, braces, brackets } = this.depths;
    return braces === 0 && brackets === 0 && parentheses === 1;
  }

  private endParameter(): void {
    if (this.kind !== undefined) {
      const text = this.text.trim();
      this.parameters.push(this.kind === 'path' ? { kind: 'path', path: this.parsePath(text) } : { kind: 'json', text });
    }
    this.text = '';
    this.kind = undefined;
  }
}

function kindOf(character: string): Parameter['kind'] | undefined {
  if (/[{"0-9-]/.test(character)) {
    return 'json';
  }
  return character === '$' || character === '@' ? 'path' : undefined;
}
