import type { Backend } from '../backends/backend';
import type { ResourceModel } from '../template/template-model';

/**
 * Makes the services that are kept in this process, by their names in integration URIs.
 */
export function storeBackends(_resources: readonly ResourceModel[]): Readonly<Record<string, Backend>> {
  return {};
}
