import type { BackendAnswer } from '../backends/backend';
import { isRecord } from '../template/cloud-template';

const DELIMITER = '\0'.repeat(8);

/**
 * The stream that a function gives as its result: the whole of it, or its body beside its metadata.
 *
 * @returns undefined when the result is no stream
 */
export function streamedResult(result: unknown): BackendAnswer | undefined {
  if (typeof result === 'string' || result instanceof Uint8Array) {
    return { body: result };
  }
  if (isIterable(result)) {
    return { stream: bytesOf([], result) };
  }
  if (!isRecord(result)) {
    return undefined;
  }
  const { body, ...metadata } = result;
  const pieces = typeof body === 'string' || body instanceof Uint8Array ? [body] : isIterable(body) ? body : undefined;
  return pieces && { stream: bytesOf([JSON.stringify(metadata), DELIMITER], pieces) };
}

type Pieces = Iterable<unknown> | AsyncIterable<unknown>;

function isIterable(value: unknown): value is Pieces {
  return typeof value === 'object' && value !== null && (Symbol.asyncIterator in value || Symbol.iterator in value);
}

async function* bytesOf(first: readonly string[], pieces: Pieces): AsyncGenerator<Buffer> {
  yield* first.map((piece) => Buffer.from(piece));
  for await (const piece of pieces) {
    yield piece instanceof Uint8Array ? Buffer.from(piece) : Buffer.from(String(piece));
  }
}
