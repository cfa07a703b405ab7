import { JavaObject, type VtlValue } from './values';
import { toJavaString } from '../java/values';

/**
 * The text that a value renders as. Null, which Velocity never prints by itself, is `null` inside of others.
 */
export function print(value: VtlValue): string {
  return value instanceof JavaObject ? value.toString() : toJavaString(value);
}
