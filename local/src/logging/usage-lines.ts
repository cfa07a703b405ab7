import { masked } from './log-text';
import type { Exchange } from '../gateway/exchange';
import type { MethodModel } from '../template/rest-api-model';

/**
 * Writes that the usage plan of an API key is looked for.
 */
export function writeUsageCheck({ journal, ids, deployment: { api, stage } }: Exchange, key: string): void {
  journal.info?.(`Verifying Usage Plan for request: ${ids.requestId}. API Key: ${masked(key)} API Stage: ${api.id}/${stage.name}`);
}

/**
 * What the log says of an API key that no usage plan lets in.
 */
export function keyRefusalLine({ deployment: { api, stage } }: Exchange, key: string, method: MethodModel): string {
  return `API Key ${masked(key)} not authorized because method '${method.httpMethod} ${method.path}' requires API Key and `
    + `API Key is not associated with a Usage Plan for API Stage ${api.id}/${stage.name}: No Usage Plan found for key and API Stage`;
}

/**
 * Writes that a usage plan lets an API key in.
 */
export function writeKeyAccepted({ journal, deployment: { api, stage } }: Exchange, key: string): void {
  journal.info?.(`Usage Plan check succeeded for API Key ${masked(key)} and API Stage ${api.id}/${stage.name}`);
}

/**
 * Writes that a method that needs no API key may be called.
 */
export function writeKeylessUsage(exchange: Exchange, method: MethodModel): void {
  writeUsageCheck(exchange, '');
  exchange.journal.info?.(`API Key  authorized because method '${method.httpMethod} ${method.path}' does not require API Key. `
    + 'Request will not contribute to throttle or quota limits');
  writeKeyAccepted(exchange, '');
}
