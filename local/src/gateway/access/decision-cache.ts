/**
 * Decisions of an authorizer by whom they are about.
 */
export interface DecisionCache<D> {
  get(identity: readonly string[], now: number): D | undefined;
  set(identity: readonly string[], decision: D, now: number): void;
}

interface KeptDecision<D> {
  readonly decision: D;
  readonly until: number;
}

const CAPACITY = 10_000;

const NONE: DecisionCache<never> = { get: () => undefined, set: () => undefined };

/**
 * Makes a cache of decisions; when full, the one made first gives way.
 *
 * @param ttlSeconds how long a decision is kept; 0 for not at all
 */
export function decisionCache<D>(ttlSeconds: number): DecisionCache<D> {
  if (ttlSeconds === 0) {
    return NONE as DecisionCache<D>;
  }
  const decisions = new Map<string, KeptDecision<D>>();
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
