import { bodyText, headersText, listsOf, listsText, mapText } from './log-text';
import type { Exchange } from '../gateway/exchange';

/**
 * Writes that a method starts, and with what.
 */
export function writeStart({ journal, ids, request, pathParameters, deployment }: Exchange): void {
  journal.info?.(`Starting execution for request: ${ids.requestId}`);
  journal.info?.(`HTTP Method: ${request.method}, Resource Path: ${request.path}`);
  const isBinary = request.body.length > 0 && deployment.binaryTypes.matches(request.headers.get('Content-Type'));
  journal.trace?.(`Method request path: ${mapText(pathParameters)}`);
  journal.trace?.(`Method request query string: ${listsText(request.query)}`);
  journal.trace?.(`Method request headers: ${headersText(listsOf(request.headers))}`);
  journal.trace?.(`Method request body before transformations: ${bodyText(request.body, isBinary)}`);
}
