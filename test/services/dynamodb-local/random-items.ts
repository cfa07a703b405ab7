const NAMES = ['S', 'N', 'M', 'L', 'B', 'BOOL', 'NULL', 'SS', 'NS', 'BS', 'Item', 'id', '#n0', ':v0', '"', '}}', '$x'];
const TEXTS = [
  '', 'a', 'S', '"', '\\', '\\"', '{', '}', '[', ']', ':', ',', '}}', ']}', '{"M":{', '{"S":"x"}', '{"NULL":true}', 'true', 'null', '1', '\n', '\u2028', '\ue000',
  'é', '😀', "'", '$1', '\\1', '#if', '/',
];
const NUMBERS = [0, -1, 1.5, 12345678901234, -0.001, 1e21];

/**
 * Objects of any shape, the same ones each time.
 */
export function randomItems(count: number): { [name: string]: unknown }[] {
  const random = new Random(7);
  return Array.from({ length: count }, () => ({ first: random.value(6), ...random.object(6) }));
}

class Random {
  constructor(private state: number) {}

  public value(depth: number): unknown {
    const kind = this.below(depth > 0 ? 8 : 4);
    if (kind >= 6) return this.object(depth);
    if (kind >= 4) return Array.from({ length: this.below(4) }, () => this.value(depth - 1));
    return [null, this.below(2) === 0, this.pick(NUMBERS), this.text()][kind];
  }

  public object(depth: number): { [name: string]: unknown } {
    const members = Array.from({ length: this.below(4) }, () => [this.pick(NAMES) + this.pick(TEXTS), this.value(depth - 1)] as const);
    return Object.fromEntries(members);
  }

  private text(): string {
    return Array.from({ length: this.below(6) }, () => this.pick(TEXTS)).join('');
  }

  private pick<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)];
  }

  /** The minimal standard generator of Park and Miller. */
  private below(bound: number): number {
    this.state = (this.state * 48271) % 2147483647;
    return this.state % bound;
  }
}
