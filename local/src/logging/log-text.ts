import type { HeaderBag } from '../http/header-bag';

/*
 * AWS keeps these out of its logs, but for their last signs.
 */
const SECRET = ['authorization', 'x-api-key', 'x-amz-security-token'];
const SHOWN = 6;

/*
 * No line shows more of a body than this, whatever its signs.
 */
const BODY_BYTES = 4_096;

/**
 * A value that nobody may read: asterisks, but for the last six signs of a longer one.
 */
export function masked(value: string): string {
  const hidden = value.length > SHOWN ? value.length - SHOWN : value.length;
  return '*'.repeat(hidden) + value.slice(hidden);
}

/**
 * A map as AWS logs it, for instance `{id=7, page=2}`.
 */
export function mapText(entries: Iterable<readonly [string, string]>): string {
  return `{${[...entries].map(([name, value]) => `${name}=${value}`).join(', ')}}`;
}

/**
 * A map with several values a name.
 */
export function listsText(lists: Iterable<readonly [string, readonly string[]]>): string {
  return mapText([...lists].map(([name, values]) => [name, values.join(', ')]));
}

/**
 * Headers, secrets masked.
 */
export function headersText(headers: Iterable<readonly [string, readonly string[]]>): string {
  return listsText([...headers].map(([name, values]) => [name, SECRET.includes(name.toLowerCase()) ? values.map(masked) : values]));
}

/**
 * The headers of a bag by their names.
 */
export function listsOf(bag: HeaderBag): readonly (readonly [string, readonly string[]])[] {
  return [...bag].map(({ name, values }) => [name, values]);
}

/**
 * The start of a body, longer than any line.
 */
export function bodyText(body: Uint8Array | string, isBinary = false): string {
  if (isBinary) {
    return '[Binary Data]';
  }
  return typeof body === 'string' ? body.slice(0, BODY_BYTES) : Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, BODY_BYTES)).toString('utf8');
}
