import type { Dialect } from '../dialect';
import { LIMITS } from '../limits';
import { Scanner } from './scanner';
import type { Block } from '../nodes/node';

/**
 * What the parsers of one template share.
 */
export class ParserContext {
  readonly scanner: Scanner;
  private depth = 0;

  /**
   * @param parseTemplate parses the inside of a double-quoted string
   */
  constructor(source: string, readonly dialect: Dialect, readonly parseTemplate: (source: string) => Block) {
    this.scanner = new Scanner(source);
  }

  /**
   * Parses something that may contain itself.
   *
   * @throws VtlError when it does so too deeply
   */
  nest<T>(parse: () => T): T {
    this.depth += 1;
    if (this.depth > LIMITS.depth) {
      this.scanner.fail(`nested deeper than ${LIMITS.depth} levels`);
    }
    const parsed = parse();
    this.depth -= 1;
    return parsed;
  }
}
