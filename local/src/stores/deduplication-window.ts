const INTERVAL_MS = 5 * 60 * 1000;

/**
 * What came in the last five minutes, in which a FIFO queue or topic takes a deduplication id once.
 */
export class DeduplicationWindow<T> {
  private readonly byKey = new Map<string, { readonly value: T; readonly at: number }>();

  public find(key: string, now: number): T | undefined {
    this.forgetUntil(now - INTERVAL_MS);
    return this.byKey.get(key)?.value;
  }

  public add(key: string, value: T, now: number): void {
    this.byKey.set(key, { value, at: now });
  }

  private forgetUntil(time: number): void {
    for (const [key, { at }] of this.byKey) {
      if (at > time) {
        return;
      }
      this.byKey.delete(key);
    }
  }
}
