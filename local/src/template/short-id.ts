import { hash } from 'node:crypto';

/**
 * A stable id of ten lower case letters and digits that looks like AWS's own, made from what it stands for.
 */
export function shortId(...parts: readonly string[]): string {
  const digest = hash('sha256', parts.join('/'));
  return BigInt(`0x${digest.slice(0, 16)}`).toString(36).padStart(10, '0').slice(0, 10);
}

/**
 * An id in the form of a UUID, as stack ids end with.
 */
export function uuidOf(...parts: readonly string[]): string {
  const digits = hash('sha256', parts.join('/'));
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20, 32)].join('-');
}
