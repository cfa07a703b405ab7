import type { HttpAccess } from './access/http-access';
import type { Backend } from '../../backends/backend';
import type { HttpApiModel } from '../../template/http-api-model';
import type { V2StageModel } from '../../template/v2-stage-model';
import type { ExecutionLogEntry, IamMode } from '../deployment';
import type { Determinism } from '../identifiers';

/**
 * A stage of an HTTP API with what runs it.
 */
export interface HttpDeployment {
  readonly api: HttpApiModel;
  readonly stage: V2StageModel;
  readonly backend: Backend;
  readonly iam: IamMode;
  readonly access: HttpAccess;
  readonly determinism: Determinism;
  readonly log: (entry: ExecutionLogEntry) => void;
}
