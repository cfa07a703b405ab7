import type { ParserContext } from './parser-context';
import { ReferenceParser } from './reference-parser';
import { JavaDouble } from '../../java/values';
import { Constant, InterpolatedString, ListLiteral, MapLiteral, Range } from '../nodes/literals';
import type { Expression } from '../nodes/node';
import { Reference } from '../nodes/reference';

const SPACE = /[ \t\n\r]+/y;
const STRING = /"(?:[^"]|"")*"|'(?:[^']|'')*'/y;
const INTEGER = /-?\d+(?=\.\.)|-?\d+(?![.\d]|[eE][+-]?\d)/y;
const FRACTION = /-?\d+\.\d*(?:[eE][+-]?\d+)?|-?\.\d+(?:[eE][+-]?\d+)?|-?\d+[eE][+-]?\d+/y;
const BOOLEAN = /(?:true|false)(?![a-zA-Z0-9_@])/y;
const UNICODE_ESCAPE = /\\u([0-9a-fA-F]{4})?/g;

/**
 * Parses literals and references: all that parameters, indexes and the parts of lists and maps may be.
 */
export class LiteralParser {
  readonly references: ReferenceParser;

  constructor(private readonly context: ParserContext) {
    this.references = new ReferenceParser(context, this);
  }

  /** A literal or a reference, with space around it. */
  parameter(): Expression {
    this.context.scanner.take(SPACE);
    const parameter = this.literal() ?? this.context.scanner.fail('expected a reference or a literal');
    this.context.scanner.take(SPACE);
    return parameter;
  }

  /** What may stand between the brackets of `$x[…]`: no lists, maps or fractions. */
  index(): Expression {
    const { scanner } = this.context;
    scanner.take(SPACE);
    const index = this.string() ?? this.integer() ?? this.boolean() ?? this.reference() ?? scanner.fail('expected an index');
    scanner.take(SPACE);
    return index;
  }

  /** A literal or a reference; undefined when there is none here. */
  literal(): Expression | undefined {
    return this.string() ?? this.reference() ?? this.integer() ?? this.fraction() ?? this.boolean() ?? this.listOrRange() ?? this.map();
  }

  reference(): Reference | undefined {
    return this.references.parse();
  }

  private string(): Expression | undefined {
    const { scanner } = this.context;
    const source = scanner.take(STRING);
    if (source === undefined) {
      return undefined;
    }
    const inside = source.slice(1, -1);
    if (source.startsWith('\'')) {
      return new Constant(source, inside.replaceAll('\'\'', '\''));
    }
    const text = inside.replace(UNICODE_ESCAPE, (escape, code: string | undefined) => (
      code === undefined ? scanner.fail(`'${escape}' needs four hexadecimal digits`) : String.fromCharCode(parseInt(code, 16))
    )).replaceAll('""', '"');
    return /[$#]/.test(source) ? this.interpolated(source, text) : new Constant(source, text);
  }

  private interpolated(source: string, text: string): Expression {
    return new InterpolatedString(source, this.context.nest(() => this.context.parseTemplate(text)));
  }

  private integer(): Expression | undefined {
    const source = this.context.scanner.take(INTEGER);
    return source === undefined ? undefined : new Constant(source, BigInt(source));
  }

  private fraction(): Expression | undefined {
    const source = this.context.scanner.take(FRACTION);
    return source === undefined ? undefined : new Constant(source, new JavaDouble(Number(source)));
  }

  private boolean(): Expression | undefined {
    const source = this.context.scanner.take(BOOLEAN);
    return source === undefined ? undefined : new Constant(source, source === 'true');
  }

  private listOrRange(): Expression | undefined {
    const { scanner } = this.context;
    const start = scanner.position;
    if (!scanner.skip('[')) {
      return undefined;
    }
    if (scanner.skip(']')) {
      return new ListLiteral(scanner.since(start), []);
    }
    const first = this.context.nest(() => this.parameter());
    const mayBeRange = first instanceof Reference || this.isInteger(first);
    return mayBeRange && scanner.skip('..') ? this.range(start, first) : this.list(start, first);
  }

  private isInteger(expression: Expression): boolean {
    return /^-?\d+$/.test(expression.source);
  }

  private range(start: number, first: Expression): Expression {
    const { scanner } = this.context;
    scanner.take(SPACE);
    const last = this.integer() ?? this.reference() ?? scanner.fail('expected the end of a range');
    scanner.take(SPACE);
    scanner.expect(']');
    return new Range(scanner.since(start), first, last);
  }

  private list(start: number, first: Expression): Expression {
    const { scanner } = this.context;
    const elements = [first];
    while (scanner.skip(',')) {
      elements.push(this.context.nest(() => this.parameter()));
    }
    scanner.expect(']');
    return new ListLiteral(scanner.since(start), elements);
  }

  private map(): Expression | undefined {
    const { scanner } = this.context;
    const start = scanner.position;
    if (!scanner.skip('{')) {
      return undefined;
    }
    scanner.take(SPACE);
    const entries: Array<readonly [Expression, Expression]> = [];
    if (!scanner.skip('}')) {
      do {
        entries.push(this.context.nest(() => this.entry()));
      } while (scanner.skip(','));
      scanner.expect('}');
    }
    return new MapLiteral(scanner.since(start), entries);
  }

  private entry(): readonly [Expression, Expression] {
    const key = this.parameter();
    this.context.scanner.expect(':');
    return [key, this.parameter()];
  }
}
