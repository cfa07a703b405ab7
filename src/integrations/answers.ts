import { answer } from './aws-service-integration';
import type { RestIntegrationResponse } from './route-integration';
import { problemTemplate } from '../mapping/response-template';

/**
 * A fixed answer for an error.
 */
export function problem(statusCode: number, selectionPattern?: string): RestIntegrationResponse {
  return answer(statusCode, problemTemplate(statusCode), selectionPattern);
}
