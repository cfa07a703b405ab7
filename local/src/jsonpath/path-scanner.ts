import { JsonPathError } from './json-path-error';

/**
 * Walks over the characters of a path.
 */
export class PathScanner {
  position = 0;

  constructor(readonly text: string) {}

  get atEnd(): boolean {
    return this.position >= this.text.length;
  }

  /**
   * The character at the position, or further on; empty at the end.
   */
  peek(offset: number = 0): string {
    return this.text.charAt(this.position + offset);
  }

  next(): string {
    const character = this.peek();
    this.position += 1;
    return character;
  }

  skipSpaces(): void {
    while (this.peek() === ' ') {
      this.position += 1;
    }
  }

  accept(text: string): boolean {
    if (!this.text.startsWith(text, this.position)) {
      return false;
    }
    this.position += text.length;
    return true;
  }

  /**
   * @throws JsonPathError when something else comes behind the spaces
   */
  expect(text: string): void {
    this.skipSpaces();
    if (!this.accept(text)) {
      throw this.error(`expected '${text}'`);
    }
  }

  /**
   * Reads up to a character that the test accepts, or to the end.
   */
  readUntil(stops: RegExp): string {
    const start = this.position;
    while (!this.atEnd && !stops.test(this.peek())) {
      this.position += 1;
    }
    return this.text.slice(start, this.position);
  }

  /**
   * Reads what stands between two equal delimiters, escapes left as they are; the position is at the first.
   */
  readDelimited(): string {
    const delimiter = this.next();
    const start = this.position;
    while (this.peek() !== delimiter) {
      if (this.atEnd) {
        throw this.error(`expected a closing ${delimiter}`);
      }
      this.position += this.peek() === '\\' ? 2 : 1;
    }
    this.position += 1;
    return this.text.slice(start, this.position - 1);
  }

  /**
   * Reads from an opening bracket to the one that closes it, both included; brackets inside quotes do not count.
   */
  readBracketed(open: string, close: string): string {
    const start = this.position;
    let depth = 0;
    do {
      const character = this.peek();
      if (this.atEnd) {
        throw this.error(`expected a closing ${close}`);
      }
      if (character === '"' || character === '\'') {
        this.readDelimited();
      } else {
        depth += (character === open ? 1 : 0) - (character === close ? 1 : 0);
        this.position += 1;
      }
    } while (depth > 0);
    return this.text.slice(start, this.position);
  }

  error(message: string): JsonPathError {
    return new JsonPathError(`${message} at position ${this.position} of the path '${this.text}'`);
  }
}
