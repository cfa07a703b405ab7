import type { Dialect } from './dialect';
import { VtlError } from './errors';
import { LIMITS } from './limits';
import type { Variables } from './variables';
import { spendFor } from '../java/work';

/**
 * One rendering under way: the variables, and what was written so far.
 */
export class Frame {
  private output = '';
  private turns = 0;

  constructor(readonly dialect: Dialect, readonly variables: Variables) {}

  /** What was written so far. */
  get text(): string {
    return this.output;
  }

  /**
   * Appends to the output.
   *
   * @throws VtlError when the output grows past the limit
   * @throws JavaThrowable when the rendering takes too many steps
   */
  write(text: string): void {
    spendFor(text.length);
    this.output += checkLength(text);
    checkLength(this.output);
  }

  /** What the given action writes, taken out of the output. */
  capture(action: () => unknown): string {
    const before = this.output;
    this.output = '';
    try {
      action();
      return this.output;
    } finally {
      this.output = before;
    }
  }

  /**
   * Counts one turn of a loop.
   *
   * @throws VtlError when all loops together turn too often
   */
  countTurn(): void {
    this.turns += 1;
    if (this.turns > LIMITS.turns) {
      throw new VtlError(`the loops of the template take more than ${LIMITS.turns} turns together`);
    }
  }
}

/**
 * The text itself.
 *
 * @throws VtlError when it is longer than a rendering may hold
 */
export function checkLength(text: string): string {
  if (text.length > LIMITS.characters) {
    throw new VtlError(`the template builds more than ${LIMITS.characters} characters`);
  }
  return text;
}
