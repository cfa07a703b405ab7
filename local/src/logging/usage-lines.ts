import type { Exchange } from '../gateway/exchange';
import type { MethodModel } from '../template/rest-api-model';

const SHOWN = 6;

/**
 * Writes that the usage plan of an API key is looked for.
 */
export function writeUsageCheck({ journal, ids, deployment: { api, stage } }: Exchange, key: string): void {
  journal.info?.(`Verifying Usage Plan for request: ${ids.requestId}. API Key: ${masked(key)} API Stage: ${api.id}/${stage.name}`);
}

/**
 * Writes that no usage plan lets an API key in.
 */
export function writeKeyRefused({ journal, deployment: { api, stage } }: Exchange, key: string, method: MethodModel): void {
  journal.info?.(`API Key ${masked(key)} not authorized because method '${method.httpMethod} ${method.path}' requires API Key and `
    + `API Key is not associated with a Usage Plan for API Stage ${api.id}/${stage.name}: No Usage Plan found for key and API Stage`);
}

/**
 * Writes that a usage plan lets an API key in.
 */
export function writeKeyAccepted({ journal, deployment: { api, stage } }: Exchange, key: string): void {
  journal.info?.(`Usage Plan check succeeded for API Key ${masked(key)} and API Stage ${api.id}/${stage.name}`);
}

/*
 * Logs show the last characters of a key alone.
 */
function masked(key: string): string {
  const hidden = Math.max(0, key.length - SHOWN);
  return '*'.repeat(hidden) + key.slice(hidden);
}
