import { RegexError } from './regex-error';

/**
 * Walks over the code points of a pattern, with or without its whitespace and comments.
 */
export class PatternScanner {
  /** Whether whitespace and `#` comments mean nothing. */
  comments = false;
  private readonly codePoints: readonly string[];
  private position = 0;

  constructor(pattern: string) {
    this.codePoints = Array.from(pattern);
  }

  /**
   * The next code point that means something, empty at the end.
   */
  peek(): string {
    if (this.comments) {
      this.skipComments();
    }
    return this.peekRaw();
  }

  /**
   * A code point from here on, whatever it is, empty at the end.
   */
  peekRaw(offset: number = 0): string {
    return this.codePoints[this.position + offset] ?? '';
  }

  next(): string {
    const codePoint = this.peek();
    this.position += 1;
    return codePoint;
  }

  nextRaw(): string {
    const codePoint = this.peekRaw();
    this.position += 1;
    return codePoint;
  }

  accept(text: string): boolean {
    this.peek();
    return this.acceptRaw(text);
  }

  acceptRaw(text: string): boolean {
    for (let offset = 0; offset < text.length; offset += 1) {
      if (this.peekRaw(offset) !== text[offset]) {
        return false;
      }
    }
    this.position += text.length;
    return true;
  }

  /**
   * Reads code points for as long as a test accepts them.
   */
  readWhile(accepts: RegExp, max: number = Infinity): string {
    let text = '';
    let count = 0;
    while (count < max && accepts.test(this.peekRaw())) {
      text += this.nextRaw();
      count += 1;
    }
    return text;
  }

  error(message: string): RegexError {
    return new RegexError(message, this.position);
  }

  private skipComments(): void {
    for (;;) {
      if (/^[ \t\n\v\f\r]$/.test(this.peekRaw())) {
        this.position += 1;
      } else if (this.peekRaw() === '#') {
        this.readWhile(/^[^\n\r\u0085\u2028\u2029]$/u);
      } else {
        return;
      }
    }
  }
}
