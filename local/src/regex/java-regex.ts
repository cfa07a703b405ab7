import type { ParsedPattern } from './ast';
import { compile, type Program } from './compiler';
import { Match } from './match';
import { Matcher } from './matcher';
import { parsePattern } from './pattern-parser';
import { RegexError } from './regex-error';
import { Replacement } from './replacement';
import { planFor, type SearchPlan } from './search-plan';
import { BoundedCache } from '../java/bounded-cache';
import { withinStack } from '../java/within-stack';

const CACHE_CAPACITY = 500;

/**
 * A regular expression of `java.util.regex`, which templates use through methods of strings.
 *
 * Not known are `\X`, `\N{...}`, `\b{g}`, rare scripts and blocks, and a lookbehind without a longest length
 * (which Java takes since version 13, for single characters); they are refused. Every method throws a
 * `RegexError` where Java would overflow its stack or backtrack practically forever.
 *
 * @see https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/regex/Pattern.html
 */
export class JavaRegex {
  /**
   * Compiles a pattern; equal patterns are compiled once.
   *
   * @param flags letters of the flags that hold from the start, as in `(?i)`; none by default
   * @throws RegexError for a pattern that Java refuses or that is not supported
   */
  static compile(pattern: string, flags: string = ''): JavaRegex {
    const flagged = flags === '' ? pattern : `(?${flags})${pattern}`;
    return JavaRegex.cache.get(flagged, () => withinStack(
      () => new JavaRegex(parsePattern(flagged)),
      () => new RegexError('the pattern is nested too deeply'),
    ));
  }

  private static readonly cache = new BoundedCache<JavaRegex>(CACHE_CAPACITY);

  private readonly program: Program;
  private readonly plan: SearchPlan;

  private constructor(private readonly parsed: ParsedPattern) {
    this.program = compile(parsed);
    this.plan = planFor(parsed.root);
  }

  /**
   * Whether the pattern matches the whole text, as `String.matches`.
   */
  matches(text: string): boolean {
    return this.matcher(text).matches();
  }

  /**
   * The first match from an offset on.
   *
   * @param from offset in UTF-16 units, 0 by default
   */
  find(text: string, from: number = 0): Match | undefined {
    const matcher = this.matcher(text);
    matcher.startAt(from);
    return matcher.find() ? new Match(text, matcher.bounds, this.parsed.groupNames) : undefined;
  }

  /**
   * The text with every match replaced, as `String.replaceAll`.
   *
   * @param replacement in Java's syntax: `$1`, `${name}`, and a backslash before a plain `$` or backslash
   * @throws RegexError for a malformed replacement, once there is a match to replace
   */
  replaceAll(text: string, replacement: string): string {
    return this.replace(text, replacement, Infinity);
  }

  /**
   * The text with the first match replaced, as `String.replaceFirst`; see `replaceAll`.
   */
  replaceFirst(text: string, replacement: string): string {
    return this.replace(text, replacement, 1);
  }

  /**
   * The pieces between the matches, as `String.split`.
   *
   * @param limit the most pieces to make; 0, the default, makes all and drops empty ones at the end; negative keeps those
   */
  split(text: string, limit: number = 0): string[] {
    const matcher = this.matcher(text);
    const pieces: string[] = [];
    let position = 0;
    while ((limit <= 0 || pieces.length < limit - 1) && matcher.find()) {
      const start = matcher.bounds[0];
      const end = matcher.bounds[1];
      // An empty match at the very start makes no empty piece.
      if (end > 0) {
        pieces.push(text.slice(position, start));
        position = end;
      }
    }
    pieces.push(text.slice(position));
    return limit === 0 && position > 0 ? withoutEmptyEnd(pieces) : pieces;
  }

  private matcher(text: string): Matcher {
    return new Matcher(this.program, this.plan, this.parsed.groupCount, text);
  }

  private replace(text: string, replacement: string, max: number): string {
    const matcher = this.matcher(text);
    if (!matcher.find()) {
      return text;
    }
    const { groupCount, groupNames } = this.parsed;
    const expansion = new Replacement(replacement, groupCount, groupNames);
    let replaced = '';
    let position = 0;
    let count = 0;
    do {
      const start = matcher.bounds[0];
      replaced += text.slice(position, start) + expansion.expand(text, matcher.bounds);
      position = matcher.bounds[1];
      count += 1;
    } while (count < max && matcher.find());
    return replaced + text.slice(position);
  }
}

function withoutEmptyEnd(pieces: readonly string[]): string[] {
  let length = pieces.length;
  while (length > 0 && pieces[length - 1] === '') {
    length -= 1;
  }
  return pieces.slice(0, length);
}
