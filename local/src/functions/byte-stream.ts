/**
 * Bytes that arrive piece by piece, kept until they are asked for.
 */
export class ByteStream implements AsyncIterable<Buffer> {
  private readonly chunks: Buffer[] = [];
  private isEnded = false;
  private error?: Error;
  private wake: () => void = () => undefined;

  public push(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.wake();
  }

  /**
   * @param error why it broke off
   * @default - it is complete
   */
  public end(error?: Error): void {
    this.isEnded = true;
    this.error ??= error;
    this.wake();
  }

  public async* [Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    for (;;) {
      const chunk = this.chunks.shift();
      if (chunk) {
        yield chunk;
      } else if (this.isEnded) {
        break;
      } else {
        await new Promise<void>((resolve) => {
          this.wake = resolve;
        });
      }
    }
    if (this.error) {
      throw this.error;
    }
  }
}
