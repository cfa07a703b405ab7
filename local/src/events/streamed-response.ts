import { MalformedProxyResponse, readHeaders, readStatus, type ProxyResponse } from './proxy-response';
import { isRecord } from '../template/cloud-template';

const DELIMITER = Buffer.alloc(8);
const METADATA_LIMIT = 16 * 1024;

/**
 * Reads what a function streamed: metadata as JSON, eight zero bytes, then the body. The stream is delivered when it has ended.
 *
 * @throws MalformedProxyResponse when the metadata does not stand at the start of the stream
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode-lambda.html
 */
export function readStreamedResponse(payload: unknown): ProxyResponse {
  const stream = bytesOf(payload);
  const end = stream.indexOf(DELIMITER);
  if (end < 0 || end > METADATA_LIMIT) {
    throw new MalformedProxyResponse('the streamed answer has no metadata followed by eight zero bytes in its first 16 kB');
  }
  const metadata = parseMetadata(stream.subarray(0, end).toString('utf8'));
  const headers = readHeaders(metadata);
  if (Array.isArray(metadata.cookies)) {
    headers.append('Set-Cookie', ...metadata.cookies.map(String));
  }
  return { status: readStatus(metadata.statusCode), headers, body: stream.subarray(end + DELIMITER.length) };
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
