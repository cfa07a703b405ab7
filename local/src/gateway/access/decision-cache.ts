import type { AuthorizerDecision } from '../../events/authorizer-answer';

/**
 * Decisions of an authorizer by whom they are about.
 */
export interface DecisionCache {
  get(identity: readonly string[], now: number): AuthorizerDecision | undefined;
  set(identity: readonly string[], decision: AuthorizerDecision, now: number): void;
}

interface KeptDecision {
  readonly decision: AuthorizerDecision;
  readonly until: number;
}

const CAPACITY = 10_000;

const NONE: DecisionCache = { get: () => undefined, set: () => undefined };

/**
 * Makes a cache of decisions; when full, the one made first gives way.
 *
 * @param ttlSeconds how long a decision is kept; 0 for not at all
 */
export function decisionCache(ttlSeconds: number): DecisionCache {
  if (ttlSeconds === 0) {
    return NONE;
  }
  const decisions = new Map<string, KeptDecision>();
  return {
    get: (identity, now) => {
      const kept = decisions.get(keyOf(identity));
      return kept && now < kept.until ? kept.decision : undefined;
    },
    set: (identity, decision, now) => {
      const key = keyOf(identity);
      decisions.delete(key);
      const [oldest] = decisions.keys();
      if (decisions.size >= CAPACITY) {
        decisions.delete(oldest);
      }
      decisions.set(key, { decision, until: now + ttlSeconds * 1000 });
    },
  };
}

/*
 * Lengths keep `['a', 'b']` apart from `['a,b']`, whatever the values hold.
 */
function keyOf(identity: readonly string[]): string {
  return identity.map((value) => `${value.length}:${value}`).join();
}
