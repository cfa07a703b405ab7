import { answer } from './aws-service-integration';
import type { RestIntegrationResponse } from './route-integration';
import { problemTemplate } from '../mapping/response-template';

/**
 * An answer whose body a template writes, on an API that also has binary types: without the conversion, API Gateway would decode
 * the text as base64 for callers whose `Accept` begins with one of them.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings-workflow.html
 */
export function asText(statusCode: number, template: string, selectionPattern?: string): RestIntegrationResponse {
  return { ...answer(statusCode, template, selectionPattern), contentHandling: 'CONVERT_TO_TEXT' };
}

/**
 * A fixed answer for an error.
 */
export function problem(statusCode: number, selectionPattern?: string): RestIntegrationResponse {
  return asText(statusCode, problemTemplate(statusCode), selectionPattern);
}
