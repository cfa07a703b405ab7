/**
 * The escape `\uXXXX` of a UTF-16 unit, with capitals as Java's libraries write it.
 */
export function unicodeEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
