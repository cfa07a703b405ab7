import { ValidationError } from '../private/errors';

const STATUSES = [400, 403, 404, 409, 412, 413, 416, 429, 502, 503, 504];

/**
 * Refuses a status that no fixed answer of ours has.
 */
export function checkProblemStatus(status: number, name: string): void {
  if (!STATUSES.includes(status)) throw new ValidationError(`'${name}' must be one of ${STATUSES.join(', ')}, got ${status}`);
}
