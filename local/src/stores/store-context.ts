import { randomUUID } from 'node:crypto';
import type { Determinism } from '../gateway/identifiers';
import { uuidOf } from '../template/short-id';

/**
 * Where the stores take their time and their ids from.
 */
export interface StoreContext {
  /**
   * Milliseconds since 1970.
   */
  now(): number;

  /**
   * A new id in the form of a UUID.
   */
  newId(): string;
}

/**
 * Makes the context of a set of stores: where the ids of requests are given, those of the stores are numbered, and each run gives the same.
 */
export function storeContext({ clock, ids }: Determinism): StoreContext {
  let count = 0;
  return {
    now: () => clock?.().getTime() ?? Date.now(),
    newId: ids ? () => uuidOf('store', String(count += 1)) : randomUUID,
  };
}
