import { UnsupportedFeatureError } from '../../errors';
import { isInt } from '../../java/numbers';
import { spend } from '../../java/work';
import { JavaCharacter, type VtlValue } from '../values';

/** What it costs to hash a value. */
const STEPS = 20;

/**
 * Java's `hashCode` of text, booleans, integers and lists of them.
 *
 * @throws UnsupportedFeatureError for everything else
 */
export function hashCode(value: VtlValue): number {
  spend(STEPS);
  if (value === null) {
    return 0;
  }
  if (typeof value === 'string' || value instanceof JavaCharacter) {
    return hashText(value.toString());
  }
  if (typeof value === 'boolean') {
    return value ? 1231 : 1237;
  }
  if (typeof value === 'bigint' && isInt(value)) {
    return Number(value);
  }
  if (Array.isArray(value)) {
    return value.reduce<number>((hash, element) => combine(hash, hashCode(element)), 1);
  }
  throw new UnsupportedFeatureError('hashCode() of anything but text, booleans, integers and lists in a mapping template');
}

function hashText(text: string): number {
  let hash = 0;
  for (let index = 0; index < text.length; index += 1) {
    hash = combine(hash, text.charCodeAt(index));
  }
  return hash;
}

/** Java's 32-bit arithmetic: what overflows is dropped. */
function combine(hash: number, next: number): number {
  return Math.imul(Math.imul(31, hash) + next, 1);
}
