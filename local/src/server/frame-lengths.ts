const SHORT_HEAD = 2;
const MASK = 4;

/* The bit that says so; the others are the length. */
const MASKED = 128;
const LENGTH_OF_16 = 126;
const LENGTH_OF_64 = 127;

/**
 * Reads how long the frames of a client are, as their bytes come.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6455#section-5.2
 */
export class FrameLengths {
  /**
   * Bytes of the longest frame so far.
   */
  public longest = 0;

  private head = Buffer.alloc(0);
  private rest = 0;

  public read(chunk: Buffer): void {
    for (let at = 0; at < chunk.length;) {
      const payload = Math.min(this.rest, chunk.length - at);
      this.rest -= payload;
      at += payload;
      at += this.rest > 0 || at === chunk.length ? 0 : this.readHead(chunk, at);
    }
  }

  /*
   * A head may come in pieces; gives how many of the chunk's bytes belong to it.
   */
  private readHead(chunk: Buffer, at: number): number {
    const before = this.head.length;
    const head = before === 0 ? chunk.subarray(at) : Buffer.concat([this.head, chunk.subarray(at, at + SHORT_HEAD + 8 + MASK)]);
    const size = headSize(head);
    if (head.length < size) {
      this.head = Buffer.from(head);
      return chunk.length - at;
    }
    this.head = Buffer.alloc(0);
    this.rest = payloadLength(head);
    this.longest = Math.max(this.longest, this.rest);
    return size - before;
  }
}

function headSize(head: Buffer): number {
  if (head.length < SHORT_HEAD) {
    return SHORT_HEAD;
  }
  const length = head[1] % MASKED;
  const more = length === LENGTH_OF_64 ? 8 : length === LENGTH_OF_16 ? 2 : 0;
  return SHORT_HEAD + more + (head[1] >= MASKED ? MASK : 0);
}

function payloadLength(head: Buffer): number {
  const length = head[1] % MASKED;
  switch (length) {
    case LENGTH_OF_16: return head.readUInt16BE(SHORT_HEAD);
    case LENGTH_OF_64: return Number(head.readBigUInt64BE(SHORT_HEAD));
    default: return length;
  }
}
