import type { InvokeAnswer } from '../answer/respond';
import type { Deployment } from '../deployment';
import type { Determinism } from '../identifiers';

/**
 * Answers a request that leads to no stage.
 */
export type Refuse = (reason: string, determinism: Determinism, log: Deployment['log']) => InvokeAnswer;

/**
 * No API answers at a host and path.
 */
export class NoEntrance extends Error {
  /**
   * @param refuse what the client gets
   */
  constructor(reason: string, public readonly refuse: Refuse) {
    super(reason);
  }
}
