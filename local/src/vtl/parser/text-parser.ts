import type { Scanner } from './scanner';
import { UnsupportedFeatureError } from '../../errors';
import { Text } from '../nodes/node';

const PLAIN = /[^$#\\]+/y;
const LINE_COMMENT = /((?:\\*\$!?)*)##([^\r\n]*)(\r\n|\n|\r|$)/y;
const BLOCK_COMMENT = /#\*((?:#\*|[^])*?)(\*#|$)/y;
const RAW_TEXT = /#\[\[([^]*?)\]\]#/y;
const ESCAPED_DIRECTIVE = /((?:\\\\)*)\\(#(?:\{([a-zA-Z_][a-zA-Z0-9_@]*)\}|([a-zA-Z_@][a-zA-Z0-9_@]*)))/y;
const BACKSLASHES = /\\+(?!\\*\$)/y;
const ESCAPED_BANG = /\\*\$\\+!\{?[a-zA-Z_]/y;

/** A directive that makes the escapes in front of it count; braces are known for some only. */
const CONTROL = /#(?:(?:if|elseif|else|end|foreach|define|break|stop|macro|evaluate|include|parse|literal)(?![a-zA-Z0-9_@])|\{(?:if|elseif|else|end)\})/y;

/** Directives that a backslash takes the meaning from. */
const KNOWN = new Set([
  'if', 'elseif', 'else', 'end', 'set', 'foreach', 'define', 'break', 'stop', 'macro', 'evaluate', 'include', 'parse', 'literal',
]);

/** Signs that are kept with what follows. */
const SIGN_WITH_BRACKET = /\$(?:!?[{}]|\\?!?\[)/y;

/** Signs that Velocity 1.7 loses, because what follows has no place to keep them. */
const LOST_SIGN = /(?:\\*(?:\$!?|#))+(?=[ \t]*#(?:set|\{set\}) *\(|\\\\(?!\\*\$)|\\#\{?[a-zA-Z_@]|#\*)/y;

/** A sign, or a number behind a hash sign. */
const SIGN = /\\*(?:\$!?|#(?:-?\d+(?:\.\d*)?|-?\.\d+)?)/y;

/** Ends of an open comment that Velocity stumbles over. */
const DANGLING_SIGN = /(?:\$!?|#|#\*|#\[\[)$/;
const DANGLING_SIGN_OR_NOTHING = /(?:^|\$!?|#|#\*|#\[\[)$/;

/**
 * Parses what is neither directive nor reference: text, comments, escapes.
 */
export class TextParser {
  /**
   * @param mayDangle whether the template may end with a dollar or a hash sign
   */
  constructor(private readonly scanner: Scanner, private readonly mayDangle: boolean) {}

  /** The text here, empty for a comment; undefined when there is none. */
  parse(): Text | undefined {
    const text = this.scanner.take(PLAIN) ?? this.comment() ?? this.rawText() ?? this.escapedDirective() ?? this.lostSign()
      ?? this.backslashes();
    return text === undefined ? undefined : new Text(text);
  }

  /**
   * The text of a dollar or hash sign that begins nothing.
   *
   * @throws VtlError at the end of the template
   */
  sign(): string {
    const { scanner } = this;
    if (scanner.look(ESCAPED_BANG)) {
      throw new UnsupportedFeatureError('a backslash between the dollar sign and the exclamation mark of a reference');
    }
    const kept = scanner.take(SIGN_WITH_BRACKET);
    if (kept !== undefined) {
      return kept;
    }
    const sign = scanner.take(SIGN);
    if (sign === undefined || (scanner.atEnd && !this.mayDangle && DANGLING_SIGN.test(sign))) {
      return scanner.fail('a dollar or hash sign needs something behind it');
    }
    return sign.replace(/!$/, '');
  }

  private lostSign(): string | undefined {
    return this.scanner.take(LOST_SIGN) === undefined ? undefined : '';
  }

  /** A sign in front of a line's comment is kept; one at the end of an open comment is an error, as elsewhere. */
  private comment(): string | undefined {
    const line = this.scanner.takeParts(LINE_COMMENT);
    const block = line ? undefined : this.scanner.takeParts(BLOCK_COMMENT);
    const dangles = (line?.[3] === '' && DANGLING_SIGN.test(line[2])) || (block?.[2] === '' && DANGLING_SIGN_OR_NOTHING.test(block[1]));
    if (dangles) {
      this.scanner.fail('the comment needs something behind its last sign');
    }
    return block ? '' : line?.[1];
  }

  private rawText(): string | undefined {
    const { scanner } = this;
    const raw = scanner.takeParts(RAW_TEXT);
    if (!raw && scanner.look(/#\[\[/y)) {
      scanner.fail("'#[[' needs a ']]#'");
    }
    return raw?.[1];
  }

  /** `\#if` and the like: half of the backslashes in front of the last are kept, all of them in front of what is no directive. */
  private escapedDirective(): string | undefined {
    const escaped = this.scanner.takeParts(ESCAPED_DIRECTIVE);
    if (!escaped) {
      return undefined;
    }
    const [text, escapes, directive, inBraces, bare] = escaped;
    return KNOWN.has(inBraces ?? bare) ? escapes.slice(escapes.length / 2) + directive : text;
  }

  private backslashes(): string | undefined {
    const backslashes = this.scanner.take(BACKSLASHES);
    const halved = backslashes !== undefined && backslashes.length % 2 === 0 && this.scanner.look(CONTROL);
    return halved ? backslashes.slice(backslashes.length / 2) : backslashes;
  }
}
