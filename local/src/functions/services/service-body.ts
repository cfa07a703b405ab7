import type { IncomingMessage } from 'node:http';
import { LocalGatewayError } from '../../errors';
import { BOUNDS } from '../../stores/retained';

const LINE_END = '\r\n';

/**
 * Receives the body of a request to a service, the chunks of AWS's own encoding put together.
 *
 * @throws LocalGatewayError when it is larger than anything that is kept here, or its chunks are broken
 */
export async function readServiceBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= BOUNDS.maxBytes) {
      chunks.push(chunk);
    }
  }
  if (size > BOUNDS.maxBytes) {
    throw new LocalGatewayError(`a request of ${size} bytes is too large for what is kept in this process; at most ${BOUNDS.maxBytes} fit`);
  }
  const body = Buffer.concat(chunks);
  return String(message.headers['x-amz-content-sha256']).startsWith('STREAMING-') ? joinChunks(body) : body;
}

/*
 * Each chunk is its length in hexadecimal digits, whatever extensions, and its bytes; the last is empty, trailers follow it.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
 */
function joinChunks(body: Buffer): Buffer {
  const chunks: Buffer[] = [];
  for (let at = 0; ;) {
    const lineEnd = body.indexOf(LINE_END, at);
    const [, digits] = /^([0-9a-f]{1,8})(?:;|$)/i.exec(body.toString('latin1', at, Math.max(lineEnd, at))) ?? [];
    const start = lineEnd + LINE_END.length;
    const length = Number.parseInt(digits ?? '', 16);
    if (digits === undefined || start + length > body.length) {
      throw new LocalGatewayError('the body is not in the chunks that its header \'x-amz-content-sha256\' announces');
    }
    if (length === 0) {
      return Buffer.concat(chunks);
    }
    chunks.push(body.subarray(start, start + length));
    at = start + length + LINE_END.length;
  }
}
