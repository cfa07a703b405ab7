import { MalformedProxyResponse, readHeaders, readStatus, type ProxyResponse, type ResponseHead } from './proxy-response';
import { isRecord } from '../template/cloud-template';

const DELIMITER = Buffer.alloc(8);
const METADATA_LIMIT = 16 * 1024;

/**
 * Status and headers that a function streams, and the body that follows them.
 */
export interface StreamedResponse extends ResponseHead {
  readonly rest: AsyncIterable<Buffer>;
}

/**
 * Reads what a function streamed, when all of it is there: metadata as JSON, eight zero bytes, then the body.
 *
 * @throws MalformedProxyResponse when the metadata does not stand at the start of the stream
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode-lambda.html
 */
export function readStreamedResponse(payload: unknown): ProxyResponse {
  const stream = bytesOf(payload);
  const end = stream.indexOf(DELIMITER);
  if (end < 0) {
    throw noMetadata();
  }
  return { ...readHead(stream.subarray(0, end)), body: stream.subarray(end + DELIMITER.length) };
}

/**
 * Reads the metadata of what a function streams, as soon as they are there.
 *
 * @throws MalformedProxyResponse when the metadata does not stand at the start of the stream
 */
export async function openStreamedResponse(stream: AsyncIterable<Uint8Array>): Promise<StreamedResponse> {
  const pieces = stream[Symbol.asyncIterator]();
  let start = Buffer.alloc(0);
  for (let end = -1; end < 0; end = start.indexOf(DELIMITER)) {
    const piece = await pieces.next();
    if (piece.done || start.length > METADATA_LIMIT + DELIMITER.length) {
      throw noMetadata();
    }
    start = Buffer.concat([start, piece.value]);
  }
  const end = start.indexOf(DELIMITER);
  return { ...readHead(start.subarray(0, end)), rest: continued(start.subarray(end + DELIMITER.length), pieces) };
}

async function* continued(first: Buffer, pieces: AsyncIterator<Uint8Array>): AsyncGenerator<Buffer> {
  try {
    if (first.length > 0) {
      yield first;
    }
    for (let piece = await pieces.next(); !piece.done; piece = await pieces.next()) {
      yield Buffer.from(piece.value);
    }
  } finally {
    await pieces.return?.();
  }
}

function readHead(bytes: Buffer): ResponseHead {
  if (bytes.length > METADATA_LIMIT) {
    throw noMetadata();
  }
  const metadata = parseMetadata(bytes.toString('utf8'));
  const headers = readHeaders(metadata);
  if (Array.isArray(metadata.cookies)) {
    headers.append('Set-Cookie', ...metadata.cookies.map(String));
  }
  return { status: readStatus(metadata.statusCode), headers };
}

function noMetadata(): MalformedProxyResponse {
  return new MalformedProxyResponse('the streamed answer has no metadata followed by eight zero bytes in its first 16 kB');
}

function bytesOf(payload: unknown): Buffer {
  if (typeof payload === 'string') {
    return Buffer.from(payload);
  }
  if (payload instanceof Uint8Array) {
    return Buffer.from(payload);
  }
  throw new MalformedProxyResponse('a function whose answer is streamed must give text or bytes');
}

function parseMetadata(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (isRecord(value)) {
      return value;
    }
  } catch {
    throw new MalformedProxyResponse(`the metadata of the streamed answer is not JSON: ${text}`);
  }
  throw new MalformedProxyResponse(`the metadata of the streamed answer is not an object: ${text}`);
}
