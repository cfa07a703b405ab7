import type { ContentHandling } from '../../template/rest-api-model';
import { configurationFault } from '../fault';

/**
 * A payload between client and integration: text, or bytes that no template may touch.
 */
export type Payload = string | Buffer;

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * Text of bytes: UTF-8, where each malformed sequence is U+FFFD.
 */
export function decodeText(bytes: Buffer): string {
  return bytes.toString('utf8');
}

/**
 * Bytes of base64 text.
 *
 * @throws GatewayFault when the text is not strict base64
 */
export function decodeBase64(text: string): Buffer {
  const compact = text.replace(/[\r\n]/g, '');
  if (!BASE64.test(compact)) {
    throw configurationFault('the payload is not base64 and cannot be converted to binary');
  }
  return Buffer.from(compact, 'base64');
}

/**
 * Converts a request's body on its way to the integration.
 */
export function convertRequest(bytes: Buffer, binary: boolean, handling: ContentHandling | undefined): Payload {
  if (binary) {
    return handling === 'CONVERT_TO_TEXT' ? bytes.toString('base64') : bytes;
  }
  return handling === 'CONVERT_TO_BINARY' ? decodeBase64(decodeText(bytes)) : decodeText(bytes);
}

/**
 * Converts an integration's body on its way to the client. Without a handling, what the client accepts decides.
 */
export function convertResponse(bytes: Buffer, binary: boolean, accepted: boolean, handling: ContentHandling | undefined): Payload {
  const wanted = handling ?? (accepted ? 'CONVERT_TO_BINARY' : 'CONVERT_TO_TEXT');
  if (binary) {
    return wanted === 'CONVERT_TO_TEXT' ? bytes.toString('base64') : bytes;
  }
  return wanted === 'CONVERT_TO_BINARY' ? decodeBase64(decodeText(bytes)) : decodeText(bytes);
}

export function payloadBytes(payload: Payload): Buffer {
  return typeof payload === 'string' ? Buffer.from(payload) : payload;
}
