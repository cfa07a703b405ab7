import type { Access } from './access/access';
import type { Determinism } from './identifiers';
import type { BinaryTypes } from './mapping/binary-types';
import type { AnswerCache } from './traffic/answer-cache';
import type { UsagePlans } from './traffic/usage-plans';
import type { Backend } from '../backends/backend';
import type { JournalSettings } from '../logging/journal';
import type { RestApiModel, StageModel } from '../template/rest-api-model';

/**
 * Why a request failed, or what it sends.
 */
export interface ExecutionLogEntry {
  readonly requestId: string;
  readonly message: string;
}

/**
 * How `AWS_IAM` routes treat requests. `ALLOW` lets every request in; `SIGNED` refuses, as AWS does, those without a `caller`.
 */
export type IamMode = 'ALLOW' | 'SIGNED';

/**
 * A stage of an API with what runs it.
 */
export interface Deployment {
  readonly api: RestApiModel;
  readonly stage: StageModel;
  readonly backend: Backend;
  readonly binaryTypes: BinaryTypes;
  readonly iam: IamMode;
  readonly access: Access;
  readonly determinism: Determinism;
  readonly usagePlans: UsagePlans;

  /**
   * @default - the stage has no cache cluster
   */
  readonly cache?: AnswerCache;

  /**
   * What execution logs hold.
   *
   * @default - what the stage's settings of the method say
   */
  readonly logging?: JournalSettings;
  readonly log: (entry: ExecutionLogEntry) => void;
}
