import type { FunctionStep, IndexStep, Path, PropertyStep, SliceStep, Step } from './ast';
import { resolveEscapes } from './escapes';
import { FilterParser } from './filter-parser';
import { ParameterParser } from './parameter-parser';
import { PathScanner } from './path-scanner';

const MAX_INTEGER = 0x7fffffff;

/**
 * Parses a path in Jayway's dialect; one that begins with neither `$` nor `@` is taken from the document.
 *
 * @throws JsonPathError for a malformed path
 */
export function parsePath(text: string): Path {
  const path = /^[$@]/.test(text) ? text : `$.${text}`;
  return new PathParser(new PathScanner(path.replace(/ +$/, ''))).parse();
}

class PathParser {
  constructor(private readonly scanner: PathScanner) {}

  parse(): Path {
    const root = this.scanner.next() === '@' ? '@' : '$';
    if (!/^[.[]?$/.test(this.scanner.peek())) {
      throw this.scanner.error('expected \'.\' or \'[\'');
    }
    const steps: Step[] = [];
    while (!this.isOver(steps)) {
      steps.push(...this.parseSteps());
    }
    if (steps[0]?.kind === 'scan' && steps[1].kind === 'function') {
      throw this.scanner.error('a scan must look for something that a function can be called with');
    }
    return invertScannedFunction({ root, steps });
  }

  private parseSteps(): Step[] {
    if (this.scanner.accept('..')) {
      return [{ kind: 'scan' }, this.parseStep()];
    }
    this.scanner.accept('.');
    return [this.parseStep()];
  }

  private parseStep(): Step {
    switch (this.scanner.peek()) {
      case '[':
        return this.parseBrackets();
      case '*':
        this.scanner.next();
        return { kind: 'wildcard' };
      default:
        return this.parseNameOrCall();
    }
  }

  private parseNameOrCall(): Step {
    const name = this.scanner.readUntil(/[ .[(]/);
    if (this.scanner.peek() === ' ') {
      throw this.scanner.error('write a name with spaces as [\'my name\']');
    }
    if (this.scanner.peek() === '(') {
      return this.parseCall(name);
    }
    if (name === '') {
      throw this.scanner.error('expected a name');
    }
    return { kind: 'property', names: [name] };
  }

  private parseBrackets(): Step {
    this.scanner.next();
    this.scanner.skipSpaces();
    const character = this.scanner.peek();
    if (character === '*') {
      this.scanner.next();
      this.scanner.expect(']');
      return { kind: 'wildcard' };
    }
    if (character === '?') {
      this.scanner.next();
      return this.parseFilter();
    }
    return character === '"' || character === '\'' ? this.parseNames(character) : this.parseElements();
  }

  private parseFilter(): Step {
    this.scanner.skipSpaces();
    const condition = new FilterParser(this.scanner, parsePath).parse();
    this.scanner.expect(']');
    return { kind: 'filter', condition };
  }

  private parseNames(quote: string): PropertyStep {
    const names: string[] = [];
    do {
      this.scanner.skipSpaces();
      if (this.scanner.peek() !== quote) {
        throw this.scanner.error(`expected ${quote}`);
      }
      names.push(resolveEscapes(this.scanner.readDelimited()));
      this.scanner.skipSpaces();
    } while (this.scanner.accept(','));
    this.scanner.expect(']');
    return { kind: 'property', names };
  }

  private parseElements(): IndexStep | SliceStep {
    const expression = this.scanner.readUntil(/\]/).trim();
    this.scanner.expect(']');
    return expression.includes(':') ? this.toSlice(expression) : this.toIndexes(expression);
  }

  private toIndexes(expression: string): IndexStep {
    return { kind: 'index', indexes: expression.split(/\s*,\s*/).map((index) => this.toInteger(index)) };
  }

  private toSlice(expression: string): SliceStep {
    const [from, to] = expression.split(':').map((bound) => (bound === '' ? undefined : this.toInteger(bound)));
    if (from === undefined && to === undefined) {
      throw this.scanner.error('expected a bound of the slice');
    }
    return { kind: 'slice', from, to };
  }

  private toInteger(text: string): number {
    const value = Number(text);
    if (!/^-?[0-9]+$/.test(text) || Math.abs(value) > MAX_INTEGER) {
      throw this.scanner.error(`expected ?, *, a quoted name or an integer instead of '${text}'`);
    }
    return value;
  }

  private parseCall(name: string): FunctionStep {
    this.scanner.next();
    if (this.scanner.peek() === ')') {
      // Jayway stays before the parenthesis, which begins the name of a property when more follows.
      return { kind: 'function', name, parameters: [] };
    }
    return { kind: 'function', name, parameters: new ParameterParser(this.scanner, parsePath).parse() };
  }

  /**
   * Whether a path ends here: behind a step Jayway takes the last character for read, whatever it is but a dot.
   */
  private isOver(steps: readonly Step[]): boolean {
    const { atEnd, position, text } = this.scanner;
    return atEnd || (steps.length > 0 && position === text.length - 1 && !text.endsWith('.'));
  }
}

/**
 * `$..price.sum()` is one sum over all that the scan finds, hence `$.sum($..price)`.
 */
function invertScannedFunction(path: Path): Path {
  const last = path.steps.at(-1);
  if (last?.kind !== 'function' || path.steps[0].kind !== 'scan') {
    return path;
  }
  const call = path.steps.findIndex((step) => step.kind === 'function');
  const scanned: Path = { root: path.root, steps: path.steps.slice(0, call) };
  return { root: '$', steps: [{ ...last, parameters: [{ kind: 'path', path: scanned }] }] };
}
