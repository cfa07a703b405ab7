/**
 * Keeps the results of a costly function; when full, the one made first gives way.
 */
export class BoundedCache<V> {
  private readonly values = new Map<string, V>();

  constructor(private readonly capacity: number) {}

  get(key: string, make: () => V): V {
    const known = this.values.get(key);
    if (known !== undefined) {
      return known;
    }
    const value = make();
    if (this.values.size >= this.capacity) {
      this.dropOldest();
    }
    this.values.set(key, value);
    return value;
  }

  private dropOldest(): void {
    for (const key of this.values.keys()) {
      this.values.delete(key);
      return;
    }
  }
}
