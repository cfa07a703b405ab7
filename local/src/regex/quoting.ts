/**
 * Rewrites `\Q...\E` with a backslash before each quoted character that could mean something else.
 *
 * Quoted digits are written in hexadecimal, lest they lengthen a back reference before them.
 */
export function expandQuotes(pattern: string): string {
  let expanded = '';
  let position = 0;
  while (position < pattern.length) {
    const pair = pattern.slice(position, position + 2);
    if (pair === '\\Q') {
      const end = pattern.indexOf('\\E', position + 2);
      const last = end < 0 ? pattern.length : end;
      expanded += quote(pattern.slice(position + 2, last));
      position = last + 2;
    } else {
      const step = pair.startsWith('\\') ? 2 : 1;
      expanded += pattern.slice(position, position + step);
      position += step;
    }
  }
  return expanded;
}

function quote(text: string): string {
  return text.replace(/[!-/:-@[-`{-~\s]|[0-9]/g, (character) => (/[0-9]/.test(character) ? `\\x3${character}` : `\\${character}`));
}
