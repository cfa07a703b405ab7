import type { AccessRequest } from './access-request';
import { matchesWildcards, type WildcardPart } from './wildcards';

/**
 * How a policy's text is read.
 */
export interface PatternOptions {
  /**
   * Whether `${aws:username}` stands for a value of the request, as in policies of version 2012-10-17.
   */
  readonly variables: boolean;

  /**
   * Whether `*` and `?` stand for other characters.
   */
  readonly wildcards: boolean;

  /**
   * Whether capitals are told from small letters.
   */
  readonly caseSensitive: boolean;
}

/**
 * A text of a policy, with wildcards and policy variables where they have a meaning.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export class Pattern {
  private readonly parts: readonly PatternPart[];
  private readonly fixed: readonly WildcardPart[] | undefined;

  constructor(text: string, private readonly options: PatternOptions) {
    this.parts = readParts(this.fold(text), options);
    this.fixed = this.parts.every((part) => typeof part === 'string') ? splitAll(this.parts, options) : undefined;
  }

  /**
   * Whether a value fits. A pattern whose variable the request has no value for fits nothing.
   */
  public matches(value: string, request: AccessRequest): boolean {
    const parts = this.fixed ?? this.resolve(request);
    return parts !== undefined && matchesWildcards(parts, this.fold(value));
  }

  private resolve(request: AccessRequest): readonly WildcardPart[] | undefined {
    const parts: WildcardPart[] = [];
    for (const part of this.parts) {
      if (typeof part === 'string') {
        parts.push(...split(part, this.options));
        continue;
      }
      const value = part.literal ?? request.values(part.key)?.[0] ?? part.fallback;
      if (value === undefined) {
        return undefined;
      }
      parts.push({ text: this.fold(value) });
    }
    return parts;
  }

  private fold(text: string): string {
    return this.options.caseSensitive ? text : text.toLowerCase();
  }
}

type PatternPart = string | Variable;

interface Variable {
  readonly key: string;

  /**
   * What `${*}`, `${?}` and `${$}` stand for.
   */
  readonly literal?: string;
  readonly fallback?: string;
}

const VARIABLE = /\$\{([^}]*)\}/g;
const WILDCARD = /([*?])/;

function readParts(text: string, options: PatternOptions): readonly PatternPart[] {
  if (!options.variables || !text.includes('${')) {
    return [text];
  }
  const parts: PatternPart[] = [];
  let end = 0;
  for (const found of text.matchAll(VARIABLE)) {
    parts.push(text.slice(end, found.index), readVariable(found[1]));
    end = found.index + found[0].length;
  }
  return [...parts, text.slice(end)];
}

function readVariable(text: string): Variable {
  if (text === '*' || text === '?' || text === '$') {
    return { key: '', literal: text };
  }
  const comma = text.indexOf(',');
  if (comma < 0) {
    return { key: text.trim().toLowerCase() };
  }
  return { key: text.slice(0, comma).trim().toLowerCase(), fallback: unquoted(text.slice(comma + 1).trim()) };
}

function unquoted(text: string): string {
  return text.length > 1 && text.startsWith("'") && text.endsWith("'") ? text.slice(1, -1) : text;
}

function splitAll(parts: readonly PatternPart[], options: PatternOptions): readonly WildcardPart[] {
  return parts.flatMap((part) => typeof part === 'string' ? split(part, options) : []);
}

function split(text: string, options: PatternOptions): readonly WildcardPart[] {
  if (!options.wildcards) {
    return text === '' ? [] : [{ text }];
  }
  return text.split(WILDCARD).filter((part) => part !== '').map((part) => part === '*' || part === '?' ? { wildcard: part } : { text: part });
}
