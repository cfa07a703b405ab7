import { JsonError } from './json-error';

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['b', '\b'], ['f', '\f'], ['n', '\n'], ['r', '\r'], ['t', '\t'],
  ['"', '"'], ['\'', '\''], ['\\', '\\'], ['/', '/'],
]);

const HEX_DIGITS: ReadonlyMap<string, number> = new Map([['u', 4], ['x', 2]]);

const BACKSLASH = 0x5c;

const DROPPED_BESIDE_ESCAPES = /\p{Cc}/gu;

/**
 * Reads the characters, strings and bare words of lenient JSON.
 */
export class JsonScanner {
  position = 0;

  constructor(readonly text: string) {}

  /**
   * The character at the position, empty at the end.
   */
  peek(): string {
    return this.text.charAt(this.position);
  }

  skipWhitespace(): void {
    while (isWhitespace(this.text.charCodeAt(this.position))) {
      this.position += 1;
    }
  }

  /**
   * Skips everything up to and including the space character, as json-smart does behind a value.
   */
  skipControls(): void {
    while (this.text.charCodeAt(this.position) <= 0x20) {
      this.position += 1;
    }
  }

  /**
   * Reads a quoted string; the position is at its opening quote, single or double.
   */
  readString(): string {
    const quote = this.peek();
    const start = this.position + 1;
    const end = this.text.indexOf(quote, start);
    if (end < 0) {
      throw this.error('unterminated string', this.position);
    }
    const content = this.text.slice(start, end);
    this.position = start;
    if (content.includes('\\')) {
      return this.readEscaped(quote);
    }
    this.position = end + 1;
    return content;
  }

  /**
   * Reads a bare word: everything before one of the stop characters, without the whitespace around it.
   */
  readWord(stops: string): string {
    const start = this.position;
    while (this.position < this.text.length && !stops.includes(this.peek())) {
      this.position += 1;
    }
    return this.text.slice(start, this.position).trim();
  }

  unexpected(): JsonError {
    const character = this.peek();
    return this.error(character === '' ? 'unexpected end of text' : `unexpected '${character}'`);
  }

  error(message: string, position: number = this.position): JsonError {
    return new JsonError(message, position);
  }

  private readEscaped(quote: string): string {
    const opening = this.position - 1;
    let value = '';
    for (;;) {
      value += this.readPlain(quote.charCodeAt(0));
      const character = this.peek();
      if (character === '') {
        throw this.error('unterminated string', opening);
      }
      this.position += 1;
      if (character === quote) {
        return value;
      }
      value += this.readEscape();
    }
  }

  /**
   * Reads up to the next quote or backslash, or to the end.
   */
  private readPlain(quote: number): string {
    const start = this.position;
    let end = start;
    while (end < this.text.length && this.text.charCodeAt(end) !== quote && this.text.charCodeAt(end) !== BACKSLASH) {
      end += 1;
    }
    this.position = end;
    return end === start ? '' : this.text.slice(start, end).replace(DROPPED_BESIDE_ESCAPES, dropControl);
  }

  private readEscape(): string {
    const letter = this.peek();
    this.position += 1;
    const digits = HEX_DIGITS.get(letter);
    return digits === undefined ? ESCAPES.get(letter) ?? '' : this.readHex(digits);
  }

  private readHex(count: number): string {
    const digits = this.text.slice(this.position, this.position + count);
    if (digits.length < count || !/^[0-9a-fA-F]+$/.test(digits)) {
      throw this.error(`expected ${count} hexadecimal digits`);
    }
    this.position += count;
    return String.fromCharCode(parseInt(digits, 16));
  }
}

function isWhitespace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

function dropControl(character: string): string {
  return character > '\u007f' ? character : '';
}
