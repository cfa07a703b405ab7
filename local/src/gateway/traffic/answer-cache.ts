import type { Reply } from '../answer/reply';

/*
 * The smallest cache cluster of AWS is larger, but AWS does not run on the machine of a developer.
 */
const CAPACITY_BYTES = 64 * 1024 * 1024;

/**
 * Bytes of the largest answer that is kept.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
 */
const LARGEST_BODY = 1_048_576;

/*
 * What an entry takes besides its key and its body.
 */
const OVERHEAD_BYTES = 1_024;

interface Entry {
  readonly reply: Reply;
  readonly until: number;
  readonly size: number;
}

/**
 * The cache of a stage. When it is full, the answers that were not asked for longest give way.
 */
export class AnswerCache {
  private readonly entries = new Map<string, Entry>();
  private size = 0;

  constructor(private readonly capacity = CAPACITY_BYTES) {}

  /**
   * A copy of the answer that is kept for a key, unless its time is over.
   *
   * @param now time in milliseconds
   */
  public get(key: string, now: number): Reply | undefined {
    const entry = this.entries.get(key);
    if (!entry || now >= entry.until) {
      this.delete(key);
      return undefined;
    }
    this.entries.delete(key);
    this.entries.set(key, entry);
    return copyOf(entry.reply);
  }

  /**
   * Keeps a copy of an answer, unless it is too large.
   *
   * @param until time in milliseconds
   */
  public set(key: string, reply: Reply, until: number): void {
    this.delete(key);
    const size = key.length * 2 + reply.body.length + OVERHEAD_BYTES;
    if (reply.body.length > LARGEST_BODY || size > this.capacity) {
      return;
    }
    this.entries.set(key, { reply: copyOf(reply), until, size });
    this.size += size;
    this.makeRoom();
  }

  private makeRoom(): void {
    for (const key of this.entries.keys()) {
      if (this.size <= this.capacity) {
        return;
      }
      this.delete(key);
    }
  }

  private delete(key: string): void {
    this.size -= this.entries.get(key)?.size ?? 0;
    this.entries.delete(key);
  }
}

/*
 * The gateway goes on to add headers to an answer, and whoever gets the body may write to it.
 */
function copyOf(reply: Reply): Reply {
  return { ...reply, headers: reply.headers.copy(), body: Buffer.from(reply.body) };
}
