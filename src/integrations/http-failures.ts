import { problem } from './answers';
import { checkProblemStatus } from './problem-status';
import type { RestIntegrationResponse } from './route-integration';
import { ValidationError } from '../private/errors';

/**
 * What errors of a backend mean to the caller. Whatever is not here, a redirect included, is a fault between API and backend: 502.
 */
const STATUSES: { readonly [backend: string]: number } = {
  400: 400,
  404: 404,
  409: 409,
  412: 412,
  413: 413,
  422: 400,
  429: 429,
  503: 503,
  504: 504,
};

/**
 * A fixed answer for each error of a backend.
 *
 * @param errors statuses that mean something else to the caller, from that of the backend
 */
export function httpFailures(errors: { readonly [backend: string]: number } = {}): RestIntegrationResponse[] {
  for (const [backend, status] of Object.entries(errors)) {
    if (!/^[3-5][0-9]{2}$/.test(backend)) throw new ValidationError(`'errors' maps statuses of the backend from 300 to 599, got '${backend}'`);
    checkProblemStatus(status, `errors[${backend}]`);
  }
  const byStatus = new Map<number, string[]>();
  for (const [backend, status] of Object.entries({ ...STATUSES, ...errors })) byStatus.set(status, [...byStatus.get(status) ?? [], backend]);
  byStatus.delete(502);
  return [...[...byStatus].map(([status, backends]) => problem(status, backends.join('|'))), problem(502)];
}
