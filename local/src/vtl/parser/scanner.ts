import { VtlError } from '../errors';

/**
 * A position in the source of a template, moved on by what is recognized there.
 */
export class Scanner {
  position = 0;

  constructor(readonly source: string) {}

  get atEnd(): boolean {
    return this.position >= this.source.length;
  }

  /** Takes what a sticky pattern matches here; undefined, and nothing taken, when it does not. */
  take(pattern: RegExp): string | undefined {
    return this.takeParts(pattern)?.[0];
  }

  /** Like `take`, with the groups of the pattern. */
  takeParts(pattern: RegExp): RegExpExecArray | undefined {
    const match = this.look(pattern);
    if (match) {
      this.position += match[0].length;
    }
    return match;
  }

  /** What a sticky pattern matches here, without taking it. */
  look(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.position;
    return pattern.exec(this.source) ?? undefined;
  }

  /** Whether the given text is here; takes it if so. */
  skip(text: string): boolean {
    const found = this.source.startsWith(text, this.position);
    if (found) {
      this.position += text.length;
    }
    return found;
  }

  /**
   * Takes the given text.
   *
   * @throws VtlError when something else is here
   */
  expect(text: string): void {
    if (!this.skip(text)) {
      this.fail(`expected '${text}'`);
    }
  }

  /** The source from a position up to here. */
  since(start: number): string {
    return this.source.slice(start, this.position);
  }

  /** @throws VtlError that names the line and the column */
  fail(message: string): never {
    const lines = this.source.slice(0, this.position).split(/\r\n|\n|\r/);
    const found = this.atEnd ? 'the end of the template' : `'${this.source.slice(this.position, this.position + 20)}'`;
    throw new VtlError(`line ${lines.length}, column ${lines[lines.length - 1].length + 1}: ${message}, found ${found}`);
  }
}
