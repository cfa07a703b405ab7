/**
 * How much of something is kept.
 */
export interface Bounds {
  readonly maxEntries: number;
  readonly maxBytes: number;
}

/**
 * What a queue, a stream and the like keep at most.
 */
export const BOUNDS: Bounds = { maxEntries: 100_000, maxBytes: 256 * 1024 * 1024 };

/**
 * Entries by their ids, in the order in which they came. When there are too many of them, or they are too large together, the oldest go.
 */
export class Retained<T> {
  private readonly entries = new Map<string, { readonly entry: T; readonly bytes: number }>();
  private bytes = 0;

  constructor(private readonly bounds: Bounds = BOUNDS) {}

  public add(id: string, entry: T, bytes: number): void {
    this.delete(id);
    this.entries.set(id, { entry, bytes });
    this.bytes += bytes;
    this.dropSurplus();
  }

  public get(id: string): T | undefined {
    return this.entries.get(id)?.entry;
  }

  public delete(id: string): void {
    this.bytes -= this.entries.get(id)?.bytes ?? 0;
    this.entries.delete(id);
  }

  public clear(): void {
    this.entries.clear();
    this.bytes = 0;
  }

  public* [Symbol.iterator](): IterableIterator<T> {
    for (const { entry } of this.entries.values()) {
      yield entry;
    }
  }

  private dropSurplus(): void {
    for (const oldest of this.entries.keys()) {
      if (this.entries.size <= this.bounds.maxEntries && this.bytes <= this.bounds.maxBytes) {
        return;
      }
      this.delete(oldest);
    }
  }
}
