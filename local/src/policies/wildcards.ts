/**
 * A piece of a pattern: characters as they are, or a wildcard for any number of them (`*`) or one (`?`).
 */
export type WildcardPart = { readonly text: string; readonly wildcard?: undefined } | { readonly wildcard: '*' | '?' };

/**
 * Whether a text fits a pattern as a whole. The work grows with the product of their lengths, never faster.
 */
export function matchesWildcards(parts: readonly WildcardPart[], text: string): boolean {
  let part = 0;
  let position = 0;
  let starPart = -1;
  let starPosition = 0;
  while (part < parts.length || position < text.length) {
    const next = part < parts.length ? parts[part] : undefined;
    if (next?.wildcard === '*') {
      starPart = part;
      starPosition = position;
      part += 1;
      continue;
    }
    const length = lengthAt(next, text, position);
    if (length >= 0) {
      part += 1;
      position += length;
    } else if (starPart >= 0 && starPosition < text.length) {
      starPosition += 1;
      part = starPart + 1;
      position = starPosition;
    } else {
      return false;
    }
  }
  return true;
}

function lengthAt(part: WildcardPart | undefined, text: string, position: number): number {
  if (!part) {
    return -1;
  }
  if (part.wildcard) {
    return position < text.length ? 1 : -1;
  }
  return text.startsWith(part.text, position) ? part.text.length : -1;
}
