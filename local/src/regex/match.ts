import { RegexError } from './regex-error';

/**
 * A match, with what its groups took.
 */
export class Match {
  /** Where the match begins, in UTF-16 units. */
  readonly start: number;
  /** Where the match ends, exclusive. */
  readonly end: number;

  /**
   * @param bounds start and end of the whole match and of each group, -1 for a group that took no part
   */
  constructor(
    private readonly input: string,
    private readonly bounds: Int32Array,
    private readonly groupNames: ReadonlyMap<string, number>,
  ) {
    this.start = bounds[0];
    this.end = bounds[1];
  }

  /**
   * The number of capturing groups of the pattern.
   */
  get groupCount(): number {
    return this.bounds.length / 2 - 1;
  }

  /**
   * What a group took, by number (0 is the whole match) or by name; undefined when it took no part.
   *
   * @throws RegexError when the pattern has no such group
   */
  group(group: number | string = 0): string | undefined {
    const index = typeof group === 'number' ? group : this.groupNames.get(group);
    if (index === undefined || index < 0 || index > this.groupCount) {
      throw new RegexError(`no group ${group}`);
    }
    const start = this.bounds[2 * index];
    return start < 0 ? undefined : this.input.slice(start, this.bounds[2 * index + 1]);
  }
}
