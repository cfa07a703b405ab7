import type { Place } from '../ast';
import type { Flags } from '../flags';
import { codePointAt, codePointBefore, type MatchState } from '../match-state';
import { CARRIAGE_RETURN, isLineTerminator, LINE_FEED, UNICODE_WORD } from '../predefined';
import type { MatchNode } from './match-node';

type PlaceTest = (state: MatchState, offset: number) => boolean;

/**
 * A place in the text, which takes nothing.
 */
export class PlaceNode implements MatchNode {
  private readonly isAt: PlaceTest;

  constructor(place: Place, flags: Flags, private readonly next: MatchNode) {
    this.isAt = testFor(place, flags);
  }

  match(state: MatchState, offset: number): boolean {
    return this.isAt(state, offset) && this.next.match(state, offset);
  }
}

function testFor(place: Place, flags: Flags): PlaceTest {
  switch (place) {
    case 'inputStart':
      return (_state, offset) => offset === 0;
    case 'inputEnd':
      return (state, offset) => offset === state.text.length;
    case 'inputEndOrLastTerminator':
      return (state, offset) => isBeforeLastTerminator(state.text, offset, flags.unixLines);
    case 'lineStart':
      return (state, offset) => isLineStart(state.text, offset, flags.unixLines);
    case 'lineEnd':
      return (state, offset) => isLineEnd(state.text, offset, flags.unixLines);
    case 'lastMatchEnd':
      return (state, offset) => offset === state.lastMatchEnd;
    case 'wordBoundary':
      return (state, offset) => isWordBoundary(state.text, offset, flags);
    case 'noWordBoundary':
      return (state, offset) => !isWordBoundary(state.text, offset, flags);
  }
}

function isBeforeLastTerminator(text: string, offset: number, unixLines: boolean): boolean {
  if (offset === text.length) {
    return true;
  }
  const isLast = offset === text.length - 1 || (offset === text.length - 2 && !unixLines && text.startsWith('\r\n', offset));
  return isLast && isLineEnd(text, offset, unixLines);
}

function isLineStart(text: string, offset: number, unixLines: boolean): boolean {
  // Like Perl, Java sees no line behind a terminator that ends the text.
  if (offset === text.length) {
    return false;
  }
  return offset === 0 || (isTerminator(text.charCodeAt(offset - 1), unixLines) && (unixLines || !isInsideCrLf(text, offset)));
}

function isLineEnd(text: string, offset: number, unixLines: boolean): boolean {
  if (offset === text.length) {
    return true;
  }
  return isTerminator(text.charCodeAt(offset), unixLines) && (unixLines || !isInsideCrLf(text, offset));
}

function isTerminator(code: number, unixLines: boolean): boolean {
  return unixLines ? code === LINE_FEED : isLineTerminator(code);
}

function isInsideCrLf(text: string, offset: number): boolean {
  return text.charCodeAt(offset) === LINE_FEED && text.charCodeAt(offset - 1) === CARRIAGE_RETURN;
}

function isWordBoundary(text: string, offset: number, flags: Flags): boolean {
  return isWordAt(text, offset, codePointAt(text, offset), flags)
    !== isWordAt(text, offset - 1, codePointBefore(text, offset), flags);
}

function isWordAt(text: string, offset: number, codePoint: number, flags: Flags): boolean {
  if (codePoint < 0) {
    return false;
  }
  const character = String.fromCodePoint(codePoint);
  const isWord = flags.unicodeClasses ? UNICODE_WORD.has(codePoint) : /^[\p{L}\p{Nd}_]$/u.test(character);
  return isWord || (/^\p{Mn}$/u.test(character) && hasBase(text, offset));
}

/**
 * Whether the combining marks up to an offset stand on a letter or digit.
 */
function hasBase(text: string, offset: number): boolean {
  return /[\p{L}\p{Nd}]\p{Mn}*$/u.test(text.slice(Math.max(0, offset - 32), offset));
}
