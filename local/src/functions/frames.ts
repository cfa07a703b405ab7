const HEAD = 5;

/**
 * What travels between the engine and the process of a function: a letter for the kind, four bytes for the length, the payload.
 */
export const FRAMES = {
  HEADER: 'H',
  EVENT: 'E',
  BEGUN: 'B',
  READY: 'R',
  LOG: 'L',
  CHUNK: 'C',
  DONE: 'D',
  FAILED: 'F',
  ENDING: 'X',
} as const;

export function writeFrame(kind: string, payload: Buffer): Buffer {
  const head = Buffer.alloc(HEAD);
  head.write(kind, 'latin1');
  head.writeUInt32BE(payload.length, 1);
  return Buffer.concat([head, payload]);
}

/**
 * Cuts what arrives into frames.
 */
export class FrameReader {
  private chunks: Buffer[] = [];
  private length = 0;
  private wanted = HEAD;

  constructor(private readonly longest: number, private readonly onFrame: (kind: string, payload: Buffer) => void) {}

  /**
   * @throws RangeError for a frame that is too long to be one
   */
  public push(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.length += chunk.length;
    if (this.length < this.wanted) {
      return;
    }
    const rest = this.cut(Buffer.concat(this.chunks, this.length));
    this.chunks = [rest];
    this.length = rest.length;
    this.wanted = this.endOf(rest);
  }

  private cut(bytes: Buffer): Buffer {
    let rest = bytes;
    for (let end = this.endOf(rest); rest.length >= HEAD && rest.length >= end; end = this.endOf(rest)) {
      this.onFrame(rest.toString('latin1', 0, 1), rest.subarray(HEAD, end));
      rest = rest.subarray(end);
    }
    return rest;
  }

  private endOf(bytes: Buffer): number {
    if (bytes.length < HEAD) {
      return HEAD;
    }
    const length = bytes.readUInt32BE(1);
    if (length > this.longest) {
      throw new RangeError(`a frame of ${length} bytes`);
    }
    return HEAD + length;
  }
}
