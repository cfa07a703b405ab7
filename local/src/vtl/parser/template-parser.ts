import type { Dialect } from '../dialect';
import { VtlError } from '../errors';
import { LIMITS } from '../limits';
import { DirectiveParser, type EndedBlock, type Ending } from './directive-parser';
import { ExpressionParser } from './expression-parser';
import { ParserContext } from './parser-context';
import { TextParser } from './text-parser';
import { Block, Text, type Statement } from '../nodes/node';

/** Signs in a row; what begins with two hash signs is a comment. */
const SIGNS = new RegExp(String.raw`(?:[$!\\]|#(?!#)){${LIMITS.signs + 1}}`);

/**
 * Parses a template.
 *
 * The grammar is that of Velocity 1.7, where text is cut at every `$`, `#` and backslash: that is why `#set` takes the space in
 * front of it at the beginning of a line, and leaves it behind other text.
 *
 * @throws VtlError when the template is malformed
 */
export function parseTemplate(source: string, dialect: Dialect): Block {
  if (SIGNS.test(source)) {
    throw new VtlError(`the template has more than ${LIMITS.signs} dollar, hash or exclamation marks or backslashes in a row`);
  }
  return new TemplateParser(source, dialect, false).parse();
}

class TemplateParser {
  private readonly context: ParserContext;
  private readonly expressions: ExpressionParser;
  private readonly directives: DirectiveParser;
  private readonly texts: TextParser;

  /**
   * @param insideString whether the template is the inside of a double-quoted string
   */
  constructor(source: string, dialect: Dialect, insideString: boolean) {
    this.context = new ParserContext(source, dialect, (inside) => new TemplateParser(inside, dialect, true).parse());
    this.expressions = new ExpressionParser(this.context);
    this.directives = new DirectiveParser(this.context, this.expressions, () => this.block());
    this.texts = new TextParser(this.context.scanner, insideString);
  }

  parse(): Block {
    const { block, ending } = this.block();
    return ending === undefined ? block : this.context.scanner.fail(`#${ending} belongs to no directive before`);
  }

  /** Statements up to the end of the template, or to an `#else`, `#elseif` or `#end`, whose name is taken. */
  private block(): EndedBlock {
    const statements: Statement[] = [];
    while (!this.context.scanner.atEnd) {
      const statement = this.statement();
      if (typeof statement === 'string') {
        return { block: new Block(statements), ending: statement };
      }
      statements.push(statement);
    }
    return { block: new Block(statements), ending: undefined };
  }

  private statement(): Statement | Ending {
    return this.directives.set() ?? this.texts.parse() ?? this.directives.parse() ?? this.reference() ?? new Text(this.texts.sign());
  }

  private reference(): Statement | undefined {
    const { references } = this.expressions.literals;
    const reference = references.parse();
    if (reference === undefined || reference.braced) {
      return reference;
    }
    const rest = references.takeRest(reference);
    return rest === '' ? reference : new Block([reference, new Text(rest)]);
  }
}
