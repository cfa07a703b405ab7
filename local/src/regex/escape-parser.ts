import type { CodePointSet } from './code-point-set';
import type { ParseContext } from './parse-context';
import { predefinedSet } from './predefined';
import { negatedPropertySet, propertySet } from './properties';

const CONTROL_ESCAPES: ReadonlyMap<string, number> = new Map([
  ['t', 0x09], ['n', 0x0a], ['r', 0x0d], ['f', 0x0c], ['a', 0x07], ['e', 0x1b],
]);

const HEX_DIGIT = /^[0-9a-fA-F]$/;
const LAST_CODE_POINT = 0x10ffff;
const CONTROL_BIT = 64;

/**
 * Parses the escapes that mean one character or a set of them; the scanner is behind the backslash.
 */
export class EscapeParser {
  constructor(private readonly context: ParseContext) {}

  /**
   * The set of `\d`, `\p{...}` and the like, or undefined when something else comes.
   */
  parseSet(): CodePointSet | undefined {
    const { scanner, flags } = this.context;
    const letter = scanner.peekRaw();
    if (letter === 'p' || letter === 'P') {
      scanner.nextRaw();
      return this.parseProperty(letter === 'P');
    }
    const set = predefinedSet(letter, flags);
    if (set) {
      scanner.nextRaw();
    }
    return set;
  }

  /**
   * The code point that an escape stands for.
   *
   * @throws RegexError when the escape is not one, or one of another kind
   */
  parseCodePoint(): number {
    const { scanner } = this.context;
    const letter = scanner.nextRaw();
    const control = CONTROL_ESCAPES.get(letter);
    if (control !== undefined) {
      return control;
    }
    switch (letter) {
      case '':
        throw scanner.error('nothing behind a backslash');
      case '0':
        return this.parseOctal();
      case 'x':
        return scanner.acceptRaw('{') ? this.parseBracedHex() : this.parseHex(2);
      case 'u':
        return this.parseUnicode();
      case 'c':
        return this.parseControl();
      case 'N':
        throw scanner.error('characters by name (\\N{...}) are not supported');
      default:
        return this.parsePlain(letter);
    }
  }

  private parsePlain(character: string): number {
    if (/^[0-9A-Za-z]$/.test(character)) {
      throw this.context.scanner.error(`illegal escape sequence '\\${character}'`);
    }
    return codePointOf(character);
  }

  private parseProperty(negated: boolean): CodePointSet {
    const { scanner, flags } = this.context;
    let name = scanner.nextRaw();
    if (name === '{') {
      name = scanner.readWhile(/^[^}]$/u);
      if (!scanner.acceptRaw('}')) {
        throw scanner.error('unclosed character family');
      }
    }
    const set = negated ? negatedPropertySet(name, flags) : propertySet(name, flags);
    if (!set) {
      throw scanner.error(`unknown character property '${name}'`);
    }
    return set;
  }

  private parseOctal(): number {
    const { scanner } = this.context;
    const length = /^[0-3]$/.test(scanner.peekRaw()) ? 3 : 2;
    const digits = scanner.readWhile(/^[0-7]$/, length);
    if (digits === '') {
      throw scanner.error('illegal octal escape sequence');
    }
    return parseInt(digits, 8);
  }

  private parseHex(length: number): number {
    const { scanner } = this.context;
    const digits = scanner.readWhile(HEX_DIGIT, length);
    if (digits.length < length) {
      throw scanner.error(`expected ${length} hexadecimal digits`);
    }
    return parseInt(digits, 16);
  }

  private parseBracedHex(): number {
    const { scanner } = this.context;
    const digits = scanner.readWhile(HEX_DIGIT);
    const codePoint = parseInt(digits, 16);
    if (!scanner.acceptRaw('}') || digits === '' || codePoint > LAST_CODE_POINT) {
      throw scanner.error('illegal hexadecimal escape sequence');
    }
    return codePoint;
  }

  private parseUnicode(): number {
    const { scanner } = this.context;
    const unit = this.parseHex(4);
    const low = /^\\u([dD][c-fC-F][0-9a-fA-F]{2})$/.exec(lookAhead(this.context, 6));
    if (unit < 0xd800 || unit > 0xdbff || !low) {
      return unit;
    }
    scanner.acceptRaw(low[0]);
    return codePointOf(String.fromCharCode(unit, parseInt(low[1], 16)));
  }

  private parseControl(): number {
    const { scanner } = this.context;
    const letter = scanner.nextRaw();
    if (letter === '') {
      throw scanner.error('illegal control escape sequence');
    }
    const codePoint = codePointOf(letter);
    const hasBit = Math.floor(codePoint / CONTROL_BIT) % 2 === 1;
    return hasBit ? codePoint - CONTROL_BIT : codePoint + CONTROL_BIT;
  }
}

/**
 * The code point of a one-character text.
 */
export function codePointOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}

function lookAhead(context: ParseContext, length: number): string {
  let text = '';
  for (let offset = 0; offset < length; offset += 1) {
    text += context.scanner.peekRaw(offset);
  }
  return text;
}
