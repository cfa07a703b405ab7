import { encodeComponent } from './query';

/*
 * Stand in a segment of a path as they are: https://www.rfc-editor.org/rfc/rfc3986#section-3.3
 */
const PLAIN = /%(?:2[46BC]|3[ABD]|40)/g;

/**
 * Percent-encodes text so that it is one segment of a path, whatever is in it.
 */
export function encodeSegment(text: string): string {
  return encodeComponent(text).replace(PLAIN, decodeURIComponent);
}

/**
 * Percent-encodes the segments of a path; the slashes between them stay, and one stands at its start.
 */
export function encodePath(path: string): string {
  const encoded = path.split('/').map(encodeSegment).join('/');
  return encoded.startsWith('/') ? encoded : `/${encoded}`;
}
