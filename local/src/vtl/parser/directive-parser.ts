import type { ExpressionParser } from './expression-parser';
import type { ParserContext } from './parser-context';
import { UnsupportedFeatureError } from '../../errors';
import {
  BreakDirective, DefineDirective, IfDirective, SetDirective, StopDirective, type Branch,
} from '../nodes/directives';
import { ForeachDirective } from '../nodes/foreach';
import { Text, type Block, type Expression, type Statement } from '../nodes/node';
import { Reference } from '../nodes/reference';

/** What ends a block. */
export type Ending = 'else' | 'elseif' | 'end';

/** A block, and what ended it: undefined for the end of the template. */
export interface EndedBlock {
  readonly block: Block;
  readonly ending: Ending | undefined;
}

const SPACE = /[ \t\n\r]+/y;
const LINE_END = /[ \t]*(?:\r\n|\n|\r)/y;
const OPEN = /[ \t\n\r]*\(/y;
const CLOSE = /\)(?:[ \t]*(?:\r\n|\n|\r))?/y;
const SET = /[ \t]*#(?:set|\{set\}) *\(/y;
const NAME = /((?:\$!?)*)#(?:\{([a-zA-Z_][a-zA-Z0-9_@]*)\}|([a-zA-Z_@][a-zA-Z0-9_@]*))/y;
const WORD = /(?!(?:true|false|and|or|not|eq|ne|lt|le|gt|ge)(?![a-zA-Z0-9_@]))[a-zA-Z_@][a-zA-Z0-9_@]*/y;

/** Directives that Velocity's grammar knows, rather than looking them up. */
const IN_GRAMMAR = new Set(['if', 'elseif', 'else', 'end']);

/** Directives of Velocity that nobody saw at work in API Gateway. */
const NOT_EMULATED = new Set(['include', 'parse', 'literal']);

/**
 * Parses directives: what begins with a hash sign and a name.
 */
export class DirectiveParser {
  constructor(
    private readonly context: ParserContext,
    private readonly expressions: ExpressionParser,
    private readonly parseBlock: () => EndedBlock,
  ) {}

  /** A `#set`, with the space in front of it; undefined when there is none here. */
  set(): Statement | undefined {
    const { scanner } = this.context;
    if (scanner.take(SET) === undefined) {
      return undefined;
    }
    scanner.take(SPACE);
    const target = this.expressions.literals.reference() ?? scanner.fail('expected the reference to set');
    scanner.take(SPACE);
    scanner.expect('=');
    const value = this.expressions.parse();
    this.close();
    return new SetDirective(target, value);
  }

  /** Any other directive, or what ends the block it stands in; undefined when there is none here. */
  parse(): Statement | Ending | undefined {
    const { scanner } = this.context;
    const start = scanner.position;
    const name = scanner.takeParts(NAME);
    return name && this.context.nest(() => this.named(name[2] ?? name[3], name[1], start));
  }

  /** Dollar signs in front make a directive unknown, those of the grammar apart, which lose them. */
  private named(name: string, signs: string, start: number): Statement | Ending {
    return signs === '' || IN_GRAMMAR.has(name) ? this.directive(name, start) : this.unknown(start);
  }

  private directive(name: string, start: number): Statement | Ending {
    switch (name) {
      case 'if': return this.ifDirective();
      case 'elseif': return name;
      case 'else':
      case 'end':
        this.context.scanner.take(LINE_END);
        return name;
      case 'foreach': return this.foreach();
      case 'define': return this.define();
      case 'stop':
        this.parameters();
        return new StopDirective();
      case 'break': return this.breakDirective();
      case 'macro': return this.macro();
      default: return this.call(name, start);
    }
  }

  private ifDirective(): Statement {
    const branches: Branch[] = [];
    let ending: Ending = 'elseif';
    while (ending === 'elseif') {
      const condition = this.condition();
      const { block, ending: next } = this.blockOf('#if');
      branches.push({ condition, block });
      ending = next;
    }
    return new IfDirective(branches, ending === 'else' ? this.blockUpToEnd('#else') : undefined);
  }

  private condition(): Expression {
    const { scanner } = this.context;
    if (scanner.take(OPEN) === undefined) {
      scanner.fail("expected '('");
    }
    const condition = this.expressions.parse();
    this.close();
    return condition;
  }

  private foreach(): Statement {
    const [element, word, list, ...others] = this.parameters() ?? [];
    if (!(element instanceof Reference) || typeof word !== 'string' || list === undefined || typeof list === 'string' || others.length > 0) {
      return this.context.scanner.fail('#foreach needs the form ($element in $list)');
    }
    return new ForeachDirective(element.root, list, this.blockUpToEnd('#foreach'));
  }

  private define(): Statement {
    const [target, ...others] = this.parameters() ?? [];
    if (!(target instanceof Reference) || others.length > 0) {
      return this.context.scanner.fail('#define needs the form ($block)');
    }
    return new DefineDirective(target.root, this.blockUpToEnd('#define'));
  }

  private breakDirective(): Statement {
    const [scope, ...others] = this.parameters() ?? [];
    if (typeof scope === 'string' || others.length > 0) {
      return this.context.scanner.fail('#break takes the scope of a loop at most');
    }
    return new BreakDirective(scope);
  }

  /** AWS swallows the definition of a macro. */
  private macro(): Statement {
    if (!this.context.dialect.directivesWithoutMacros) {
      throw new UnsupportedFeatureError('#macro of Velocity 1.7');
    }
    if (typeof this.parameters()?.[0] !== 'string') {
      this.context.scanner.fail('#macro needs a name');
    }
    this.blockUpToEnd('#macro');
    return new Text('');
  }

  /** What is no directive is text, its parameters included, which must be well-formed nevertheless. */
  private call(name: string, start: number): Statement {
    const evaluates = name === 'evaluate' && !this.context.dialect.directivesWithoutMacros;
    if (NOT_EMULATED.has(name) || name.startsWith('@') || evaluates) {
      throw new UnsupportedFeatureError(`#${name} in a mapping template`);
    }
    return this.unknown(start);
  }

  private unknown(start: number): Statement {
    this.parameters();
    return new Text(this.context.scanner.since(start));
  }

  /** Words and expressions in parentheses; undefined when there are no parentheses. */
  private parameters(): Array<string | Expression> | undefined {
    const { scanner } = this.context;
    if (scanner.take(OPEN) === undefined) {
      return undefined;
    }
    const parameters: Array<string | Expression> = [];
    scanner.take(SPACE);
    while (scanner.take(CLOSE) === undefined) {
      if (scanner.skip(',')) {
        scanner.take(SPACE);
      }
      parameters.push(scanner.take(WORD) ?? this.expressions.literals.literal() ?? scanner.fail('expected a parameter'));
      scanner.take(SPACE);
    }
    return parameters;
  }

  private close(): void {
    if (this.context.scanner.take(CLOSE) === undefined) {
      this.context.scanner.fail("expected ')'");
    }
  }

  private blockUpToEnd(directive: string): Block {
    const { block, ending } = this.blockOf(directive);
    return ending === 'end' ? block : this.context.scanner.fail(`#${ending} does not belong into ${directive}, #end does`);
  }

  private blockOf(directive: string): { readonly block: Block; readonly ending: Ending } {
    const { block, ending } = this.parseBlock();
    return ending === undefined ? this.context.scanner.fail(`${directive} needs an #end`) : { block, ending };
  }
}
