import { NO_FLAGS, withFlag, type Flags } from './flags';
import { PatternScanner } from './pattern-scanner';
import { expandQuotes } from './quoting';

/**
 * What the parsers of one pattern share: where they are, which flags hold there, which groups they have met.
 */
export class ParseContext {
  readonly scanner: PatternScanner;
  readonly groupNames = new Map<string, number>();
  groupCount = 0;
  private currentFlags = NO_FLAGS;

  constructor(pattern: string) {
    this.scanner = new PatternScanner(expandQuotes(pattern));
  }

  get flags(): Flags {
    return this.currentFlags;
  }

  set flags(flags: Flags) {
    this.currentFlags = flags;
    this.scanner.comments = flags.comments;
  }

  /**
   * @throws RegexError when there is no such flag
   */
  switchFlag(letter: string, on: boolean): void {
    const flags = withFlag(this.flags, letter, on);
    if (flags === undefined) {
      throw this.scanner.error(`unknown inline modifier '${letter}'`);
    }
    this.flags = flags;
  }
}
