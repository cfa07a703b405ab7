import { isRecord } from '../template/cloud-template';

/**
 * A claim as HTTP APIs hand it on: always text; a list in square brackets with spaces between its items, as was seen. An object is written as
 * JSON, which is an assumption.
 */
export function plainClaimText(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(plainClaimText).join(' ')}]`;
  }
  return isRecord(value) ? JSON.stringify(value) : String(value);
}
