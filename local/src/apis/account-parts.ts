import type { Backend } from '../backends/backend';
import type { ExecutionLogEntry } from '../gateway/deployment';
import type { UsagePlans } from '../gateway/traffic/usage-plans';
import type { LocalGatewayOptions } from '../local-gateway-options';
import type { ResourceModel } from '../template/template-model';

/**
 * What the stages of an account's APIs share.
 */
export interface AccountParts {
  readonly options: LocalGatewayOptions;
  readonly resources: readonly ResourceModel[];
  readonly backend: Backend;
  readonly usagePlans: UsagePlans;
  readonly log: (entry: ExecutionLogEntry) => void;
}
