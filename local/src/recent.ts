/**
 * The newest of a row of things; the oldest one goes when there are too many.
 */
export class Recent<T> {
  private readonly list: T[] = [];

  /**
   * @param limit how many are kept
   */
  constructor(private readonly limit: number) {}

  /**
   * What is kept, the oldest first. The array stays the same one.
   */
  public get items(): readonly T[] {
    return this.list;
  }

  public add(item: T): void {
    this.list.push(item);
    if (this.list.length > this.limit) {
      this.list.shift();
    }
  }

  public clear(): void {
    this.list.length = 0;
  }
}
