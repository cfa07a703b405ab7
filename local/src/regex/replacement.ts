import { RegexError } from './regex-error';

/**
 * A replacement in Java's syntax: `$1` and `${name}` stand for groups, a backslash makes the next character plain.
 */
export class Replacement {
  private readonly parts: readonly (string | number)[];

  /**
   * @throws RegexError for a group that the pattern does not have, and for a `$` or backslash with nothing behind it
   */
  constructor(text: string, groupCount: number, groupNames: ReadonlyMap<string, number>) {
    this.parts = new ReplacementParser(text, groupCount, groupNames).parse();
  }

  /**
   * The replacement for one match.
   *
   * @param bounds start and end of each group in the input, -1 for a group that took no part
   */
  expand(input: string, bounds: Int32Array): string {
    let text = '';
    for (const part of this.parts) {
      text += typeof part === 'string' ? part : groupText(input, bounds, part);
    }
    return text;
  }
}

function groupText(input: string, bounds: Int32Array, group: number): string {
  const start = bounds[2 * group];
  return start < 0 ? '' : input.slice(start, bounds[2 * group + 1]);
}

class ReplacementParser {
  private position = 0;

  constructor(
    private readonly text: string,
    private readonly groupCount: number,
    private readonly groupNames: ReadonlyMap<string, number>,
  ) {}

  parse(): (string | number)[] {
    const parts: (string | number)[] = [];
    let plain = '';
    while (this.position < this.text.length) {
      const character = this.next();
      if (character === '$') {
        parts.push(plain, this.parseGroup());
        plain = '';
      } else {
        plain += character === '\\' ? this.parseEscaped() : character;
      }
    }
    parts.push(plain);
    return parts.filter((part) => part !== '');
  }

  private parseEscaped(): string {
    if (this.position === this.text.length) {
      throw new RegexError('the replacement ends with a backslash: the character to be escaped is missing');
    }
    return this.next();
  }

  private parseGroup(): number {
    const character = this.next();
    if (character === '{') {
      return this.parseName();
    }
    if (!isDigit(character)) {
      throw new RegexError(`illegal group reference '$${character}' in the replacement; write '\\$' for a dollar sign`);
    }
    return this.parseNumber(Number(character));
  }

  private parseNumber(firstDigit: number): number {
    let group = firstDigit;
    if (group > this.groupCount) {
      throw new RegexError(`no group ${group}`);
    }
    while (isDigit(this.peek()) && group * 10 + Number(this.peek()) <= this.groupCount) {
      group = group * 10 + Number(this.next());
    }
    return group;
  }

  private parseName(): number {
    const end = this.text.indexOf('}', this.position);
    const name = end < 0 ? '' : this.text.slice(this.position, end);
    const group = this.groupNames.get(name);
    if (group === undefined) {
      throw new RegexError(`no group named '${name}' for the replacement`);
    }
    this.position = end + 1;
    return group;
  }

  private peek(): string {
    return this.text.charAt(this.position);
  }

  private next(): string {
    const character = this.peek();
    this.position += 1;
    return character;
  }
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}
