import { bodyText, headersText, listsOf, listsText, mapText } from './log-text';
import type { Exchange } from '../gateway/exchange';
import type { MethodModel } from '../template/rest-api-model';

/**
 * Writes that a method that needs no API key may be called.
 */
export function writeKeylessUsage({ journal, ids, deployment: { api, stage } }: Exchange, method: MethodModel): void {
  const stageName = `${api.id}/${stage.name}`;
  journal.info?.(`Verifying Usage Plan for request: ${ids.requestId}. API Key:  API Stage: ${stageName}`);
  journal.info?.(`API Key  authorized because method '${method.httpMethod} ${method.path}' does not require API Key. `
    + 'Request will not contribute to throttle or quota limits');
  journal.info?.(`Usage Plan check succeeded for API Key  and API Stage ${stageName}`);
}

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
