import { answer } from './aws-service-integration';
import type { RestIntegrationResponse } from './route-integration';
import { problemTemplate } from '../mapping/response-template';

/** Statuses that mean to the caller what they mean to us. */
const TOLD = [404, 409, 412, 429];

/**
 * Answers by the status alone, for services that name their errors in a header, which no template can read.
 *
 * Missing rights (401, 403) are the API's owner's to mend: they are answered with 502 like all else that no pattern matches.
 */
export const STATUS_FAILURES: readonly RestIntegrationResponse[] = [
  ...TOLD.map((status) => answer(status, problemTemplate(status), String(status))),
  answer(400, problemTemplate(400), '4(?!01|03|04|09|12|29)\\d{2}'),
  answer(503, problemTemplate(503), '503'),
  answer(502, problemTemplate(502)),
];
