/**
 * Passes a stream on and tells its length when it ends, however it ends.
 */
export async function* countBytes(stream: AsyncIterable<Buffer>, ended: (bytes: number) => void): AsyncGenerator<Buffer> {
  let bytes = 0;
  try {
    for await (const piece of stream) {
      bytes += piece.length;
      yield piece;
    }
  } finally {
    ended(bytes);
  }
}
