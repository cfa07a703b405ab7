import { RegexError } from './regex-error';
import { spend } from '../java/work';

/** How many steps one operation may take: about a second of work, far more than a sane pattern needs. */
const STEP_BUDGET = 10_000_000;

/** Characters that are compared or passed over in the time of one step. */
const CHARACTERS_PER_STEP = 16;

const UNSET = -1;

/**
 * Counts the steps of one operation, so that catastrophic backtracking ends with an error.
 */
export class StepBudget {
  private left = STEP_BUDGET;
  private accounted = STEP_BUDGET;

  /**
   * Takes one step.
   *
   * @throws RegexError when the budget is used up
   */
  take(): void {
    this.spend(1);
  }

  /**
   * Takes as much as it costs to walk over so many characters.
   *
   * @throws RegexError when the budget is used up
   */
  takeFor(characters: number): void {
    this.spend(characters / CHARACTERS_PER_STEP);
  }

  /**
   * Has the work under way pay for the steps taken since the last time.
   *
   * @throws JavaThrowable when that work has taken too many steps
   */
  account(): void {
    const taken = this.accounted - this.left;
    this.accounted = this.left;
    spend(taken);
  }

  private spend(steps: number): void {
    this.left -= steps;
    if (this.left < 0) {
      throw new RegexError('the pattern backtracks too much on this text');
    }
  }
}

/**
 * What the nodes of a pattern know and change while they match a text.
 */
export class MatchState {
  /** Start and end of each group in UTF-16 units, -1 while unset; group 0 is the whole match. */
  readonly groups: Int32Array;
  /** For each counted loop: iterations so far, and where the present one began. */
  readonly loopCounts: Int32Array;
  readonly loopStarts: Int32Array;
  /** Where the last accepted piece ends. */
  acceptedEnd = UNSET;
  /** Where the previous match ended: what `\G` asks for. */
  lastMatchEnd = 0;
  /** Where a lookbehind must end. */
  lookbehindEnd = UNSET;
  /** Whether only a match up to the end of the text counts. */
  wholeText = false;

  constructor(readonly text: string, groupCount: number, loopCount: number, readonly budget: StepBudget) {
    this.groups = new Int32Array(2 * (groupCount + 1)).fill(UNSET);
    this.loopCounts = new Int32Array(loopCount);
    this.loopStarts = new Int32Array(loopCount);
  }
}

/**
 * The code point at an offset; a lone surrogate is one of its own.
 */
export function codePointAt(text: string, offset: number): number {
  return text.codePointAt(offset) ?? UNSET;
}

/**
 * The code point before an offset, or -1 at the start.
 */
export function codePointBefore(text: string, offset: number): number {
  return offset <= 0 ? UNSET : codePointAt(text, isMidPair(text, offset - 1) ? offset - 2 : offset - 1);
}

/**
 * Whether an offset lies between the two halves of a surrogate pair.
 */
export function isMidPair(text: string, offset: number): boolean {
  return offset > 0 && isLowSurrogate(text.charCodeAt(offset)) && isHighSurrogate(text.charCodeAt(offset - 1));
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
