import { createHash } from 'node:crypto';

/**
 * A stable id of ten lower case letters and digits that looks like AWS's own, made from what it stands for.
 */
export function shortId(...parts: readonly string[]): string {
  const digest = createHash('sha256').update(parts.join('/')).digest();
  return digest.readBigUInt64BE().toString(36).padStart(10, '0').slice(0, 10);
}
