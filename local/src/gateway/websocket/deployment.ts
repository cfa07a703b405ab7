import type { WebSocketAccess } from './access/websocket-access';
import type { Backend } from '../../backends/backend';
import type { JournalSettings } from '../../logging/journal';
import type { SchemaSet } from '../../schema';
import type { V2StageModel } from '../../template/v2-stage-model';
import type { WebSocketApiModel } from '../../template/websocket-api-model';
import type { ExecutionLogEntry, IamMode } from '../deployment';
import type { Determinism } from '../identifiers';
import type { UsagePlans } from '../traffic/usage-plans';

/**
 * A stage of a WebSocket API with what runs it.
 */
export interface WebSocketDeployment {
  readonly api: WebSocketApiModel;
  readonly stage: V2StageModel;
  readonly backend: Backend;
  readonly iam: IamMode;
  readonly access: WebSocketAccess;
  readonly determinism: Determinism;
  readonly usagePlans: UsagePlans;

  /**
   * The API's models, by name.
   */
  readonly schemas: SchemaSet;

  /**
   * What execution logs hold.
   *
   * @default - what the stage's settings of the route say
   */
  readonly logging?: JournalSettings;
  readonly log: (entry: ExecutionLogEntry) => void;
}
