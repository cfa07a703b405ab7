import type { LiteralParser } from './literal-parser';
import type { ParserContext } from './parser-context';
import { Constant } from '../nodes/literals';
import type { Expression } from '../nodes/node';
import { Reference } from '../nodes/reference';
import { IndexStep, MethodStep, PropertyStep, type Step } from '../nodes/steps';

/** Backslashes, signs that belong to nothing, the reference's own dollar, its bang, its brace; a name must follow. */
const HEAD = /((?:\\+(?=\$))?)((?:[$#]!?\\*)*)\$(!?)(?:(\{)(\$!?)?)?(?=[a-zA-Z_])/y;
const SPACE = /[ \t\n\r]+/y;
const DOLLAR = /\$!?/y;
const DOLLAR_NAME = /(?:\$!?)?[a-zA-Z_]/y;
const NAME = /[a-zA-Z_][a-zA-Z0-9_-]*/y;
const BARE_NAME = /(?!(?:true|false)(?![a-zA-Z0-9_-]))[a-zA-Z_][a-zA-Z0-9_-]*/y;
const DOT = /\.(?=[a-zA-Z])/y;

/**
 * Parses references: `$x`, `${x}`, `$!x.y`, `$x.method('a', 1)[0]`.
 */
export class ReferenceParser {
  constructor(private readonly context: ParserContext, private readonly literals: LiteralParser) {}

  /**
   * What directly follows a reference without braces and belongs to it for Velocity: a name behind a parenthesis or a bracket, of
   * which steps are lost; a brace with a name, which is lost; two hash signs behind a property, which are no comment.
   *
   * @returns the text to render
   */
  takeRest(reference: Reference): string {
    const open = /[)\]]$/.test(reference.source);
    const text = (open ? this.bareName() : '') + this.braces();
    return text === '' && !open && reference.hasSteps && this.context.scanner.skip('##') ? '##' : text;
  }

  /** The reference here; undefined when there is none. */
  parse(): Reference | undefined {
    const { scanner } = this.context;
    const head = scanner.takeParts(HEAD);
    if (!head) {
      return undefined;
    }
    const [, escapes, prefix, bang, brace = '', inner = ''] = head;
    const start = scanner.position - (1 + bang.length + brace.length + inner.length);
    // a dollar sign behind the brace becomes part of the name, which no variable has
    const root = inner + this.name();
    const steps = this.context.nest(() => this.steps());
    if (brace) {
      scanner.expect('}');
    }
    return new Reference({
      source: scanner.since(start),
      root,
      // Velocity 1.7 cuts one character off the first token, whatever it is
      target: brace ? `${bang}{` : bang + root,
      steps,
      braced: brace !== '',
      quiet: bang !== '',
      escapes: escapes.length,
      prefix,
    });
  }

  private bareName(): string {
    const name = this.context.scanner.look(NAME) ? this.name() : '';
    this.lostSteps(name);
    return name;
  }

  private braces(): string {
    const { scanner } = this.context;
    let text = '';
    while (scanner.skip('{')) {
      text += '{';
      if (scanner.look(DOLLAR_NAME)) {
        scanner.take(DOLLAR);
        this.lostSteps(this.name());
        scanner.expect('}');
        return text;
      }
    }
    return scanner.skip('}') ? `${text}}` : text;
  }

  private lostSteps(name: string): void {
    if (name !== '') {
      this.steps();
    }
  }

  /** The steps behind the variable. */
  private steps(): Step[] {
    const { scanner } = this.context;
    const steps = this.indexes();
    while (scanner.take(DOT)) {
      const name = this.name();
      steps.push(scanner.skip('(') ? new MethodStep(name, this.parameters()) : new PropertyStep(name), ...this.indexes());
    }
    return steps;
  }

  private indexes(): Step[] {
    const { scanner } = this.context;
    const steps: Step[] = [];
    while (scanner.skip('[')) {
      steps.push(new IndexStep(this.literals.index()));
      scanner.expect(']');
    }
    return steps;
  }

  private parameters(): Expression[] {
    const { scanner } = this.context;
    const parameters: Expression[] = [];
    if (scanner.skip(')')) {
      return parameters;
    }
    do {
      parameters.push(this.parameter());
    } while (scanner.skip(','));
    scanner.expect(')');
    return parameters;
  }

  /** A parameter; a name without a dollar sign is no error but null. */
  private parameter(): Expression {
    const { scanner } = this.context;
    scanner.take(SPACE);
    const start = scanner.position;
    if (scanner.take(BARE_NAME) === undefined) {
      return this.literals.parameter();
    }
    this.steps();
    const source = scanner.since(start);
    scanner.take(SPACE);
    return new Constant(source, null);
  }

  /** @throws VtlError for `true` and `false`, which name nothing */
  private name(): string {
    const { scanner } = this.context;
    const name = scanner.take(NAME);
    if (name === undefined || name === 'true' || name === 'false') {
      return scanner.fail('expected a name');
    }
    return name;
  }
}
