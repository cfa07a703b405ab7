import { spendFor } from './work';

/** As much as a mapping template may build; payloads of API Gateway end at 10 MB. */
export const MAX_CHARACTERS = 16_000_000;

/** As deep as Jackson writes. */
const MAX_DEPTH = 1000;

/**
 * A text built of parts inside one another, which ends where a value holds itself or multiplies.
 */
export class NestedText {
  private text = '';
  private depth = 0;

  /**
   * @param failure makes the error for a text too long or too deep
   */
  constructor(private readonly failure: (reason: string) => Error) {}

  append(part: string): void {
    spendFor(part.length);
    this.text += part;
    if (this.text.length > MAX_CHARACTERS) {
      throw this.failure(`more than ${MAX_CHARACTERS} characters of text`);
    }
  }

  /** Begins a part that may hold others. */
  open(bracket: string): void {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) {
      throw this.failure(`nested deeper than ${MAX_DEPTH} levels`);
    }
    this.append(bracket);
  }

  /** Ends the part begun last. */
  close(bracket: string): void {
    this.depth -= 1;
    this.append(bracket);
  }

  toString(): string {
    return this.text;
  }
}
